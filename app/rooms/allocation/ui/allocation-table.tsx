import { parseKronor } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { paths } from "#app/paths.ts";
import type { AllocationState } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import type { Line, Outcome, Standing } from "#app/rooms/allocation/allocation.ts";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { Field, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import "./allocation.css";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export type Row = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly requestedOre: bigint;
  readonly rank: number | null;
  readonly line: Line | null;
  readonly standing: Standing;
  readonly decided: { readonly outcome: Outcome; readonly amountOre: bigint } | null;
};

const score = (value: Rational | null, decimals: number, language: "sv" | "en", none: string) =>
  value ? formatRational(value, decimals, language) : none;

/** What is typed reads as an amount; nothing and nonsense count as nothing, so that the sums beside follow while typing. */
export const typedAmount = (text: string): bigint => {
  const ore = text.trim() === "" ? 0n : parseKronor(text);
  return ore === null || ore < 0n ? 0n : ore;
};

/**
 * What there is to see to and what stands: with the office that what it works on, handed over that what waits for the board. A proposal that
 * is decided whole is shown as it was.
 */
export function parted<One extends Pick<Row, "standing">>(
  state: AllocationState,
  rows: readonly One[],
): { mine: One[]; fixed: One[] } {
  if (state === "settled") return { mine: [...rows], fixed: [] };
  const standing = state === "open" ? "office" : "board";
  return {
    mine: rows.filter((row) => row.standing === standing),
    fixed: rows.filter((row) => row.standing !== standing),
  };
}

/** What a case is to have: as the board has decided it, or else as it is proposed. */
export const sumOf = (row: Pick<Row, "decided" | "line">): bigint => row.decided?.amountOre ?? row.line?.amountOre ?? 0n;

/**
 * By rank: what was asked for, what is proposed and why. With `editable`, amounts and reasons are fields of the surrounding form; with
 * `fixed`, it is told beside each sum whether the board has decided it or has it before it.
 */
export function AllocationTable({
  rows,
  editable,
  fixed = false,
  decimals,
  purposes,
}: {
  rows: readonly Row[];
  editable: boolean;
  fixed?: boolean;
  decimals: number;
  purposes: readonly { key: string; name: Bilingual }[];
}) {
  const t = useTexts(allocationTexts);
  const language = useLanguage();
  return (
    <DataTable
      caption={fixed ? t.fixed.title : t.table}
      captionHidden
      rows={rows}
      rowKey={(row) => row.applicationId}
      columns={[
        { key: "rank", label: t.columns.rank, numeric: true, cell: (row) => row.rank ?? <Muted>{t.unranked}</Muted> },
        {
          key: "application",
          label: t.columns.application,
          rowHeader: true,
          cell: (row) => (
            <>
              <a href={paths.case(row.applicationId)}>
                <bdi>{row.title}</bdi>
              </a>
              <br />
              <Muted>
                <bdi>{row.organisation}</bdi> · {row.number}
              </Muted>
            </>
          ),
        },
        {
          key: "score",
          label: t.columns.score,
          numeric: true,
          cell: (row) => score(row.line?.score ?? null, decimals, language, "–"),
        },
        {
          key: "requested",
          label: t.columns.requested,
          numeric: true,
          nowrap: true,
          cell: (row) => formatKronor(row.requestedOre, language, false),
        },
        {
          key: "proposed",
          label: fixed ? t.columns.fixed : t.columns.proposed,
          numeric: !editable,
          nowrap: true,
          cell: (row, index) => {
            const amount = row.line?.amountOre ?? 0n;
            if (!editable)
              return (
                <>
                  {sumOf(row) > 0n ? <strong>{formatKronor(sumOf(row), language, false)}</strong> : <Tag>{t.reject}</Tag>}
                  {fixed && (
                    <>
                      <br />
                      <Tag tone={row.standing === "decided" ? "positive" : "info"}>{t.standings[row.standing]}</Tag>
                    </>
                  )}
                </>
              );
            return (
              <>
                <Hidden name={`lines.${index}.applicationId`} value={row.applicationId} />
                <Field
                  name={`lines.${index}.amount`}
                  label={t.amountOf(row.title)}
                  labelHidden
                  inputMode="decimal"
                  width="short"
                  defaultValue={amount === 0n ? "" : formatKronor(amount, "sv", false)}
                />
                {purposes.length > 1 ? (
                  <Select
                    name={`lines.${index}.purpose`}
                    label={t.purposeOf(row.title)}
                    labelHidden
                    width="short"
                    defaultValue={row.line?.purpose || (purposes[0]?.key ?? "")}
                    options={purposes.map((purpose) => ({ value: purpose.key, label: inLanguage(purpose.name, language) }))}
                  />
                ) : (
                  <Hidden name={`lines.${index}.purpose`} value={purposes[0]?.key ?? ""} />
                )}
              </>
            );
          },
        },
        {
          key: "reason",
          label: t.columns.reason,
          cell: (row, index) =>
            editable ? (
              <TextArea
                name={`lines.${index}.reason`}
                label={t.reasonOf(row.title)}
                labelHidden
                rows={3}
                defaultValue={row.line?.reason ?? ""}
              />
            ) : (
              (row.line?.reason ?? "")
            ),
        },
      ]}
      foot={{
        rank: t.sums.total,
        requested: formatKronor(
          rows.reduce((total, row) => total + row.requestedOre, 0n),
          language,
          false,
        ),
        // While amounts are typed, the figure above the table is the one that follows.
        ...(editable
          ? {}
          : {
              proposed: formatKronor(
                rows.reduce((total, row) => total + sumOf(row), 0n),
                language,
                false,
              ),
            }),
      }}
    />
  );
}
