import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import type { Kin } from "#app/rooms/applications/copying.ts";
import type { Language } from "#app/texts/language.ts";
import type { SummaryRow } from "#app/ui/summary-list.tsx";

/** Granted applications that one follows on, and those that follow on it, as rows of its facts. */
export const kinRows = (kin: readonly Kin[], hrefOf: (id: string) => string, language: Language): SummaryRow[] =>
  kin.map(({ id, number, title, as, earlier }) => ({
    label: copyingTexts[language].kin[as][earlier ? "earlier" : "later"],
    value: (
      <a href={hrefOf(id)}>
        <bdi>{`${number ?? copyingTexts[language].draft} ${title}`}</bdi>
      </a>
    ),
  }));
