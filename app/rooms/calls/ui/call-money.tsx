import type { Ore } from "#app/kernel/money.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { DataTable } from "#app/ui/table.tsx";

/** What one fund gives a call: the limit that was set, or all that the fund was given (öre). */
export type CallMoney = { readonly fundId: string; readonly year: number; readonly name: Bilingual; readonly amountOre: Ore };

/** How much there is to apply for, year by year. */
export function MoneyOfCall({ money }: { money: readonly CallMoney[] }) {
  const t = useTexts(callsTexts);
  const language = useLanguage();
  return (
    <DataTable
      caption={t.sections.money}
      captionHidden
      rows={money}
      rowKey={(line) => line.fundId}
      columns={[
        { key: "fund", label: t.fund, rowHeader: true, cell: (line) => inLanguage(line.name, language) },
        { key: "amount", label: t.atMost, numeric: true, cell: (line) => formatKronor(line.amountOre, language) },
      ]}
      foot={{
        fund: t.together,
        amount: formatKronor(
          money.reduce((sum, line) => sum + line.amountOre, 0n),
          language,
        ),
      }}
    />
  );
}
