import { z } from "zod";
import { faultsOf, type ImportFault, type Located, locate, pathText, shown } from "#app/rooms/strategy/import-faults.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What a goal can be measured by, the same way by everybody, so that results of many projects can be added up. */
export type Indicator = {
  readonly key: string;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  readonly unit: Bilingual;
  /** how it is measured */
  readonly method: Bilingual;
  /** what is expected is given for women and men too; its values are counts */
  readonly split: boolean;
};

export type LibraryIndicator = Indicator & {
  /** the strategy nodes it belongs to */
  readonly nodes: readonly string[];
  /** an example, to be replaced by the body's own */
  readonly example: boolean;
};

const words = z.string().trim().min(1).max(2_000);
const both = z.strictObject({ sv: words, en: words });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "bad-form");

export const indicatorFile = z.strictObject({
  key,
  source: words,
  licence: words,
  indicators: z
    .array(
      z.strictObject({
        key,
        name: both,
        definition: both,
        unit: both,
        method: both,
        split: z.boolean(),
        nodes: z.array(z.string().min(1)).max(50),
        example: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});
export type IndicatorFile = z.output<typeof indicatorFile>;

export type ReadIndicators =
  | { readonly ok: true; readonly file: IndicatorFile; readonly placeOf: Located["placeOf"] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

/** Everything that can be said of the file by itself; whether its strategy nodes exist is asked by the importer. */
export function readIndicators(given: unknown): ReadIndicators {
  const located = locate(given);
  if ("fault" in located) return { ok: false, faults: [located.fault] };
  const parsed = indicatorFile.safeParse(located.value);
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error, located) };
  const { indicators } = parsed.data;
  const faults = indicators.flatMap((one, index): ImportFault[] => {
    const path = ["indicators", index, "key"];
    return indicators.findIndex((other) => other.key === one.key) < index
      ? [{ code: "duplicate-id", ...located.placeOf(path), where: pathText(path), value: shown(one.key) }]
      : [];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: parsed.data, placeOf: located.placeOf };
}
