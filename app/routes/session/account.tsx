import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { interestTexts } from "#app/rooms/assessment/interest.texts.ts";
import { accountForm } from "#app/rooms/people/people.forms.ts";
import { organisationsOf, saveAccount, sessionsOf, signOutElsewhere } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { cookie, sessionCookie } from "#app/web/context.server.ts";
import { command, insidePath, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, request, language, url }) => ({
  heading: peopleTexts[language].account.title,
  said: url.searchParams.has("utloggade"),
  name: actor.name,
  language: actor.language,
  roles: actor.roles,
  organisations: await organisationsOf(actor),
  sessions: await sessionsOf(actor, cookie(request, sessionCookie) ?? ""),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: noParams,
  form: accountForm,
  run: ({ actor, form, request }): Promise<Result<unknown>> =>
    form.do === "save"
      ? saveAccount({ actor, ...form })
      : signOutElsewhere({ actor, secret: cookie(request, sessionCookie) ?? "" }),
  done: ({ url, form }) =>
    form.do === "save" ? insidePath(url.searchParams.get("till"), paths.mine()) : `${paths.account()}?utloggade`,
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
      <CommandForm values={{ name: data.name, language: data.language, ...values }} errors={errors} hidden={{ do: "save" }}>
        <PageHeading title={t.title} lead={t.lead} />
        <Answer message={message} code={code} />
        {data.said && !message && (
          <Notice tone="success" live>
            {t.signedOutElsewhere}
          </Notice>
        )}
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
        <DataTable
          caption={t.sessions}
          captionHidden
          rows={data.sessions}
          rowKey={(session) => session.id}
          columns={[
            { key: "which", label: t.browser, rowHeader: true, cell: (session) => (session.asking ? t.thisOne : t.another) },
            { key: "began", label: t.began, nowrap: true, cell: (session) => formatInstant(session.createdAt, language) },
            { key: "seen", label: t.seen, nowrap: true, cell: (session) => formatInstant(session.seenAt, language) },
          ]}
        />
        {data.sessions.length > 1 && (
          <CommandForm hidden={{ do: "sign-out-elsewhere" }}>
            <p>
              <Muted>{t.elsewhereLead}</Muted>
            </p>
            <Button kind="secondary">{t.signOutElsewhere}</Button>
          </CommandForm>
        )}
      </Section>
    </>
  );
}
