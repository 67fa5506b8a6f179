import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import type { Force, ForceKind } from "#app/rooms/decisions/legal-force.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Readonly<Record<ForceKind, Tone>> = {
  "not-announced": "neutral",
  running: "info",
  appealed: "attention",
  awaited: "info",
  final: "positive",
  quashed: "negative",
};

/** Where a decision stands on its way to legal force, in a word. */
export function ForceTag({ force }: { force: Force }) {
  const t = useTexts(appealTexts);
  return <Tag tone={tones[force.kind]}>{t.force[force.kind]}</Tag>;
}

/** The day that belongs to the word. */
export function useForceDay(): (force: Force) => string {
  const { since } = useTexts(appealTexts);
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  return (force) => {
    switch (force.kind) {
      case "running":
        return since.running(day(force.until));
      case "appealed":
        return since.appealed(day(force.since));
      case "awaited":
        return since.awaited(day(force.noted));
      case "final":
        return since.final(day(force.on));
      case "quashed":
        return since.quashed(day(force.on));
      default:
        return since["not-announced"]();
    }
  };
}

export function ForceStanding({ force }: { force: Force }) {
  const told = useForceDay();
  return (
    <>
      <ForceTag force={force} />
      <br />
      <Muted>{told(force)}</Muted>
    </>
  );
}
