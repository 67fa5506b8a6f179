import { sum } from "#app/kernel/money.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import { type FundRoom, overdrawn } from "#app/rooms/allocation/allocation.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** What each fund holds before and after the proposal; a fund that the proposal overdraws is marked in words. */
export function LeftInPots({ before, after }: { before: readonly FundRoom[]; after: readonly FundRoom[] }) {
  const t = useTexts(allocationTexts);
  const language = useLanguage();
  const total = (fund: FundRoom) => sum(fund.pots.map((pot) => pot.availableOre));
  const rows = before.map((fund) => ({ fund, left: after.find((one) => one.fundId === fund.fundId) ?? fund }));
  const amount = (ore: bigint) => formatKronor(ore, language, false);
  const limited = before.some((fund) => fund.limitLeftOre !== null);
  return (
    <DataTable
      caption={t.left}
      captionHidden
      dense
      rows={rows}
      rowKey={({ fund }) => fund.fundId}
      columns={[
        { key: "fund", label: t.leftColumns.fund, rowHeader: true, cell: ({ fund }) => inLanguage(fund.name, language) },
        {
          key: "available",
          label: t.leftColumns.available,
          numeric: true,
          nowrap: true,
          cell: ({ fund }) => amount(total(fund)),
        },
        ...(limited
          ? [
              {
                key: "limit",
                label: t.leftColumns.limit,
                numeric: true,
                nowrap: true,
                cell: ({ fund }: (typeof rows)[number]) => (fund.limitLeftOre === null ? "–" : amount(fund.limitLeftOre)),
              },
            ]
          : []),
        {
          key: "proposed",
          label: t.leftColumns.proposed,
          numeric: true,
          nowrap: true,
          cell: ({ fund, left }) => amount(total(fund) - total(left)),
        },
        {
          key: "left",
          label: t.leftColumns.left,
          numeric: true,
          nowrap: true,
          cell: ({ fund, left }) => {
            const short = overdrawn([left]);
            // The smaller of what the pots hold and what the call may use.
            const room = fund.limitLeftOre !== null && fund.limitLeftOre < total(fund) ? (left.limitLeftOre ?? 0n) : total(left);
            return short ? <Tag tone="negative">{amount(-short.byOre)}</Tag> : amount(room);
          },
        },
      ]}
    />
  );
}
