/** How it stands with a sketch in the office's eyes: one that is taken back needs no answer. */
export const sketchStages = ["submitted", "welcomed", "advised-against", "withdrawn"] as const;
export type SketchStage = (typeof sketchStages)[number];
