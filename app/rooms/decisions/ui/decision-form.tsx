import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import type { ItemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf } from "#app/rooms/decisions/meeting.ts";
import { onTheTable, reasonsOnTheTable, votedOn } from "#app/rooms/decisions/proposal-on-table.ts";
import { chairsOf } from "#app/rooms/decisions/signing.ts";
import type { CaseRow } from "#app/rooms/decisions/ui/item-cases.tsx";
import { MotionFields } from "#app/rooms/decisions/ui/motion-fields.tsx";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice, Field, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, Muted, Panel, Section, Stack } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./decisions.css";

/** What the meeting has decided: how, of each application, and in clauses of its own. */
export function DecisionForm({
  data,
  unaccepted,
  hidden,
  heading,
}: StepProps<"meeting" | "item" | "cases" | "taking" | "funds" | "purposes">) {
  const { meeting, item, cases, taking, funds } = data;
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const later = useTexts(amendmentTexts);
  const t = room.record;
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  const voted = votedOn(meeting, item);
  const { motions, order } = item.proceedings;
  const moved =
    motions.length > 0 || order !== "" || Object.keys(unaccepted.errors ?? {}).some((name) => /^(motions\.|order)/.test(name));
  return (
    <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
      {heading}
      <Choice
        name="procedure"
        label={t.procedure}
        inline
        defaultValue={tally.ok ? "vote" : item.procedure}
        options={(["acclamation", "vote", ...(item.allocationId ? [] : (["none"] as const))] as const).map((procedure) => ({
          value: procedure,
          label: t.procedures[procedure],
        }))}
        {...(tally.ok
          ? {
              hint: [
                t.voteCarried(tally.value.carried === "yes" ? room.vote.carriedYes : room.vote.carriedNo),
                ...(voted ? [t.voted[voted]] : []),
              ].join(" "),
            }
          : {})}
      />
      {item.kind === "adjuster" && (
        <Select
          name="adjusterId"
          label={t.adjuster}
          hint={t.adjusterHint}
          placeholder={room.item.choose}
          defaultValue={meeting.adjusterId ?? ""}
          options={taking
            .filter((member) => !chairsOf(meeting).includes(member.personId))
            .map((member) => ({ value: member.personId, label: member.name }))}
        />
      )}
      {item.amendmentId && (
        <Choice
          name="amendment"
          label={later.outcome}
          inline
          options={(["adopt", "decline"] as const).map((value) => ({ value, label: later.outcomes[value] }))}
        />
      )}
      {item.allocationId && cases.length > 0 && (
        <Section title={t.outcomes} lead={t.reasonsHint}>
          {funds.length > 0 && (
            <Panel title={t.left} level={3} tone="sunken">
              <SummaryList
                compact
                rows={funds.map((fund) => ({
                  label: inLanguage(fund.name, language),
                  value: formatKronor(fund.leftOre, language),
                }))}
              />
            </Panel>
          )}
          <Stack gap="large">
            {cases.map((one, index) => (
              <OutcomeOfCase key={one.applicationId} data={data} one={one} index={index} />
            ))}
          </Stack>
          <TextArea name="note" label={t.note} rows={2} optional defaultValue={item.proceedings.note} />
        </Section>
      )}
      <TextArea
        name="background"
        label={room.item.background}
        rows={item.background ? 5 : 2}
        optional
        defaultValue={item.background}
      />
      <TextArea
        name="clauses"
        label={t.clauses}
        hint={item.allocationId ? t.clausesAllocationHint : t.clausesHint}
        rows={item.allocationId ? 2 : 4}
        defaultValue={item.clauses.join("\n")}
        optional={item.allocationId !== null || item.kind === "adjuster"}
      />
      <Details summary={room.vote.motionsAndOrder} open={moved}>
        <MotionFields
          members={meeting.members}
          item={item}
          orderHint={tally.ok ? room.vote.orderHint : room.vote.acclaimedHint}
        />
      </Details>
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}

/** What is missing before the case can be decided without a word about it. */
function useLack(readiness: CaseRow["readiness"]): string | null {
  const { readiness: t } = useTexts(decisionTexts).record;
  if (!readiness) return null;
  if (readiness.eligibility !== "passed") return t[readiness.eligibility];
  return readiness.assessments < readiness.wanted ? t.missing(readiness.assessments, readiness.wanted) : null;
}

function OutcomeOfCase({
  data: { item, purposes },
  one,
  index,
}: {
  data: Pick<ItemPage, "item" | "purposes">;
  one: CaseRow;
  index: number;
}) {
  const preparation = useTexts(preparationTexts);
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const t = room.record;
  const decided = item.decisions.find((decision) => decision.applicationId === one.applicationId);
  const tabled = onTheTable(one, one.recommended);
  const amount = decided?.amountOre ?? tabled.amountOre;
  const lacks = useLack(one.readiness);
  return (
    <div className="outcome stack">
      <Hidden name={`outcomes.${index}.applicationId`} value={one.applicationId} />
      <h3>
        <bdi>{one.title}</bdi>
      </h3>
      <p>
        <Muted>
          <bdi>{one.organisation}</bdi> · {one.number} · {t.requested(one.requestedOre)} ·{" "}
          {one.proposal === "grant" ? t.proposed(one.proposedOre) : room.item.outcome.reject}
          {one.recommended && (
            <>
              {" "}
              · {preparation.meeting.columns.recommended}: {preparation.recommendations[one.recommended.recommendation]}{" "}
              {one.recommended.recommendation === "other-sum" && formatKronor(one.recommended.amountOre, language)}
            </>
          )}
        </Muted>
      </p>
      {lacks && (
        <p>
          <Tag tone={one.readiness?.eligibility === "failed" ? "negative" : "attention"}>{lacks}</Tag>
        </p>
      )}
      <Grid columns={3}>
        <Choice
          name={`outcomes.${index}.outcome`}
          label={t.outcomeOf(one.title)}
          labelHidden
          inline
          defaultValue={decided?.outcome ?? tabled.outcome}
          options={(["grant", "reject"] as const).map((outcome) => ({ value: outcome, label: room.item.outcome[outcome] }))}
        />
        <Field
          name={`outcomes.${index}.amount`}
          label={t.amount}
          inputMode="decimal"
          suffix="kr"
          defaultValue={amount === 0n ? "" : formatKronor(amount, "sv", false)}
        />
        {purposes.length > 1 ? (
          <Select
            name={`outcomes.${index}.purpose`}
            label={t.purpose}
            defaultValue={one.purpose}
            options={purposes.map((purpose) => ({ value: purpose.key, label: inLanguage(purpose.name, language) }))}
          />
        ) : (
          <Hidden name={`outcomes.${index}.purpose`} value={one.purpose || (purposes[0]?.key ?? "")} />
        )}
      </Grid>
      <TextArea
        name={`outcomes.${index}.reasons`}
        label={t.reasons}
        rows={2}
        defaultValue={decided?.reasons ?? reasonsOnTheTable(one, one.recommended)}
      />
      <Field name={`outcomes.${index}.conditions`} label={t.conditions} optional defaultValue={decided?.conditions ?? ""} />
    </div>
  );
}
