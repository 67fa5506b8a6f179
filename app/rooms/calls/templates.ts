import { forNewCall, readDraft } from "#app/rooms/calls/draft.ts";
import type { CallDraft } from "#app/rooms/calls/parts.ts";
import type { Bilingual } from "#app/texts/language.ts";
import drum2024 from "#data/call-templates/drum-2024.json";

export type CallTemplate = { readonly key: string; readonly name: Bilingual; readonly parts: CallDraft };

/** What a body that has never had a call in Drum begins from: data, with its sources in data/SOURCES.md. */
export const callTemplates: readonly CallTemplate[] = [drum2024].map(({ key, name, parts }) => ({
  key,
  name,
  parts: readDraft(parts),
}));

export const fromTemplate = (key: string, title: Bilingual): CallDraft | null => {
  const template = callTemplates.find((one) => one.key === key);
  return template ? forNewCall(template.parts, title) : null;
};
