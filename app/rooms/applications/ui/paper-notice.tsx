import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Everybody who reads an application that came on paper is told so, from its sealed content. */
export function PaperNotice({ paper }: { paper: Sealed["paper"] }) {
  const t = useTexts(paperTexts);
  const language = useLanguage();
  return paper ? <Notice title={t.mark}>{t.markText(formatDate(paper.receivedOn, language))}</Notice> : null;
}
