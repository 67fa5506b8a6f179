import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { projectResultsForm } from "#app/rooms/reporting/project-results.forms.ts";
import { noteResults, resultsPage } from "#app/rooms/reporting/project-results.server.ts";
import { projectResultsTexts } from "#app/rooms/reporting/project-results.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field, Fieldset, Hidden } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, url, language }) => ({
  heading: projectResultsTexts[language].title,
  page: found(await resultsPage(actor, params.id)),
  done: url.searchParams.has("sparad"),
}));

export const action = command({
  params: idParams,
  form: projectResultsForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => noteResults({ actor, id: params.id, form }),
  done: ({ params }) => paths.projectResults(params.id, "?sparad"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.page.project} – Drum` }];

/** What a granted project has reached of what it set out to. */
export default function ProjectResults() {
  const { page: shown, done } = useLoaderData<typeof loader>();
  const t = useTexts(projectResultsTexts);
  const language = useLanguage();
  const { message, ...unaccepted } = useUnaccepted(t);
  const target = ({ comparator, planned, unit }: (typeof shown.goals)[number]) =>
    comparator === "yes" || planned === null
      ? t.yes
      : `${t.comparators[comparator]} ${goalValue(planned, language)} ${inLanguage(unit, language)}`.trim();
  const decimal = (value: number | null) => (value === null ? "" : `${value}`.replace(".", ","));
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={t.title}
        caption={
          <>
            {shown.number} · {shown.project} · <bdi>{shown.organisation}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.projectMoney(shown.id), label: t.back }}
      />
      {message && Object.keys(unaccepted.errors).length === 0 && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      {done && !message && <Notice tone="success" title={t.saved} live />}
      {shown.goals.length === 0 && <p>{t.none}</p>}
      {shown.goals.length > 0 && shown.mayNote && (
        <CommandForm version={shown.version} {...unaccepted} summary={false}>
          {shown.goals.map((goal, index) => (
            <Fieldset
              key={goal.position}
              legend={t.goal(index + 1, inLanguage(goal.name, language))}
              hint={t.planned(target(goal))}
              legendSize="small"
            >
              <Hidden name={`goals.${index}.position`} value={goal.position} />
              <Field
                name={`goals.${index}.reached`}
                label={t.reached}
                defaultValue={decimal(goal.reached)}
                width="short"
                inputMode="decimal"
                autoComplete="off"
              />
              <Field
                name={`goals.${index}.on`}
                label={t.on}
                hint={t.onHint}
                defaultValue={goal.reachedOn ?? ""}
                width="short"
                autoComplete="off"
              />
            </Fieldset>
          ))}
          <Button>{t.save}</Button>
        </CommandForm>
      )}
      {shown.goals.length > 0 && !shown.mayNote && (
        <>
          <SummaryList
            rows={shown.goals.map((goal, index) => ({
              label: t.goal(index + 1, inLanguage(goal.name, language)),
              value: `${t.planned(target(goal))}. ${t.reached}: ${
                goal.reached !== null && goal.reachedOn !== null
                  ? t.outcome(goalValue(goal.reached, language), formatDate(goal.reachedOn, language))
                  : t.notNoted
              }`,
            }))}
          />
          <p>
            <Muted>{t.readOnly}</Muted>
          </p>
        </>
      )}
    </>
  );
}
