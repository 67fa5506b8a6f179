import type { AgreementState } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import type { AgreementLine, AgreementPage } from "#app/rooms/decisions/agreements.server.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

const tones = { out: "attention", accepted: "positive", declined: "negative" } as const;

export function AgreementTag({
  state,
  amendmentId = null,
  holds = true,
  replaced = false,
}: { state: AgreementState } & Partial<AgreementLine>) {
  const t = useTexts(agreementTexts);
  if (replaced) return <Tag tone="neutral">{t.replaced}</Tag>;
  if (!holds) return <Tag tone="neutral">{t.gone}</Tag>;
  return <Tag tone={tones[state]}>{(amendmentId === null ? t.states : t.changeStates)[state]}</Tag>;
}

/** Where the answer stands, to those who are to give it. */
export function AgreementNotice({
  agreement,
}: {
  agreement: Pick<AgreementPage, "amendmentId" | "holds" | "replaced" | "state" | "beforePayment">;
}) {
  const t = useTexts(agreementTexts);
  const isChange = agreement.amendmentId !== null;
  if (agreement.replaced) return <Notice title={t.replacedTitle}>{t.replacedText}</Notice>;
  if (!agreement.holds)
    return (
      <Notice tone="warning" title={t.goneTitle}>
        {t.goneText}
      </Notice>
    );
  if (agreement.state === "accepted")
    return (
      <Notice tone="success" title={isChange ? t.changeDoneTitle : t.doneTitle}>
        {t.doneText}
      </Notice>
    );
  if (agreement.state === "declined")
    return (
      <Notice tone="warning" title={isChange ? t.changeDeclinedTitle : t.declinedTitle}>
        {isChange ? t.changeDeclinedText : t.declinedText}
      </Notice>
    );
  const [awaited, held] = isChange ? [t.changeAwaited, t.changeAwaitedBeforePayment] : [t.awaited, t.awaitedBeforePayment];
  return (
    <Notice title={isChange ? t.changeTitle : t.awaitedTitle}>
      {[awaited, ...(agreement.beforePayment ? [held] : [])].join(" ")}
    </Notice>
  );
}

/** The terms of the grant and each later change of them, when there is more than one to answer. */
export function AllTerms({
  all,
  shown,
  hrefOf,
}: {
  all: readonly AgreementLine[];
  shown: string;
  hrefOf: (id: string) => string;
}) {
  const t = useTexts(agreementTexts);
  const { forCase } = useTexts(appealTexts);
  const language = useLanguage();
  if (all.length < 2) return null;
  const name = (one: AgreementLine) => (one.amendmentId === null ? t.first : t.change);
  return (
    <Section title={t.all} lead={t.allLead}>
      <DataTable
        caption={t.all}
        captionHidden
        rows={all}
        rowKey={(one) => one.id}
        columns={[
          {
            key: "terms",
            label: t.columns.terms,
            rowHeader: true,
            cell: (one) => (one.id === shown ? name(one) : <a href={hrefOf(one.id)}>{name(one)}</a>),
          },
          {
            key: "decision",
            label: t.columns.decision,
            cell: (one) => forCase.paragraph(one.body, one.paragraph, formatDate(one.heldOn, language)),
          },
          { key: "standing", label: t.columns.standing, cell: (one) => <AgreementTag {...one} /> },
        ]}
      />
    </Section>
  );
}
