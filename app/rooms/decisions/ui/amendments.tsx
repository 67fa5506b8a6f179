import { paths } from "#app/paths.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import { changesOf } from "#app/rooms/decisions/amendment-letter.ts";
import type { AmendmentOfCase } from "#app/rooms/decisions/amendments.server.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Readonly<Record<AmendmentOfCase["state"], Tone>> = {
  proposed: "attention",
  "taken-back": "neutral",
  recorded: "info",
  declined: "neutral",
  released: "positive",
  quashed: "negative",
};

/** What has been proposed and decided about a decision since, the oldest first. */
export function AmendmentChain({
  chain,
  letterOf,
  meetings,
}: {
  chain: readonly AmendmentOfCase[];
  letterOf?: (id: string) => string;
  /** the reader may follow the meetings */
  meetings?: boolean;
}) {
  const t = useTexts(amendmentTexts);
  const appeal = useTexts(appealTexts);
  const language = useLanguage();
  const where = (one: AmendmentOfCase) => {
    if (!one.meetingId || !one.itemId || !one.heldOn) return t.waits;
    const day = formatDate(one.heldOn, language);
    const words = one.paragraph === null ? `${t.onAgenda}, ${day}` : appeal.forCase.paragraph(one.body ?? "", one.paragraph, day);
    return meetings ? <a href={paths.meetingItem(one.meetingId, one.itemId)}>{words}</a> : words;
  };
  return (
    <ol className="plain-list stack">
      {chain.map((one) => (
        <li key={one.id}>
          <strong>{t.kinds[one.kind]}</strong> <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>
          <br />
          {changesOf(one, { amountOre: one.beforeOre }, language).join(". ")}
          <br />
          <Muted>{where(one)}</Muted>
          {one.state === "quashed" && (
            <>
              <br />
              {t.undone}
            </>
          )}
          {letterOf && (one.state === "released" || one.state === "quashed") && (
            <>
              <br />
              <a href={letterOf(one.id)}>{t.letter}</a>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
