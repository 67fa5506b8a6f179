import type { OfficeStage } from "#app/rooms/applications/round.ts";
import type { SketchStage } from "#app/rooms/applications/sketch.ts";
import type { Tone } from "#app/ui/tag.tsx";

/** The colour beside the word; the word says it. */
export const stageTones: Readonly<Record<OfficeStage, Tone>> = {
  received: "attention",
  returned: "attention",
  eligible: "info",
  ineligible: "negative",
  granted: "positive",
  rejected: "neutral",
  withdrawn: "neutral",
};

export const sketchTones: Readonly<Record<SketchStage, Tone>> = {
  submitted: "attention",
  welcomed: "positive",
  "advised-against": "negative",
  withdrawn: "neutral",
};
