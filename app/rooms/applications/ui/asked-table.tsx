import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { type Asked, sumAsked } from "#app/rooms/applications/confirmation.ts";
import { formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { DataTable } from "#app/ui/table.tsx";

/** Exactly what is asked and answered: year by year, money or working time, and the sum. */
export function AskedTable({ asked }: { asked: Asked }) {
  const t = useTexts(confirmationTexts);
  const language = useLanguage();
  const rows = [...asked.rows].sort((one, other) => one.year - other.year || one.kind.localeCompare(other.kind));
  return (
    <DataTable
      caption={t.partner.table(asked.financier)}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "year", label: t.year, rowHeader: true, cell: (row) => `${row.year}` },
        { key: "kind", label: t.kind, cell: (row) => t.kinds[row.kind] },
        { key: "amount", label: t.amount, numeric: true, cell: (row) => formatKronor(row.amount, language) },
      ]}
      foot={{ year: t.total, amount: formatKronor(sumAsked(asked), language) }}
    />
  );
}
