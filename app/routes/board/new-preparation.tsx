import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { planForm } from "#app/rooms/preparation/preparation.forms.ts";
import { planPage, planPreparation } from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choices, Field, Select } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => ({
  heading: preparationTexts[language].plan.title,
  ...found(await planPage(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.callNumber} – Drum` }];

export const action = command({
  params: idParams,
  form: planForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => planPreparation({ actor, callId: params.id, ...form }),
  done: ({ params, value }) => (value ? paths.preparation(value.id) : paths.allocation(params.id)),
});

export default function NewPreparation() {
  const { callId, callNumber, callTitle, state, committee, body } = useLoaderData<typeof loader>();
  const room = useTexts(preparationTexts);
  const t = room.plan;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${callNumber} · ${inLanguage(callTitle, language)}`}
        lead={`${t.lead} ${room.decidesNothing}`}
        back={{ href: paths.allocation(callId), label: t.back }}
      />
      <Answer message={message} code={code} />
      {state !== "proposed" ? (
        <Notice title={t.notProposed}>{t.notProposedText}</Notice>
      ) : committee.length === 0 ? (
        <Notice title={t.nobody}>{t.nobodyText}</Notice>
      ) : (
        <CommandForm {...unaccepted}>
          <Field name="date" label={t.date} hint={t.dateHint} width="short" inputMode="numeric" />
          <Field name="time" label={t.time} hint={t.timeHint} width="tiny" defaultValue="13:00" />
          <Field name="place" label={t.place} width="long" />
          <Select
            name="chairId"
            label={t.chair}
            defaultValue={committee.find((one) => one.chair)?.personId ?? ""}
            options={committee.map((one) => ({ value: one.personId, label: one.name }))}
          />
          <Choices
            name="members"
            label={t.members}
            hint={`${body}. ${t.membersHint}`}
            defaultValue={committee.map((one) => one.personId)}
            options={committee.map((one) => ({
              value: one.personId,
              label: one.name,
              ...(one.title ? { hint: one.title } : {}),
            }))}
          />
          <Button>{t.submit}</Button>
        </CommandForm>
      )}
    </>
  );
}
