import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { delegatedContent, delegationForm } from "#app/rooms/decisions/delegation.forms.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { decideOnDelegation, handBackDelegation, matterFor } from "#app/rooms/decisions/delegations.server.ts";
import { DelegatedFields } from "#app/rooms/decisions/ui/delegated-fields.tsx";
import { formatDate, formatKronor, formatPeriod } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: delegationTexts[language].title,
  announces: actor.roles.includes("secretary"),
  ...found(await matterFor(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.matter.number} – Drum` }];

export const action = command({
  params: idParams,
  form: delegationForm,
  run: ({ actor, params, form }): Promise<Result<unknown, string>> => {
    const on = { actor, id: params.id, version: form.version };
    return form.do === "decide"
      ? decideOnDelegation({ ...on, content: delegatedContent(form) })
      : handBackDelegation({ ...on, reason: form.reason });
  },
  done: ({ params }) => paths.delegation(params.id),
});

/** One matter: what it is about, what the office proposes, and - for who has the delegation - the decision. */
export default function Delegation() {
  const { matter, rule, may, announces } = useLoaderData<typeof loader>();
  const t = useTexts(delegationTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const outcome =
    matter.outcome === "grant" ? `${t.outcome.grant}, ${formatKronor(matter.amountOre, language)}` : t.outcome.reject;
  return (
    <>
      <PageHeading
        title={<bdi>{matter.title}</bdi>}
        caption={`${matter.number} · ${inLanguage(matter.callTitle, language)}`}
        tag={<Tag tone={matter.state === "decided" ? "positive" : "attention"}>{t.states[matter.state]}</Tag>}
        back={{ href: paths.delegations(), label: t.backToList }}
      />
      <Answer message={message} code={code} />
      {matter.state === "decided" && (
        <Notice tone="success" title={t.done}>
          {t.doneText}
        </Notice>
      )}
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.columns.applicant, value: <bdi>{matter.organisation}</bdi> },
            { label: t.requested, value: formatKronor(matter.requestedOre, language) },
            ...(matter.startsOn && matter.endsOn
              ? [{ label: t.period, value: formatPeriod(matter.startsOn, matter.endsOn, language) }]
              : []),
            ...(matter.summary ? [{ label: t.summary, value: <bdi>{matter.summary}</bdi> }] : []),
            ...(rule
              ? [
                  {
                    label: t.rule,
                    value: <a href={paths.delegationOrder()}>{`${rule.number}. ${inLanguage(rule.about, language)}`}</a>,
                  },
                ]
              : []),
            { label: t.preparedBy, value: <bdi>{matter.preparedBy}</bdi> },
          ]}
        />
        <p>
          <LinkButton kind="secondary" href={paths.delegatedApplication(matter.id)}>
            {t.application.link}
          </LinkButton>
        </p>
      </Section>
      <Section title={matter.state === "decided" ? t.columns.decision : t.proposal} rule>
        <SummaryList
          rows={[
            { label: t.choose, value: outcome },
            { label: t.reasons, value: matter.reasons },
            ...(matter.note ? [{ label: t.note, value: matter.note }] : []),
            ...(matter.conditions ? [{ label: t.conditions, value: matter.conditions }] : []),
            ...(matter.decidedBy && matter.decidedAt
              ? [
                  {
                    label: t.columns.by,
                    value: (
                      <>
                        <bdi>{matter.decidedBy}</bdi>, {formatDate(localDate(matter.decidedAt), language)}
                      </>
                    ),
                  },
                ]
              : []),
            ...(matter.handedBackReason ? [{ label: t.states["handed-back"], value: matter.handedBackReason }] : []),
          ]}
        />
        {matter.meetingId && (
          <p>
            <LinkButton kind="secondary" href={paths.minutesPdf(matter.meetingId)}>
              {t.read}
            </LinkButton>
          </p>
        )}
        {matter.meetingId && announces && matter.announcedAt === null && (
          <p>
            <a href={paths.minutesNotice(matter.meetingId)}>{t.announce}</a>
            <br />
            <Muted>{t.announceHint}</Muted>
          </p>
        )}
      </Section>
      {may.includes("decide") && (
        <Section title={t.decideTitle} lead={t.decideHint} rule>
          <CommandForm version={matter.version} hidden={{ do: "decide" }} {...unaccepted}>
            <DelegatedFields given={matter} />
            <Button>{t.decide}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("hand-back") && (
        <Details summary={t.handBack} open={unaccepted.errors.reason !== undefined}>
          <CommandForm version={matter.version} hidden={{ do: "hand-back" }} {...unaccepted}>
            <TextArea name="reason" label={t.handBackReason} rows={3} />
            <Button kind="secondary">{t.handBackSubmit}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}
