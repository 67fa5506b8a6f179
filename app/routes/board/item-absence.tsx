import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { ConflictHints } from "#app/rooms/assessment/ui/conflict-hints.tsx";
import { absenceForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage, noteItemAbsence, withdrawItemAbsence } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, Field, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section, TwoColumns } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].absence.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: absenceForm,
  run: ({ actor, params: { id, itemId }, form }) => {
    if (form.do === "withdraw") return withdrawItemAbsence({ actor, id, itemId, version: form.version, personId: form.personId });
    const { applicationIds, ...noted } = form;
    const [applicationId = null, ...otherIds] = applicationIds;
    return noteItemAbsence({ actor, id, itemId, ...noted, applicationId, otherIds });
  },
  done: ({ params: { id, itemId } }) => paths.meetingItemAbsence(id, itemId),
});

export default function ItemAbsence() {
  const { meeting, item, may, cases, taking, hints } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.absence;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("note-absence") || item.settled) return <NotNow title={t.title} message={message} code={code} href={back} />;
  const free = meeting.members.filter(
    (member) => member.capacity === "substitute" && member.present && !taking.some((one) => one.personId === member.personId),
  );
  return (
    <>
      <PageHeading title={t.title} caption={item.title} lead={t.lead} back={{ href: back, label: room.item.backToItem }} />
      <Answer message={message} code={code} />
      {cases.length > 0 && (
        <p>
          <a href={paths.meetingItemRuling(meeting.id, item.id)}>{room.ruling.link}</a>
        </p>
      )}
      <TwoColumns
        main={
          <CommandForm version={meeting.version} hidden={{ do: "note" }} {...unaccepted}>
            <Select
              name="personId"
              label={t.person}
              placeholder={room.item.choose}
              options={taking.map((member) => ({ value: member.personId, label: member.name }))}
            />
            <Choice
              name="kind"
              label={t.kind}
              defaultValue="conflict"
              options={[
                { value: "conflict", label: t.kinds.conflict },
                { value: "left", label: t.kinds.left },
              ]}
            />
            {cases.length > 1 && (
              <Choices
                name="applicationIds"
                label={t.application}
                hint={t.applicationHint}
                options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
              />
            )}
            <Field name="ground" label={t.ground} hint={t.groundHint} />
            {free.length > 0 && (
              <Select
                name="replacedById"
                label={t.replaced}
                placeholder={t.replacedNone}
                options={free.map((member) => ({ value: member.personId, label: member.name }))}
              />
            )}
            <Select
              name="chairId"
              label={t.chair}
              hint={t.chairHint}
              placeholder={t.chairNone}
              options={taking
                .filter((member) => member.personId !== meeting.chairId)
                .map((member) => ({ value: member.personId, label: member.name }))}
            />
            <Button>{t.note}</Button>
          </CommandForm>
        }
        aside={
          <>
            <Section title={t.noted}>
              {item.absences.length === 0 ? <p>{t.none}</p> : null}
              {item.absences.map((absence) => (
                <CommandForm
                  key={absence.personId}
                  version={meeting.version}
                  hidden={{ do: "withdraw", personId: absence.personId }}
                >
                  <p>
                    <strong>
                      <bdi>{nameIn(meeting, absence.personId)}</bdi>
                    </strong>
                    <br />
                    <Muted>{absence.ground || t.kinds[absence.kind]}</Muted>
                  </p>
                  <Button kind="quiet">{t.withdraw(nameIn(meeting, absence.personId))}</Button>
                </CommandForm>
              ))}
            </Section>
            <ConflictHints hints={hints} nameOf={(personId) => nameIn(meeting, personId)} />
          </>
        }
      />
    </>
  );
}
