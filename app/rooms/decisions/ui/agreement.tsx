import type { AgreementState } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import type { AgreementPage } from "#app/rooms/decisions/agreements.server.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";

const tones = { out: "attention", accepted: "positive", declined: "negative" } as const;

export function AgreementTag({ state }: { state: AgreementState }) {
  const t = useTexts(agreementTexts);
  return <Tag tone={tones[state]}>{t.states[state]}</Tag>;
}

/** Where the answer stands, to those who are to give it. */
export function AgreementNotice({ agreement }: { agreement: Pick<AgreementPage, "holds" | "state" | "may" | "beforePayment"> }) {
  const t = useTexts(agreementTexts);
  if (!agreement.holds)
    return (
      <Notice tone="warning" title={t.goneTitle}>
        {t.goneText}
      </Notice>
    );
  if (agreement.state === "accepted")
    return (
      <Notice tone="success" title={t.doneTitle}>
        {t.doneText}
      </Notice>
    );
  if (agreement.state === "declined")
    return (
      <Notice tone="warning" title={t.declinedTitle}>
        {t.declinedText}
      </Notice>
    );
  return (
    <Notice title={t.awaitedTitle}>{[t.awaited, ...(agreement.beforePayment ? [t.awaitedBeforePayment] : [])].join(" ")}</Notice>
  );
}
