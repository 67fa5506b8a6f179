import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { type Round, rounds } from "#app/rooms/applications/applications.server.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { officeStages } from "#app/rooms/applications/round.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { type SketchTally, sketchTallies } from "#app/rooms/applications/sketches.server.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { waitingQuestions } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { draftedCalls } from "#app/rooms/calls/calls.server.ts";
import { projectMoneyTexts } from "#app/rooms/decisions/project-money.texts.ts";
import { wordingTexts } from "#app/rooms/decisions/wording.texts.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { formatDate, formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { noParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  noParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, language }) => ({
    title: officeTexts[language].workbench.title,
    rounds: await rounds(actor),
    drafts: (await draftedCalls(actor)) ?? [],
    questions: await waitingQuestions(actor),
    sketches: await sketchTallies(actor),
    mayBuild: actor.roles.includes("officer"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

/** The office's first page: every round, and how much of it waits. */
export default function Workbench() {
  const { rounds: all, drafts, questions, sketches, mayBuild } = useLoaderData<typeof loader>();
  const room = useTexts(officeTexts);
  const revision = useTexts(callRevisionTexts);
  const t = room.workbench;
  const building = useTexts(buildingTexts).drafts;
  const asked = useTexts(callQuestionsTexts).office;
  const projectMoney = useTexts(projectMoneyTexts).link;
  const reports = useTexts(builderTexts).title;
  const learning = useTexts(learningTexts).office.title;
  const wording = useTexts(wordingTexts).link;
  const language = useLanguage();
  const groups = (["open", "closed", "coming"] as const).map((phase) => ({
    phase,
    list: all.filter((round) => round.phase === phase),
  }));
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <Cluster>
            {mayBuild && <LinkButton href={paths.newCall()}>{building.create}</LinkButton>}
            <LinkButton href={paths.money()} kind="secondary">
              {t.money}
            </LinkButton>
            <LinkButton href={paths.projects()} kind="secondary">
              {projectMoney}
            </LinkButton>
            <LinkButton href={paths.reports()} kind="secondary">
              {reports}
            </LinkButton>
            <LinkButton href={paths.learning()} kind="secondary">
              {learning}
            </LinkButton>
            {mayBuild && (
              <LinkButton href={paths.wordings()} kind="secondary">
                {wording}
              </LinkButton>
            )}
          </Cluster>
        }
      />
      {all.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      {questions.length > 0 && (
        <Section title={asked.waitingTitle}>
          <Cards>
            {questions.map((one) => (
              <Card
                key={one.callId}
                title={inLanguage(one.title, language)}
                href={paths.callQuestions(one.callId)}
                tag={<Tag tone="attention">{asked.waiting(one.count)}</Tag>}
                meta={asked.oldest(formatInstant(one.oldest, language))}
              />
            ))}
          </Cards>
        </Section>
      )}
      {groups.map(
        ({ phase, list }) =>
          list.length > 0 && (
            <Section key={phase} title={room.phases[phase]}>
              <Cards>
                {list.map((round) => (
                  <RoundCard key={round.callId} round={round} sketches={sketches.find((one) => one.callId === round.callId)} />
                ))}
              </Cards>
            </Section>
          ),
      )}
      {drafts.length > 0 && (
        <Section title={building.title}>
          <Cards>
            {drafts.map((draft) => (
              <Card
                key={draft.id}
                title={inLanguage(draft.title, language)}
                href={paths.callBuilding(draft.id)}
                meta={[draft.revises && revision.draftOf(draft.revises), building.saved(formatInstant(draft.savedAt, language))]
                  .filter(Boolean)
                  .join(" · ")}
              />
            ))}
          </Cards>
        </Section>
      )}
      {all.length > 0 && (
        <p>
          <Muted>{t.hidden}</Muted>
        </p>
      )}
    </>
  );
}

function RoundCard({ round, sketches }: { round: Round; sketches: SketchTally | undefined }) {
  const sketch = useTexts(sketchTexts).office;
  const room = useTexts(officeTexts);
  const t = room.workbench;
  const language = useLanguage();
  const { counts, phase } = round;
  const dates = [
    phase === "coming"
      ? t.opens(formatInstant(round.opensAt, language))
      : phase === "open"
        ? t.closes(formatInstant(round.closesAt, language))
        : t.closed(formatInstant(round.closesAt, language)),
    round.decisionOn && t.decision(formatDate(round.decisionOn, language)),
  ].filter(Boolean);
  return (
    <Card
      title={inLanguage(round.title, language)}
      href={paths.round(round.callId)}
      tag={
        counts.received > 0 ? (
          <Tag tone="attention">{t.toCheck(counts.received)}</Tag>
        ) : round.total > 0 ? (
          <Tag tone="positive">{t.checked}</Tag>
        ) : (
          <Tag>{t.waiting}</Tag>
        )
      }
      meta={[round.number, ...dates].join(" · ")}
    >
      {sketches && (
        <p>
          {sketches.waiting > 0 ? (
            <a href={paths.sketches(round.callId)}>{sketch.waiting(sketches.waiting)}</a>
          ) : (
            <a href={paths.sketches(round.callId)}>{sketch.allAnswered(sketches.all)}</a>
          )}
        </p>
      )}
      {round.total > 0 && (
        <p>
          {t.cases(round.total)}. {t.requested(formatKronor(round.requestedOre, language))}.
        </p>
      )}
      {round.total > 0 && (
        <p>
          {officeStages
            .filter((stage) => counts[stage] > 0)
            .map((stage) => `${room.stagesMany[stage]}: ${counts[stage]}`)
            .join(" · ")}
        </p>
      )}
    </Card>
  );
}
