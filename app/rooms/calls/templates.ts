import { forNewCall, readDraft } from "#app/rooms/calls/draft.ts";
import { type CallDraft, type PartKey, partKeys } from "#app/rooms/calls/parts.ts";
import type { Bilingual } from "#app/texts/language.ts";
import culture from "#data/call-templates/culture.json";
import drum2024 from "#data/call-templates/drum-2024.json";
import limited from "#data/call-templates/limited.json";
import preStudy from "#data/call-templates/pre-study.json";
import twoStep from "#data/call-templates/two-step.json";

export type CallTemplate = { readonly key: string; readonly name: Bilingual; readonly parts: CallDraft };

type Stored = Partial<Record<PartKey, Readonly<Record<string, unknown>>>>;

/** A row that is only named is the one with that key in the template that this one is based on. */
const rows = (own: unknown, base: unknown): unknown =>
  Array.isArray(own) && Array.isArray(base)
    ? own.map((row) => (typeof row === "string" ? (base.find(({ key }: { key?: string }) => key === row) ?? row) : row))
    : own;

/** What a template says of its own, over the one it is based on: field by field. */
const over = (base: Stored, own: Stored): Stored =>
  Object.fromEntries(
    partKeys.map((part) => [
      part,
      {
        ...base[part],
        ...Object.fromEntries(Object.entries(own[part] ?? {}).map(([field, value]) => [field, rows(value, base[part]?.[field])])),
      },
    ]),
  );

/**
 * What a body that has never had a call in Drum begins from: data, with its sources in data/SOURCES.md. What no source states is empty,
 * so that the publish check asks for it.
 */
export const callTemplates: readonly CallTemplate[] = [
  { key: drum2024.key, name: drum2024.name, parts: readDraft(drum2024.parts) },
  ...[preStudy, culture, limited, twoStep].map(({ key, name, parts }) => ({
    key,
    name,
    parts: readDraft(over(drum2024.parts as Stored, parts as Stored)),
  })),
];

/** The key of a beginning with nothing in it. */
export const emptyDraft = "empty";

export const fromTemplate = (key: string, title: Bilingual): CallDraft | null => {
  const parts = key === emptyDraft ? readDraft({}) : callTemplates.find((one) => one.key === key)?.parts;
  return parts ? forNewCall(parts, title) : null;
};
