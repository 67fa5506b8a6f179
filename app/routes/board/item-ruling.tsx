import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { rulingForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage, ruleOnItemConflict } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf } from "#app/rooms/decisions/meeting.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Rulings } from "#app/rooms/decisions/ui/rulings.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, TwoColumns } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].ruling.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: rulingForm,
  run: ({ actor, params: { id, itemId }, form }) => ruleOnItemConflict({ actor, id, itemId, ...form }),
  done: ({ params: { id, itemId } }) => paths.meetingItemRuling(id, itemId),
});

/** Somebody elected disputes a conflict of interest, or is told to have one: the body decides, at the paragraph and without them (KL 6:30). */
export default function ItemRuling() {
  const { meeting, item, may, cases, taking } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.ruling;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("rule-conflict") || item.settled) return <NotNow title={t.title} message={message} code={code} href={back} />;
  const elected = meeting.members.filter(
    (member) =>
      member.present && (member.capacity === "member" || member.capacity === "substitute" || member.capacity === "adjunct"),
  );
  const named = (people: readonly { personId: string; name: string }[]) =>
    people.map((one) => ({ value: one.personId, label: one.name }));
  const free = elected.filter(
    (member) => member.capacity === "substitute" && !taking.some((one) => one.personId === member.personId),
  );
  return (
    <>
      <PageHeading title={t.title} caption={item.title} lead={t.lead} back={{ href: back, label: room.item.backToItem }} />
      <Answer message={message} code={code} />
      <TwoColumns
        main={
          <CommandForm version={meeting.version} {...unaccepted}>
            <Select name="personId" label={t.person} placeholder={room.item.choose} options={named(elected)} />
            <Select
              name="raisedById"
              label={t.raisedBy}
              placeholder={t.raisedBySelf}
              options={named(meeting.members.filter((member) => member.present))}
            />
            {cases.length > 1 && (
              <Choices
                name="applicationIds"
                label={t.application}
                options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
              />
            )}
            <Field name="ground" label={t.ground} hint={t.groundHint} />
            <Choice
              name="outcome"
              label={t.outcome(meeting.body)}
              options={[
                { value: "conflict", label: t.outcomes.conflict, hint: t.outcomeHints.conflict },
                { value: "none", label: t.outcomes.none, hint: t.outcomeHints.none },
              ]}
            />
            <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={3} maxLength={2000} />
            <Choices name="against" label={t.against} hint={t.againstHint} options={named(taking)} />
            {free.length > 0 && (
              <Select
                name="replacedById"
                label={room.absence.replaced}
                hint={t.replacedHint}
                placeholder={room.absence.replacedNone}
                options={named(free)}
              />
            )}
            <Select
              name="chairId"
              label={room.absence.chair}
              hint={t.chairHint}
              placeholder={room.absence.chairNone}
              options={named(taking.filter((member) => member.personId !== chairOf(meeting, item)))}
            />
            <Button>{t.save}</Button>
          </CommandForm>
        }
        aside={
          <Section title={t.ruled}>
            {item.rulings.length === 0 ? <p>{t.none}</p> : <Rulings meeting={meeting} item={item} cases={cases} />}
          </Section>
        }
      />
    </>
  );
}
