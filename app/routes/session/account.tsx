import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { accountForm } from "#app/rooms/people/people.forms.ts";
import { organisationsOf, saveAccount, sessionsOf } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, insidePath, noParams, page } from "#app/web/doors.server.ts";

export const meta: MetaFunction = () => [{ title: "Ditt konto – Drum" }];

export const loader = page(noParams, {}, async ({ actor }) => ({
  name: actor.name,
  language: actor.language,
  roles: actor.roles,
  organisations: await organisationsOf(actor),
  sessions: await sessionsOf(actor),
}));

export const action = command({
  params: noParams,
  form: accountForm,
  run: ({ actor, form }) => saveAccount({ actor, ...form }),
  done: ({ url }) => insidePath(url.searchParams.get("till"), paths.mine()),
});

export default function Account() {
  const data = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const { message, code, values, errors } = useUnaccepted(room);
  const ties = useTexts(interestTexts).ownLink;
  const t = room.account;
  return (
    <>
      <CommandForm values={{ name: data.name, language: data.language, ...values }} errors={errors}>
        <PageHeading title={t.title} lead={t.lead} />
        <Answer message={message} code={code} />
        <Field name="name" label={t.name} autoComplete="name" width="long" />
        <Choice
          name="language"
          label={t.language}
          options={[
            { value: "sv", label: t.swedish },
            { value: "en", label: t.english },
          ]}
          inline
        />
        <Button>{common.save}</Button>
      </CommandForm>
      <Section title={t.roles}>
        <SummaryList
          rows={[
            { label: t.roles, value: data.roles.map((role) => common.roles[role]).join(", ") || t.noRoles },
            ...data.organisations.map((organisation) => ({
              label: organisation.name,
              value: common.membership[organisation.role],
              action: { href: paths.organisation(organisation.id), label: room.organisation.facts, about: organisation.name },
            })),
          ]}
        />
      </Section>
      {data.roles.length > 0 && (
        <p>
          <a href={paths.ownInterests()}>{ties}</a>
        </p>
      )}
      <Section title={t.sessions}>
        <ul>
          {data.sessions.map((session) => (
            <li key={session.id}>{formatInstant(session.seenAt, language)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
