import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { moveMoneyForm } from "#app/rooms/decisions/project-money.forms.ts";
import { type MoneyMove, moveProjectMoney, type ProjectFund, projectMoney } from "#app/rooms/decisions/project-money.server.ts";
import { projectMoneyTexts } from "#app/rooms/decisions/project-money.texts.ts";
import { projectResultsTexts } from "#app/rooms/reporting/project-results.texts.ts";
import { formatDate, formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Choice, Field, Hidden } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url }) =>
    unsent({ project: found(await projectMoney(actor, params.id)), done: url.searchParams.get("klart") === "1" }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.project.project ?? ""} – Drum` }];

export const action = command({
  params: idParams,
  form: moveMoneyForm,
  roles: ["controller"],
  run: ({ actor, params, form }) => moveProjectMoney({ actor, id: params.id, ...form }),
  done: ({ params }) => `${paths.projectMoney(params.id)}?klart=1`,
});

/** One granted project: what each year's money holds, what has been booked, and - for the controller - one more voucher. */
export default function Project() {
  const { project, done } = useLoaderData<typeof loader>();
  const t = useTexts(projectMoneyTexts);
  const legal = useTexts(appealTexts);
  const agreed = useTexts(agreementTexts);
  const results = useTexts(projectResultsTexts);
  const language = useLanguage();
  const amount = (ore: bigint) => formatKronor(ore, language, false);
  return (
    <>
      <PageHeading
        title={project.project}
        caption={
          <>
            {project.number} · <bdi>{project.organisation}</bdi>
          </>
        }
        lead={t.decision(project.paragraph, formatDate(project.heldOn, language))}
        back={{ href: paths.projects(), label: t.back }}
        actions={
          <LinkButton href={paths.projectResults(project.id)} kind="secondary">
            {results.title}
          </LinkButton>
        }
      />
      {done && (
        <Notice tone="success" title={t.done} live>
          {t.doneText}
        </Notice>
      )}
      {project.payable === "annulled" && (
        <Notice tone="warning" title={t.annulled}>
          {t.annulledText}
        </Notice>
      )}
      {project.payable === "waits-for-force" && project.force && (
        <Notice title={t.waiting}>{t.waitingText(legal.force[project.force.kind].toLowerCase())}</Notice>
      )}
      {project.payable === "waits-for-terms" && (
        <Notice title={t.terms}>
          {t.termsText} <a href={paths.caseAgreement(project.applicationId)}>{agreed.link}</a>
        </Notice>
      )}
      <DataTable
        caption={t.funds}
        rows={project.funds}
        rowKey={(fund) => `${fund.fundId} ${fund.year}`}
        columns={[
          { key: "fund", label: t.fund, rowHeader: true, cell: (fund: ProjectFund) => inLanguage(fund.name, language) },
          { key: "standing", label: t.decided, cell: (fund) => t.standing[fund.standing] },
          { key: "decided", label: t.amount, numeric: true, nowrap: true, cell: (fund) => amount(fund.decidedOre) },
          { key: "paid", label: t.paid, numeric: true, nowrap: true, cell: (fund) => amount(fund.paidOre) },
          { key: "returned", label: t.returned, numeric: true, nowrap: true, cell: (fund) => amount(fund.returnedOre) },
          { key: "left", label: t.left, numeric: true, nowrap: true, cell: (fund) => amount(fund.grantedOre) },
        ]}
      />
      {project.funds.some((fund) => fund.standing === "intended") && (
        <p>
          <Muted>{t.intendedNote}</Muted>
        </p>
      )}
      <Section title={t.moves} rule>
        {project.moves.length === 0 ? (
          <EmptyState title={t.noMoves} />
        ) : (
          <DataTable
            caption={t.moves}
            captionHidden
            rows={project.moves}
            rowKey={(move) => move.id}
            columns={[
              {
                key: "day",
                label: t.day,
                rowHeader: true,
                nowrap: true,
                cell: (move: MoneyMove) =>
                  move.bookedOn ? formatDate(move.bookedOn, language) : formatInstant(move.at, language),
              },
              { key: "what", label: t.what, cell: (move) => `${t.kinds[move.kind] ?? ""} ${move.year}` },
              { key: "voucher", label: t.voucher, cell: (move) => <bdi>{move.voucher}</bdi> },
              { key: "note", label: t.note, cell: (move) => move.note },
              { key: "by", label: t.by, cell: (move) => move.by ?? "" },
              { key: "amount", label: t.amount, numeric: true, nowrap: true, cell: (move) => amount(move.amountOre) },
            ]}
          />
        )}
      </Section>
      {project.may.length > 0 ? (
        <Voucher />
      ) : (
        <p>
          <Muted>{t.readOnly}</Muted>
        </p>
      )}
      <p>
        <a href={paths.case(project.applicationId)}>{t.case}</a>
      </p>
    </>
  );
}

function Voucher() {
  const { project } = useLoaderData<typeof loader>();
  const t = useTexts(projectMoneyTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const funds = project.funds.filter((fund) => fund.grantedOre + fund.paidOre + fund.returnedOre > 0n);
  const [only] = funds;
  return (
    <Section title={t.register} rule>
      <Answer message={message} code={code} />
      <CommandForm version={project.version} {...unaccepted}>
        {funds.length === 1 && only && <Hidden name="fundId" value={only.fundId} />}
        <Choice
          name="what"
          label={t.whatLegend}
          options={project.may.map((what) => ({ value: what, label: t.whatOptions[what] }))}
          defaultValue="pay"
        />
        {funds.length > 1 && (
          <Choice
            name="fundId"
            label={t.fromFund}
            options={funds.map((fund) => ({ value: fund.fundId, label: inLanguage(fund.name, language) }))}
          />
        )}
        <Field
          name="amount"
          label={t.amount}
          hint={t.amountHint}
          inputMode="decimal"
          suffix="kr"
          width="medium"
          autoComplete="off"
        />
        <Field name="on" label={t.on} type="date" width="medium" />
        <Field name="voucher" label={t.voucher} hint={t.voucherHint} width="medium" autoComplete="off" />
        <Field name="note" label={t.note} hint={t.noteHint} optional width="long" autoComplete="off" />
        <Button>{t.submit}</Button>
      </CommandForm>
    </Section>
  );
}
