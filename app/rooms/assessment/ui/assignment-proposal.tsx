import { paths } from "#app/paths.ts";
import type { ProposalOfRound, ProposedPerson } from "#app/rooms/assessment/assignment.server.ts";
import { assignmentTexts } from "#app/rooms/assessment/assignment.texts.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./assessment.css";

/** What a proposal says: what could not be met first, then who gets what, and how much that is for each. */
export function AssignmentProposal({ proposal }: { proposal: ProposalOfRound }) {
  const t = useTexts(assignmentTexts);
  const { cases, loads, count, proved } = proposal;
  const short = cases.flatMap((one) => (one.short ? [{ ...one.short, number: one.number, id: one.id }] : []));
  const totals = loads.map(({ kept, more }) => kept + more);
  return (
    <>
      <KeyFigures
        items={[
          { label: t.figures.cases, value: `${cases.length}` },
          { label: t.figures.proposed, value: `${count}` },
          { label: t.figures.short, value: `${short.length}` },
          { label: t.figures.load, value: t.range(Math.min(...totals), Math.max(...totals)) },
        ]}
      />
      {short.length > 0 && (
        <Notice tone="warning" title={t.shortTitle(short.length)} level={3}>
          <ul>
            {short.map(({ id, number, why, missing, open }) => (
              <li key={id}>
                <a href={paths.caseAssessors(id)}>{t.short[why](number, missing, open)}</a>
              </li>
            ))}
          </ul>
          <p>{t.shortWhat}</p>
        </Notice>
      )}
      {!proved && <Notice>{t.unproved}</Notice>}
      <BarChart
        title={t.loads}
        description={t.loadsAbout}
        labelHeading={t.assessor}
        valueHeading={t.number}
        series={[t.already, t.proposed]}
        mode="stacked"
        format={(value) => `${value}`}
        rows={loads.map(({ name, most, kept, more }) => ({
          label: most === null ? name : t.withMost(name, most),
          values: [kept, more],
        }))}
      />
      <DataTable
        caption={t.table}
        stickyHead
        rows={cases}
        rowKey={(one) => one.id}
        columns={[
          {
            key: "application",
            label: t.application,
            rowHeader: true,
            cell: (one) => (
              <>
                <a href={paths.case(one.id)}>
                  <bdi>{one.title}</bdi>
                </a>
                <span className="ranking__note">
                  <bdi>{one.organisation}</bdi>, {one.number}
                </span>
              </>
            ),
          },
          { key: "already", label: t.already, cell: (one) => <People people={one.kept} /> },
          {
            key: "proposed",
            label: t.proposed,
            cell: (one) =>
              one.given.length === 0 && !one.short ? (
                <Muted>{t.enough}</Muted>
              ) : (
                <>
                  {one.given.length > 0 && <People people={one.given} />}
                  {one.short && (
                    <p>
                      <Tag tone="attention">{t.missing(one.short.missing)}</Tag>
                    </p>
                  )}
                </>
              ),
          },
        ]}
      />
    </>
  );
}

function People({ people }: { people: readonly ProposedPerson[] }) {
  const t = useTexts(assignmentTexts);
  if (people.length === 0) return <Muted>{t.none}</Muted>;
  return (
    <ul className="plain-list">
      {people.map(({ id, name, knows, wary }) => (
        <li key={id}>
          <bdi>{name}</bdi>
          {(knows || wary) && <Muted> ({[knows && t.knows, wary && t.wary].filter(Boolean).join(", ")})</Muted>}
        </li>
      ))}
    </ul>
  );
}
