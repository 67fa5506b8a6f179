import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Meeting } from "#app/rooms/decisions/meeting.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Record<Meeting["state"], Tone> = {
  planned: "neutral",
  open: "strong",
  closed: "attention",
  adjusted: "info",
  announced: "positive",
  "called-off": "negative",
};

export function MeetingTag({ state }: { state: Meeting["state"] }) {
  const t = useTexts(decisionTexts);
  return <Tag tone={tones[state]}>{t.states[state]}</Tag>;
}
