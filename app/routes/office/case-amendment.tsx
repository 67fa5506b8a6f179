import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { caseForOffice } from "#app/rooms/applications/applications.server.ts";
import { amendmentContent, amendmentForm } from "#app/rooms/decisions/amendment.forms.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import { amendmentGrounds, amendmentKinds } from "#app/rooms/decisions/amendment.ts";
import { amendmentPage, proposeAmendment, takeBackAmendment } from "#app/rooms/decisions/amendments.server.ts";
import { AmendmentChain } from "#app/rooms/decisions/ui/amendments.tsx";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

const roles = ["officer", "secretary", "controller", "auditor", "admin"] as const;

export const loader = page(idParams, { roles }, async ({ actor, params, language, url }) => {
  const [amendment, kase] = await Promise.all([amendmentPage(actor, params.id), caseForOffice(actor, params.id)]);
  const done = url.searchParams.get("klart");
  return {
    heading: amendmentTexts[language].title,
    id: params.id,
    ...found(amendment),
    number: found(kase).facts.number,
    title: found(kase).facts.title,
    done: done === "lamnat" || done === "tillbaka" ? (done as "lamnat" | "tillbaka") : null,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: amendmentForm,
  roles: ["officer"],
  run: async ({ actor, params, form }): Promise<Result<unknown, string>> => {
    if (form.do === "propose") return proposeAmendment({ actor, applicationId: params.id, content: amendmentContent(form) });
    const seen = await amendmentPage(actor, params.id);
    if (!seen?.chain.some((one) => one.id === form.amendmentId)) throw notFound();
    return takeBackAmendment({ actor, id: form.amendmentId, version: form.version });
  },
  done: ({ params, form }) => paths.caseAmendment(params.id, form.do === "propose" ? "?klart=lamnat" : "?klart=tillbaka"),
});

/** The decision as it stands, what has become of it, and a proposal to the board to change it by a new one. */
export default function CaseAmendment() {
  const { id, number, title, decision, chain, mayPropose, done } = useLoaderData<typeof loader>();
  const t = useTexts(amendmentTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(t);
  const open = chain.find((one) => one.state === "proposed" && one.itemId === null);
  return (
    <>
      <PageHeading title={t.title} caption={`${number} ${title}`} lead={t.lead} back={{ href: paths.case(id), label: t.back }} />
      <Answer message={message} code={code} />
      {done && !message && (
        <Notice tone="success" live>
          {done === "lamnat" ? t.proposed : t.takenBack}
        </Notice>
      )}
      <Section title={t.inForce}>
        <SummaryList
          rows={[
            ...(decision.outcome === "grant"
              ? [
                  { label: t.granted(decision.year), value: formatKronor(decision.now.amountOre, language) },
                  { label: t.paid, value: formatKronor(decision.paidOre, language) },
                  { label: t.left, value: formatKronor(decision.leftOre, language) },
                ]
              : []),
            ...(decision.now.endsOn ? [{ label: t.endsOn, value: formatDate(decision.now.endsOn, language) }] : []),
            { label: t.conditions, value: decision.now.conditions || <Muted>{t.noConditions}</Muted> },
          ]}
        />
      </Section>
      <Section title={t.chain} lead={t.chainLead} rule>
        {chain.length === 0 ? (
          <p>
            <Muted>{t.none}</Muted>
          </p>
        ) : (
          <AmendmentChain chain={chain} meetings />
        )}
        {open && (
          <CommandForm version={open.version} hidden={{ do: "take-back", amendmentId: open.id }}>
            <Button kind="secondary">{t.takeBack}</Button>
          </CommandForm>
        )}
      </Section>
      {mayPropose && <Propose />}
    </>
  );
}

function Propose() {
  const { decision } = useLoaderData<typeof loader>();
  const t = useTexts(amendmentTexts);
  const { message: _, code: __, ...unaccepted } = useUnaccepted(t);
  const kinds = amendmentKinds.filter((kind) => kind === "correction" || decision.outcome === "grant");
  return (
    <Section title={t.propose} rule>
      <CommandForm hidden={{ do: "propose" }} {...unaccepted}>
        <Choice
          name="kind"
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind, label: t.kindOptions[kind], hint: t.kindHints[kind] }))}
          defaultValue={kinds[0]}
        />
        {decision.outcome === "grant" && (
          <>
            <Field
              name="amount"
              label={t.newAmount}
              hint={t.newAmountHint}
              inputMode="decimal"
              suffix="kr"
              width="medium"
              autoComplete="off"
              optional
            />
            <Field name="endsOn" label={t.newEnd} hint={t.newEndHint} type="date" width="medium" optional />
            <Check name="changeConditions" label={t.changeConditions} />
            <TextArea
              name="conditions"
              label={t.newConditions}
              hint={t.newConditionsHint}
              rows={3}
              optional
              defaultValue={decision.now.conditions}
            />
          </>
        )}
        <TextArea name="correction" label={t.correction} hint={t.kindHints.correction} rows={3} optional />
        {decision.outcome === "grant" && (
          <Choice
            name="ground"
            label={t.ground}
            hint={t.groundHint}
            options={(["none", ...amendmentGrounds] as const).map((ground) => ({
              value: ground,
              label: t.groundOptions[ground],
            }))}
            defaultValue="none"
          />
        )}
        <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={5} />
        <Button>{t.submit}</Button>
      </CommandForm>
    </Section>
  );
}
