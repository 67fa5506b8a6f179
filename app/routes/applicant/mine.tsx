import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationsOfTeam, openCalls, type TeamLine } from "#app/rooms/applications/applications.server.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { draftsTexts } from "#app/rooms/applications/drafts.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { organisationsOf } from "#app/rooms/people/people.server.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import { noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, language }) => {
  const [applications, organisations, calls] = await Promise.all([
    applicationsOfTeam(actor),
    organisationsOf(actor),
    openCalls(),
  ]);
  return {
    title: applicationTexts[language].mine.title,
    name: actor.name,
    applications,
    organisations,
    open: calls.map(({ id, slug, title, summary, closesAt, sketchClosesAt }) => ({
      id,
      slug,
      title,
      summary,
      closesAt,
      sketchClosesAt,
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

const tones: Readonly<Record<TeamLine["stage"], Tone>> = {
  drafted: "attention",
  registered: "info",
  submitted: "info",
  returned: "attention",
  granted: "positive",
  rejected: "neutral",
  withdrawn: "neutral",
};

/** Where a person who applies begins: what is open, what waits for them, and what has been decided. */
export default function Mine() {
  const { name, applications, organisations, open } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const common = useTexts(commonTexts);
  const calls = useTexts(callsTexts);
  const t = room.mine;
  // An idea sketch that the office reads is no draft any more, though the application goes on from it.
  const isDraft = (line: TeamLine) => line.stage === "drafted" && (line.step === "sketch" || line.step === "full");
  const isIn = (line: TeamLine) =>
    ["registered", "submitted", "returned"].includes(line.stage) || (line.stage === "drafted" && !isDraft(line));
  const groups = [
    { title: t.drafts, lead: t.draftsLead, lines: applications.filter(isDraft) },
    { title: t.submitted, lines: applications.filter(isIn) },
    { title: t.decided, lines: applications.filter((line) => line.stage === "granted" || line.stage === "rejected") },
    { title: t.withdrawn, lines: applications.filter((line) => line.stage === "withdrawn") },
  ];
  return (
    <>
      <PageHeading title={t.title} lead={name ? t.lead(name.split(" ")[0] ?? name) : t.leadNoName} />
      {organisations.length === 0 && (
        <EmptyState title={t.noOrganisation} action={<LinkButton href={paths.newOrganisation()}>{t.addOrganisation}</LinkButton>}>
          {t.noOrganisationText}
        </EmptyState>
      )}
      {groups.map(
        (group) =>
          group.lines.length > 0 && (
            <Section key={group.title} title={group.title} {...(group.lead ? { lead: group.lead } : {})}>
              <Cards>
                {group.lines.map((line) => (
                  <Line
                    key={line.id}
                    line={line}
                    severalOrganisations={organisations.length > 1}
                    anyOpen={
                      open.length > 0 && organisations.some(({ id, role }) => id === line.organisationId && role !== "reader")
                    }
                  />
                ))}
              </Cards>
            </Section>
          ),
      )}
      {applications.length === 0 && organisations.length > 0 && <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>}
      <Section title={t.open}>
        {open.length === 0 ? (
          <EmptyState title={t.openNone} level={3} action={<a href={paths.calls()}>{room.start.toCalls}</a>}>
            {t.openNoneText}
          </EmptyState>
        ) : (
          <Stack>
            {open.map((call) => (
              <Callout
                key={call.id}
                label={<a href={paths.call(call.slug)}>{inLanguage(call.title, language)}</a>}
                value={t.closes(formatInstant(call.closesAt, language))}
                note={inLanguage(call.summary, language)}
                action={
                  organisations.length > 0 ? (
                    <LinkButton href={paths.startApplication(call.slug)}>
                      {call.sketchClosesAt ? calls.twoSteps.begin : t.apply}
                    </LinkButton>
                  ) : undefined
                }
              />
            ))}
          </Stack>
        )}
      </Section>
      {organisations.length > 0 && (
        <Section title={t.organisations} actions={<a href={paths.newOrganisation()}>{t.addOrganisation}</a>}>
          <SummaryList
            rows={organisations.map((organisation) => ({
              label: organisation.name,
              value: common.membership[organisation.role],
              action: { href: paths.organisation(organisation.id), label: t.openIt, about: organisation.name },
            }))}
          />
        </Section>
      )}
    </>
  );
}

type LineProps = {
  line: TeamLine;
  severalOrganisations: boolean;
  /** there is a call to apply to, and the reader may */
  anyOpen: boolean;
};
function Line({ line, severalOrganisations, anyOpen }: LineProps) {
  const room = useTexts(applicationTexts);
  const t = room.mine;
  const language = useLanguage();
  const sum =
    line.grantedOre !== null && line.stage === "granted"
      ? t.granted(formatKronor(line.grantedOre, language))
      : line.requestedOre !== null
        ? t.requested(formatKronor(line.requestedOre, language))
        : null;
  const todo =
    line.stage === "drafted"
      ? line.step === "waiting" || line.step === "ended"
        ? null
        : line.phase === "open"
          ? t.lastDay(formatInstant(line.closesAt, language))
          : t.closedDraft
      : (line.stage === "submitted" || line.stage === "returned") && line.submittedAt
        ? t.waiting(formatInstant(line.submittedAt, language))
        : null;
  const drafts = useTexts(draftsTexts);
  const sketch = useTexts(sketchTexts);
  const inTwo = line.callKind === "two-step";
  const decided = line.stage === "granted" || line.stage === "rejected";
  const nextYear = useTexts(copyingTexts).useGranted[line.callKind === "pre-study" ? "pre-study" : "continuation"];
  return (
    <Card
      title={<bdi>{line.title}</bdi>}
      href={paths.application(line.id)}
      tag={
        <Tag tone={line.stage === "drafted" && line.step === "waiting" ? "info" : tones[line.stage]}>
          {inTwo && line.stage === "drafted" ? sketch.steps[line.step] : room.stages[line.stage]}
        </Tag>
      }
      meta={[line.number ?? line.sketchNumber, severalOrganisations && line.organisation, inLanguage(line.callTitle, language)]
        .filter(Boolean)
        .join(" · ")}
    >
      {todo && <p>{todo}</p>}
      {line.erasedFrom && <p>{drafts.erasedShort(line.erasedFrom)}</p>}
      {sum && <p>{sum}</p>}
      {line.stage === "drafted" && line.step !== "waiting" && line.savedAt && (
        <p>{t.saved(formatInstant(line.savedAt, language))}</p>
      )}
      {decided && (
        <p>
          <a href={paths.applicationDecision(line.id)}>{t.readDecision}</a>
        </p>
      )}
      {line.stage === "granted" && anyOpen && (
        <p>
          <a href={paths.applicationCopy(line.id)} aria-label={`${nextYear}: ${line.title}`}>
            {nextYear}
          </a>
        </p>
      )}
    </Card>
  );
}
