import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import { type Answered, type Comparison, choiceOf, type SheetLine } from "#app/rooms/assessment/scoring-sheet.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice } from "#app/ui/fields.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./assessment.css";

const useTextsHere = () => useTexts(scoringSheetTexts).compare;

/** An answer in words, or that there is none. */
function Answer({ answer }: { answer: Answered }) {
  const t = useTextsHere();
  const { value, notAssessable, motivation } = answer;
  if (value === null && !notAssessable && motivation === "") return <Muted>{t.nothing}</Muted>;
  return (
    <>
      {(notAssessable || value !== null) && <strong>{value === null ? t.notAssessable : t.levelOf(value)}</strong>}
      <div className="as-typed">{motivation}</div>
    </>
  );
}

/** What the uploaded sheet would change: what must be chosen, what is wrong, what will be saved - and only then the button. */
export function SheetComparison({ comparison }: { comparison: Comparison }) {
  const t = useTextsHere();
  const language = useLanguage();
  const { cases, faults, unchanged, kept, empty } = comparison;
  const lines = cases.flatMap((one) => one.lines.map((line) => ({ ...line, number: one.number, title: one.title })));
  const of = (kind: SheetLine["kind"]) => lines.filter((line) => line.kind === kind);
  const clashes = of("clash");
  const plain = lines.filter(({ kind }) => kind !== "clash");
  const nameOf = (line: Pick<SheetLine, "name">) => (line.name ? inLanguage(line.name, language) : t.summary);
  return (
    <>
      <KeyFigures
        items={[
          { label: t.counts.new, value: `${of("new").length}` },
          { label: t.counts.changed, value: `${of("changed").length}` },
          { label: t.counts.clash, value: `${clashes.length}` },
          { label: t.counts.faults, value: `${faults.length}` },
        ]}
      />
      {lines.length === 0 && <Notice title={t.noChanges}>{faults.length === 0 && t.noChangesText}</Notice>}
      {clashes.length > 0 && (
        <Section title={t.clashes} lead={<p>{t.clashesLead}</p>}>
          <Stack gap="large">
            {clashes.map((line) => (
              <Choice
                key={line.row}
                name={`choose.${choiceOf(line.row)}`}
                label={t.choose(line.number, nameOf(line))}
                options={[
                  { value: "file", label: t.useFile, hint: <Answer answer={line.file} /> },
                  { value: "stored", label: t.useStored, hint: <Answer answer={line.stored} /> },
                ]}
              />
            ))}
          </Stack>
        </Section>
      )}
      {faults.length > 0 && (
        <Section title={t.faultsTitle} lead={<p>{t.faultsLead}</p>}>
          <DataTable
            caption={t.faultsTitle}
            captionHidden
            rows={faults}
            rowKey={(fault) => `${fault.row}`}
            columns={[
              { key: "row", label: t.row, numeric: true, rowHeader: true, cell: ({ row }) => row },
              {
                key: "what",
                label: t.what,
                cell: ({ fault, scale }) => t.faults[fault](scale?.min ?? 0, scale?.max ?? 0),
              },
              {
                key: "where",
                label: t.where,
                cell: ({ at }) =>
                  at ? (
                    <>
                      {nameOf(at)}
                      <span className="ranking__note">
                        <bdi>{at.title}</bdi>, {at.number}
                      </span>
                    </>
                  ) : (
                    <Muted>–</Muted>
                  ),
              },
            ]}
          />
        </Section>
      )}
      {plain.length > 0 && (
        <Section title={t.changes} lead={<p>{t.changesLead}</p>}>
          {cases.map((one) => {
            const rows = one.lines.filter(({ kind }) => kind !== "clash");
            return (
              rows.length > 0 && (
                <DataTable
                  key={one.assessment}
                  caption={
                    <>
                      <bdi>{one.title}</bdi>, {one.number}
                    </>
                  }
                  rows={rows}
                  rowKey={(line) => line.key}
                  columns={[
                    {
                      key: "item",
                      label: t.item,
                      rowHeader: true,
                      cell: (line) => (
                        <>
                          {nameOf(line)}{" "}
                          <Tag tone={line.kind === "new" ? "positive" : "info"}>
                            {line.kind === "new" ? t.isNew : t.isChanged}
                          </Tag>
                        </>
                      ),
                    },
                    {
                      key: "after",
                      label: t.after,
                      cell: (line) => (
                        <>
                          <Answer answer={line.file} />
                          {line.kind === "changed" && (
                            <Details summary={t.before}>
                              <Answer answer={line.stored} />
                            </Details>
                          )}
                        </>
                      ),
                    },
                  ]}
                />
              )
            );
          })}
        </Section>
      )}
      <Stack gap="small">
        {unchanged > 0 && <p>{t.unchanged(unchanged)}</p>}
        {kept > 0 && <p>{t.kept(kept)}</p>}
        {empty > 0 && <p>{t.empty(empty)}</p>}
      </Stack>
      <ButtonGroup>
        {lines.length > 0 && (
          <Button name="step" value="save">
            {clashes.length > 0 ? t.saveChosen : t.save(plain.length)}
          </Button>
        )}
        <Button kind="secondary" name="step" value="throw-away">
          {t.throwAway}
        </Button>
      </ButtonGroup>
    </>
  );
}
