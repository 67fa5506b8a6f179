import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { changePlanEntry, planEntryPage } from "#app/rooms/reporting/learning.server.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { planEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";
import { PlanEntryFields } from "#app/rooms/reporting/ui/plan-entry-fields.tsx";
import { useDays, Written } from "#app/rooms/reporting/ui/year-view.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

const saidAfter = { edit: "sparad", complete: "klar", withdraw: "indragen", reopen: "aterigen" } as const;
type Said = "tillagd" | (typeof saidAfter)[keyof typeof saidAfter];
const allSaid: readonly Said[] = ["tillagd", ...Object.values(saidAfter)];

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, url }) => ({
  ...found(await planEntryPage(actor, params.id)),
  said: allSaid.find((word) => url.searchParams.has(word)) ?? null,
}));

export const action = command({
  params: idParams,
  form: planEntryForm,
  roles: officeRoles,
  run: ({ actor, params, form }) => changePlanEntry({ actor, id: params.id, form }),
  done: ({ params, form }) => paths.planEntry(params.id, `?${saidAfter[form.command]}`),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.entry.title} – Drum` }];

/** The office plans in its own language. */
const written = { written: "sv" } as const;

/** One point of the plan: what it is, and what can be done with it now. */
export default function PlanEntryRoute() {
  const { entry, may, said } = useLoaderData<typeof loader>();
  const texts = useTexts(learningTexts);
  const t = texts.entry;
  const language = useLanguage();
  const days = useDays();
  const { message, ...unaccepted } = useUnaccepted(t);
  // What was sent back belongs to the form that sent it.
  const of = (command: string) => (unaccepted.values?.command === command ? unaccepted : {});
  const own = (words: string) => words && <Written item={written}>{words}</Written>;
  const rows = [
    { label: texts.year.belongs, value: texts.plans[entry.plan] },
    { label: t.when, value: days(entry) },
    { label: t.byWhom, value: own(entry.byWhom) },
    { label: t.audience, value: own(entry.audience) },
    { label: t.source, value: own(entry.source) },
    { label: t.shown, value: entry.open ? t.shownOpen : t.shownOffice },
  ].filter(({ value }) => value !== "");
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading title={<Written item={written}>{entry.title}</Written>} back={{ href: paths.learning(), label: t.back }} />
      {message && Object.keys(unaccepted.errors).length === 0 && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      {said && !message && <Notice tone="success" title={t.said[said]} live />}
      {entry.state === "done" && entry.doneAt && (
        <Notice tone="info" title={texts.standing.done}>
          <p>{t.doneBy(entry.doneBy ?? "", formatInstant(entry.doneAt, language))}</p>
          {entry.outcome !== "" && (
            <div lang="sv">
              <Words text={entry.outcome} />
            </div>
          )}
        </Notice>
      )}
      {entry.state === "withdrawn" && <Notice tone="info">{t.withdrawn}</Notice>}
      <Section title={t.facts}>
        {entry.words !== "" && (
          <div lang="sv">
            <Words text={entry.words} />
          </div>
        )}
        <SummaryList rows={rows} />
      </Section>
      {may.includes("complete") && (
        <Section title={t.complete} lead={t.completeLead} rule>
          <CommandForm version={entry.version} hidden={{ command: "complete" }} {...of("complete")} summary={false}>
            <TextArea name="outcome" label={t.outcome} hint={t.outcomeHint} maxLength={2000} rows={3} optional />
            <Button>{t.completeButton}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("edit") && (
        <Section title={t.edit} rule>
          <CommandForm version={entry.version} hidden={{ command: "edit" }} {...of("edit")} summary={false}>
            <PlanEntryFields begin={{ ...entry, to: entry.to === entry.from ? "" : entry.to }} />
            <Button kind="secondary">{t.change}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("withdraw") && (
        <Section title={t.withdraw} rule>
          <p>
            <Muted>{t.withdrawLead}</Muted>
          </p>
          <CommandForm version={entry.version} hidden={{ command: "withdraw" }} summary={false}>
            <Button kind="danger">{t.withdrawButton}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("reopen") && (
        <CommandForm version={entry.version} hidden={{ command: "reopen" }} summary={false}>
          <Button kind="secondary">{entry.state === "done" ? t.reopenDone : t.reopenWithdrawn}</Button>
        </CommandForm>
      )}
      {may.length > 0 && entry.state !== "withdrawn" && (
        <p>
          <LinkButton kind="quiet" href={paths.newPlanEntry(`?efter=${entry.id}`)}>
            {t.again}
          </LinkButton>
        </p>
      )}
      {may.length === 0 && (
        <p>
          <Muted>{texts.office.readOnly}</Muted>
        </p>
      )}
    </>
  );
}
