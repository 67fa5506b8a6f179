import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import { planForm } from "#app/rooms/decisions/decisions.forms.ts";
import { planMeeting, planPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choices, Field, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, { roles: ["secretary"] }, async ({ actor, language }) => ({
  heading: decisionTexts[language].plan.title,
  ...found(await planPage(actor)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: noParams,
  form: planForm,
  roles: ["secretary"],
  run: ({ actor, form }) => planMeeting({ actor, ...form }),
  done: ({ value }) => (value ? paths.meeting(value.id) : paths.meetings()),
});

export default function NewMeeting() {
  const { board, proposals, amendments } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const later = useTexts(amendmentTexts);
  const t = room.plan;
  const people = (capacity: (typeof board)[number]["capacity"]) => board.filter((person) => person.capacity === capacity);
  return (
    <CommandForm {...unaccepted}>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.meetings(), label: room.meeting.all }} />
      <Answer message={message} code={code} />
      <TwoColumns
        main={
          <>
            <Field name="date" label={t.date} hint={t.dateHint} width="short" inputMode="numeric" />
            <Field name="time" label={t.time} hint={t.timeHint} width="tiny" defaultValue="09:00" />
            <Field name="place" label={t.place} width="long" />
            <Select
              name="chairId"
              label={t.chair}
              defaultValue={board.find((person) => person.chair)?.personId ?? ""}
              options={people("member").map((person) => ({ value: person.personId, label: person.name }))}
            />
            {people("officer").length > 0 && (
              <Choices
                name="officers"
                label={t.officers}
                optional
                options={people("officer").map((person) => ({
                  value: person.personId,
                  label: person.name,
                  ...(person.title ? { hint: person.title } : {}),
                }))}
              />
            )}
            <Button>{t.submit}</Button>
          </>
        }
        aside={
          <>
            <Section title={t.proposals}>
              {proposals.length === 0 ? (
                <p>{t.noProposals}</p>
              ) : (
                <ul>
                  {proposals.map((one) => (
                    <li key={one.allocationId}>
                      <strong>{one.callTitle}</strong>
                      <br />
                      <Muted>{t.proposal(one.applications, one.proposedOre)}</Muted>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            {amendments.length > 0 && (
              <Section title={later.waiting}>
                <ul>
                  {amendments.map((one) => (
                    <li key={one.id}>
                      {later.kinds[one.kind]}: <bdi>{one.project}</bdi> <Muted>{one.number}</Muted>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            <Section title={t.members} lead={t.membersLead}>
              <SummaryList
                compact
                rows={(["member", "substitute", "adjunct"] as const)
                  .filter((capacity) => people(capacity).length > 0)
                  .map((capacity) => ({
                    label: `${room.capacities[capacity]} (${people(capacity).length})`,
                    value: people(capacity)
                      .map((person) => person.name)
                      .join(", "),
                  }))}
              />
            </Section>
          </>
        }
      />
    </CommandForm>
  );
}
