import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Everybody who reads an application that came in late by permission is told so, from its sealed content. */
export function LateNotice({ late }: { late: { readonly until: string } | undefined }) {
  const t = useTexts(callAdmissionTexts);
  const language = useLanguage();
  return late ? <Notice title={t.mark}>{t.markText(formatInstant(new Date(late.until), language))}</Notice> : null;
}
