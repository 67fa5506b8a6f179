import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import type { Recommendation } from "#app/rooms/preparation/preparation.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Panel, Stack } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Said = { readonly recommendation: Recommendation; readonly amountOre: bigint };
type Given = Said & {
  readonly preparationId: string;
  readonly body: string;
  readonly heldAt: Date;
  readonly reason: string;
};

/** In a cell of a table: the sum, or the word. */
export function Recommended({ recommendation, amountOre }: Said) {
  const t = useTexts(preparationTexts);
  const language = useLanguage();
  if (recommendation === "postpone") return <Tag tone="attention">{t.postponed}</Tag>;
  if (amountOre === 0n) return <Tag tone="neutral">{t.reject}</Tag>;
  return recommendation === "as-proposed" ? (
    formatKronor(amountOre, language)
  ) : (
    <strong>{formatKronor(amountOre, language)}</strong>
  );
}

/** Beside a case: what the beredning has said of it, why, and that the board decides. `link`: the reader may open the meeting. */
export function RecommendationPanel({ given, link }: { given: Given; link: boolean }) {
  const { given: t } = useTexts(preparationTexts);
  const language = useLanguage();
  const sum = given.amountOre > 0n ? formatKronor(given.amountOre, language) : null;
  const words = {
    "as-proposed": t.same(sum),
    "other-sum": t.other(sum ?? ""),
    refuse: t.refuse,
    postpone: t.postpone,
  };
  return (
    <Panel title={t.title} tone="sunken">
      <Stack gap="small">
        <p>
          <strong>{words[given.recommendation]}</strong>
        </p>
        {given.reason && <p lang="sv">{given.reason}</p>}
        <p>
          <Muted>
            {t.by(given.body, formatDate(localDate(given.heldAt), language))}. {t.note}
          </Muted>
        </p>
        {link && <a href={paths.preparation(given.preparationId)}>{t.read}</a>}
      </Stack>
    </Panel>
  );
}
