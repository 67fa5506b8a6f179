import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { delegatedContent, proposeDelegationForm } from "#app/rooms/decisions/delegation.forms.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { caseDelegation, proposeDelegation, takeBackDelegation } from "#app/rooms/decisions/delegations.server.ts";
import { DelegatedFields } from "#app/rooms/decisions/ui/delegated-fields.tsx";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language, url }) => {
  const done = url.searchParams.get("klart");
  return {
    heading: delegationTexts[language].caseTitle,
    id: params.id,
    ...found(await caseDelegation(actor, params.id)),
    done: done === "lamnat" || done === "tillbaka" ? (done as "lamnat" | "tillbaka") : null,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: proposeDelegationForm,
  roles: ["officer"],
  run: async ({ actor, params, form }): Promise<Result<unknown, string>> => {
    const seen = await caseDelegation(actor, params.id);
    if (!seen) throw notFound();
    if (form.do === "propose") return proposeDelegation({ actor, applicationId: params.id, content: delegatedContent(form) });
    if (!seen.matters.some((one) => one.id === form.matterId)) throw notFound();
    return takeBackDelegation({ actor, id: form.matterId, version: form.version });
  },
  done: ({ params, form }) => paths.caseDelegation(params.id, form.do === "propose" ? "?klart=lamnat" : "?klart=tillbaka"),
});

/** The office prepares what somebody with delegation decides. */
export default function CaseDelegation() {
  const { id, number, title, requestedOre, rule, inAllocation, matters, done } = useLoaderData<typeof loader>();
  const t = useTexts(delegationTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const open = matters.find((matter) => matter.state === "proposed");
  const decided = matters.some((matter) => matter.state === "decided");
  return (
    <>
      <PageHeading
        title={t.caseTitle}
        caption={`${number} ${title}`}
        lead={t.caseLead}
        back={{ href: paths.case(id), label: t.caseBack }}
      />
      <Answer message={message} code={code} />
      {done && !message && (
        <Notice tone="success" live>
          {done === "lamnat" ? t.caseSent : t.caseTakenBack}
        </Notice>
      )}
      {rule ? (
        <SummaryList
          rows={[
            { label: t.rule, value: `${rule.number}. ${inLanguage(rule.about, language)}` },
            { label: t.requested, value: formatKronor(requestedOre, language) },
          ]}
        />
      ) : (
        <Notice title={t.notDelegated}>{t.notDelegatedText}</Notice>
      )}
      {inAllocation && <Notice>{t.refusals["in-allocation"]}</Notice>}
      {matters.map((matter) => (
        <p key={matter.id}>
          <a href={paths.delegation(matter.id)}>
            {matter.outcome === "grant" ? `${t.outcome.grant}, ${formatKronor(matter.amountOre, language)}` : t.outcome.reject}
          </a>{" "}
          <Tag tone={matter.state === "decided" ? "positive" : matter.state === "proposed" ? "attention" : "neutral"}>
            {t.states[matter.state]}
          </Tag>
          {matter.handedBackReason && (
            <>
              <br />
              {matter.handedBackReason}
            </>
          )}
        </p>
      ))}
      {open && (
        <CommandForm version={open.version} hidden={{ do: "take-back", matterId: open.id }}>
          <Button kind="secondary">{t.takeBack}</Button>
        </CommandForm>
      )}
      {rule && !inAllocation && !open && !decided && (
        <Section title={t.proposal} rule>
          <CommandForm hidden={{ do: "propose" }} {...unaccepted}>
            <DelegatedFields given={{}} />
            <Button>{t.caseSubmit}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
