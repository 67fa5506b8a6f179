import type { ReserveView } from "#app/rooms/allocation/answer-view.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import "./allocation.css";

/** For each who has money: who would have it if they withdrew. */
export function ReserveTable({ reserves }: { reserves: readonly ReserveView[] }) {
  const t = useTexts(scenarioTexts).reserves;
  const language = useLanguage();
  return (
    <DataTable
      caption={t.title}
      captionHidden
      rows={reserves}
      rowKey={(one) => one.number}
      columns={[
        {
          key: "withdraws",
          label: t.withdraws,
          rowHeader: true,
          cell: (one) => (
            <>
              <bdi>{one.title}</bdi>
              <br />
              <Muted>{one.number}</Muted>
            </>
          ),
        },
        { key: "freed", label: t.freed, numeric: true, nowrap: true, cell: (one) => formatKronor(one.freed, language) },
        { key: "gains", label: t.gains, cell: (one) => <Gains gains={one.gains} /> },
      ]}
    />
  );
}

/** Who gets money, or more of it; or that nobody does. */
export function Gains({ gains }: Pick<ReserveView, "gains">) {
  const t = useTexts(scenarioTexts).reserves;
  const language = useLanguage();
  const kronor = (amount: bigint) => formatKronor(amount, language);
  return gains.length === 0 ? (
    <Muted>{t.nobody}</Muted>
  ) : (
    <div>
      {gains.map(({ title, from, to }) => (
        <p key={title}>{from === 0n ? t.gain(title, kronor(to)) : t.more(title, kronor(from), kronor(to))}</p>
      ))}
    </div>
  );
}
