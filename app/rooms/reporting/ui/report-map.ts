import type { Drawing } from "#app/documents/shapes.ts";
import { chartFormat } from "#app/rooms/reporting/report-words.ts";
import { formatNumber } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";
import { classBreaks, mapDrawing, municipalitiesOf } from "#app/ui/charts/map-shapes.ts";
import { uiTexts } from "#app/ui/ui.texts.ts";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json" with { type: "json" };

const onMap = new Set(municipalitiesOf(topology).map(({ properties }) => properties.kommunkod));

/** Projects come whole: no class begins at two and a half of them. */
const wholeBreaks = (values: readonly (number | null)[]) => {
  const step = Math.ceil(classBreaks(values)[0] ?? 1);
  return [1, 2, 3, 4].map((place) => place * step);
};

/** A report's figures on the map, by municipality code; null when none of them is a place on the map that is held. */
export function reportMap(
  values: Readonly<Record<string, number | null>>,
  unit: "kronor" | "number",
  language: Language,
): ((width: number) => Drawing) | null {
  if (!Object.keys(values).some((code) => onMap.has(code))) return null;
  const breaks = unit === "kronor" ? classBreaks(Object.values(values)) : wholeBreaks(Object.values(values));
  const format = unit === "kronor" ? chartFormat(language) : formatNumber;
  return (width) => mapDrawing({ width, topology, values, breaks, format, words: uiTexts[language] });
}

/** Who drew the borders is said under every map: their licence. */
export const mapCaption = (caption: string, language: Language) => uiTexts[language].mapCaption(caption);
