import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { grounds } from "#app/rooms/assessment/assessment.forms.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { AdvisoriesShown } from "#app/rooms/assessment/ui/advisories.tsx";
import { ConflictHints } from "#app/rooms/assessment/ui/conflict-hints.tsx";
import { ProposedConflicts } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { casesWithStatement } from "#app/rooms/decisions/statements.server.ts";
import { caseForm } from "#app/rooms/preparation/preparation.forms.ts";
import {
  declareOwnConflict,
  noteConflict,
  preparedCase,
  recommendOn,
  ruleOnMemberConflict,
} from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { recommendations } from "#app/rooms/preparation/preparation.ts";
import { Recommended } from "#app/rooms/preparation/ui/recommended.tsx";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice, Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ applicationId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, applicationId } }) => {
  const shown = found(await preparedCase(actor, id, applicationId));
  return { ...shown, hasStatement: (await casesWithStatement([shown.one])).length > 0 };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.one.number} ${data?.one.title} – Drum` }];

export const action = command({
  params,
  form: caseForm,
  run: ({ actor, params: { id, applicationId }, form }): Promise<Result<unknown, string>> => {
    if (form.do === "own-conflict")
      return declareOwnConflict({ actor, id, applicationId, law: form.law, described: form.described });
    const on = { actor, id, version: form.version, applicationId };
    if (form.do === "rule")
      return ruleOnMemberConflict({
        ...on,
        personId: form.ruledId,
        outcome: form.outcome,
        ground: form.grounds,
        reasons: form.reasons,
      });
    if (form.do === "conflict") return noteConflict({ ...on, personId: form.personId, ground: form.ground });
    const { recommendation, amount, reason } = form;
    return recommendOn({ ...on, recommendation, amountOre: amount, reason });
  },
  // Who has declared a conflict of interest has no such page any more.
  done: ({ params: { id, applicationId }, form }) =>
    form.do === "own-conflict" ? paths.preparation(id) : paths.preparedCase(id, applicationId),
});

/** One case in the beredning: the office's proposal, what is recommended, and the application itself. */
export default function PreparedCasePage() {
  const { preparation, may, isMember, members, cases, one, sealed, advised, agreed, hints, own, hasStatement } =
    useLoaderData<typeof loader>();
  const room = useTexts(preparationTexts);
  const { grounds: lawWords } = useTexts(assessmentTexts);
  const advice = useTexts(advisoryTexts);
  const statement = useTexts(statementTexts);
  const t = room.case;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const at = cases.findIndex((item) => item.applicationId === one.applicationId);
  const [before, after] = [cases[at - 1], cases[at + 1]];
  const { content } = sealed;
  const recommends = may.includes("recommend") && !one.gone;
  return (
    <>
      <PageHeading
        title={<bdi>{one.title}</bdi>}
        caption={one.number}
        back={{ href: paths.preparation(preparation.id), label: t.back }}
      />
      <Answer message={message} code={code} />
      <Section title={t.proposal}>
        <SummaryList
          rows={[
            { label: t.organisation, value: <bdi>{one.organisation}</bdi> },
            { label: t.requested, value: formatKronor(one.requestedOre, language) },
            ...(one.rank === null ? [] : [{ label: t.rank, value: `${one.rank}` }]),
            ...(one.score === null ? [] : [{ label: t.score, value: formatRational(one.score, one.decimals, language) }]),
            {
              label: t.proposal,
              value: one.proposedOre > 0n ? formatKronor(one.proposedOre, language) : <Tag tone="neutral">{room.reject}</Tag>,
            },
            ...(one.officeReason ? [{ label: t.reason, value: one.officeReason }] : []),
            ...(hasStatement
              ? [
                  {
                    label: statement.title,
                    value: <a href={paths.preparedStatement(preparation.id, one.applicationId)}>{statement.pdf}</a>,
                  },
                ]
              : []),
            ...(one.recused.length > 0 ? [{ label: t.recused, value: one.recused.join(", ") }] : []),
            ...one.ruled.map(({ name, outcome }) => ({ label: t.ruled, value: `${name}: ${t.outcomes[outcome]}` })),
          ]}
        />
      </Section>
      {agreed.scores.length > 0 && (
        <Section title={room.common.title} lead={room.common.lead} rule>
          <DataTable
            caption={room.common.title}
            captionHidden
            rows={agreed.scores}
            rowKey={({ key }) => key}
            columns={[
              { key: "criterion", label: room.common.criterion, rowHeader: true, cell: ({ name }) => inLanguage(name, language) },
              {
                key: "mean",
                label: room.common.mean,
                numeric: true,
                cell: ({ mean }) => (mean ? formatRational(mean, agreed.decimals, language) : "–"),
              },
              { key: "common", label: room.common.value, numeric: true, cell: ({ value }) => value },
              { key: "reason", label: room.common.reason, cell: ({ reason }) => <bdi>{reason}</bdi> },
            ]}
          />
        </Section>
      )}
      {preparation.openedAt !== null && (
        <Section title={t.recommendation} lead={room.decidesNothing} rule>
          {recommends ? (
            <CommandForm version={preparation.version} hidden={{ do: "recommend" }} {...unaccepted}>
              <Choice
                name="recommendation"
                label={t.recommend}
                inline
                options={recommendations.map((value) => ({ value, label: room.recommendations[value] }))}
                {...(one.recommendation ? { defaultValue: one.recommendation } : {})}
              />
              <Field
                name="amount"
                label={t.amount}
                hint={t.amountHint}
                inputMode="decimal"
                suffix="kr"
                width="medium"
                autoComplete="off"
                optional
                defaultValue={one.recommendation === "other-sum" ? formatKronor(one.amountOre, "sv", false) : ""}
              />
              <TextArea name="reason" label={t.why} hint={t.whyHint} rows={4} optional defaultValue={one.reason} />
              <Button>{t.save}</Button>
            </CommandForm>
          ) : one.recommendation ? (
            <>
              <p>
                <Recommended recommendation={one.recommendation} amountOre={one.amountOre} />{" "}
                <Muted>{room.recommendations[one.recommendation]}</Muted>
              </p>
              {one.reason && <p lang="sv">{one.reason}</p>}
            </>
          ) : (
            <p>{room.meeting.notYet}</p>
          )}
        </Section>
      )}
      <nav className="cluster" aria-label={room.meeting.cases}>
        {before && (
          <LinkButton kind="quiet" icon="arrow-left" href={paths.preparedCase(preparation.id, before.applicationId)}>
            {t.previous}
          </LinkButton>
        )}
        {after && (
          <LinkButton kind="secondary" href={paths.preparedCase(preparation.id, after.applicationId)}>
            {t.next}
          </LinkButton>
        )}
      </nav>
      {own ? (
        <ProposedConflicts proposals={hints.flatMap(({ proposals }) => proposals)} />
      ) : (
        <ConflictHints
          hints={hints}
          nameOf={(personId) => members.find((member) => member.personId === personId)?.name ?? ""}
          oneCase
        />
      )}
      {may.includes("note-conflict") && (
        <Details summary={t.conflict} open={unaccepted.errors.personId !== undefined || unaccepted.errors.ground !== undefined}>
          <p>{t.conflictLead}</p>
          <CommandForm version={preparation.version} hidden={{ do: "conflict" }} {...unaccepted}>
            <Select
              name="personId"
              label={t.person}
              placeholder={t.choosePerson}
              options={members
                .filter((member) => !one.recused.includes(member.name))
                .map((member) => ({ value: member.personId, label: member.name }))}
            />
            <Field name="ground" label={t.ground} width="long" />
            <Button kind="secondary">{t.noteConflict}</Button>
          </CommandForm>
        </Details>
      )}
      {may.includes("rule-conflict") && (
        <Details summary={t.rule} open={["ruledId", "outcome", "grounds", "reasons"].some((field) => unaccepted.errors[field])}>
          <p>{t.ruleLead}</p>
          <CommandForm version={preparation.version} hidden={{ do: "rule" }} {...unaccepted}>
            <Select
              name="ruledId"
              label={t.person}
              placeholder={t.choosePerson}
              options={members
                .filter((member) => member.present)
                .map((member) => ({ value: member.personId, label: member.name }))}
            />
            <Field name="grounds" label={t.possibleGround} width="long" />
            <Choice
              name="outcome"
              label={t.outcome}
              options={[
                { value: "conflict", label: t.outcomes.conflict },
                { value: "none", label: t.outcomes.none },
              ]}
            />
            <TextArea name="reasons" label={t.rulingReasons} rows={3} />
            <Button kind="secondary">{t.ruleSave}</Button>
          </CommandForm>
        </Details>
      )}
      {isMember && (preparation.state === "planned" || preparation.state === "open") && (
        <Details summary={t.ownConflict} open={unaccepted.errors.law !== undefined || unaccepted.errors.described !== undefined}>
          <p>{t.ownLead}</p>
          <CommandForm hidden={{ do: "own-conflict" }} {...unaccepted}>
            <Choice
              name="law"
              label={t.law}
              options={grounds
                .filter((ground) => ground !== "KL 5:47")
                .map((ground) => ({ value: ground, label: lawWords[ground] }))}
            />
            <TextArea name="described" label={t.described} rows={3} />
            <Button kind="danger">{t.declare}</Button>
          </CommandForm>
        </Details>
      )}
      {advised.advisories.length > 0 && (
        <Section title={advice.title} rule>
          <AdvisoriesShown {...advised} />
        </Section>
      )}
      <Section title={t.application} rule>
        <ApplicationView sections={content.sections} names={content.names} confirmations={content.confirmations} level={3} />
        <SealedAttachments
          staff
          attachments={sealed.attachments}
          annexes={content.names.annexes}
          hrefOf={(file) => paths.preparationAttachment(preparation.id, file)}
        />
      </Section>
    </>
  );
}
