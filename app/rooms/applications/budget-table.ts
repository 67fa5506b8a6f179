import { amountCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { amountsByYear, type BudgetRow, costsByType, goalValue, sumOf } from "#app/rooms/applications/application.ts";
import type { Names } from "#app/rooms/applications/sealing.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

const nameOf = ({ costTypes }: Pick<Names, "costTypes">, key: string, language: Language): string =>
  costTypes[key] ? inLanguage(costTypes[key], language) : key;

/** Costs by type and year: the page, the paper and the file are all drawn from this one table, so their figures cannot differ. */
export function budgetTable(rows: readonly BudgetRow[], names: Pick<Names, "costTypes">, language: Language): TableBlock {
  const room = applicationTexts[language];
  // A draft, or what came on paper, may say neither year nor cost type: such rows have a column and a line of their own, or nothing adds up.
  const yearless = rows.filter((row) => row.year === null && (row.amount ?? 0n) > 0n);
  const years = [...amountsByYear(rows).keys(), ...(yearless.length > 0 ? [null] : [])];
  const typeless = sumOf(rows.filter((row) => row.costType === ""));
  return {
    kind: "table",
    caption: room.fields.costsTable,
    columns: [
      { key: "kostnadsslag", label: room.fields.costType, align: "start" },
      ...years.map((year) => ({ key: `${year ?? "utan-ar"}`, label: `${year ?? room.sums.noYear}`, align: "end" as const })),
      { key: "summa", label: room.sums.total, align: "end" },
    ],
    rows: [...costsByType(rows), ...(typeless > 0n ? [["", typeless] as const] : [])].map(([type, total]) => ({
      cells: [
        textCell(type === "" ? room.sums.noType : nameOf(names, type, language)),
        ...years.map((year) => {
          const given = rows.filter((row) => row.costType === type && row.year === year);
          return given.length === 0 ? textCell("–") : amountCell(sumOf(given), language);
        }),
        amountCell(total, language),
      ],
    })),
    totals: [
      textCell(room.sums.total),
      ...[...amountsByYear(rows).values()].map((ore) => amountCell(ore, language)),
      ...(yearless.length > 0 ? [amountCell(sumOf(yearless), language)] : []),
      amountCell(sumOf(rows), language),
    ],
  };
}

export type BudgetNote = { readonly label: string; readonly text: string };

/** How amounts were reckoned, row by row: hours and pay, and what the applicant wrote beside them. */
export function budgetNotes(rows: readonly BudgetRow[], names: Pick<Names, "costTypes">, language: Language): BudgetNote[] {
  const f = applicationTexts[language].fields;
  return rows.flatMap((row) => {
    const { how, hours, rate, note } = row;
    const wage =
      how !== "amount" && hours !== null && rate !== null
        ? f.wage[how](goalValue(hours, language), formatKronor(rate, language))
        : "";
    const text = [wage, note].filter(Boolean).join(". ");
    return text === ""
      ? []
      : [
          {
            label: `${nameOf(names, row.costType, language)} ${row.year ?? ""}, ${formatKronor(row.amount ?? 0n, language)}`,
            text,
          },
        ];
  });
}
