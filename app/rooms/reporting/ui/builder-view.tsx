import type { DrumDocument } from "#app/documents/document.ts";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { measureWords, plainAxes } from "#app/rooms/reporting/builder-question.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import type { ReadyKind } from "#app/rooms/reporting/ready-report.ts";
import type { ReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import type { BuilderView } from "#app/rooms/reporting/views.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Choices, Field, Fieldset, Hidden, Select } from "#app/ui/fields.tsx";
import { FormState } from "#app/ui/form-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Grid } from "#app/ui/layout.tsx";

/** The question as a form of plain fields: what it sends is the address. */
export function BuilderForm({
  choices,
  values,
  errors,
  changes,
}: Pick<BuilderView, "choices" | "values" | "errors"> & {
  /** the saved report whose question is changed */ changes: string | null;
}) {
  const t = useTexts(builderTexts);
  const plain = Object.entries(plainAxes).map(([value, kind]) => ({ value, label: t.axes[kind] }));
  const axes = [{ label: t.general, options: plain }, ...choices.strategies];
  return (
    <search>
      <form className="form" method="get" action={paths.reportBuilder()} aria-label={t.choices}>
        <FormState values={values} errors={errors}>
          {changes && <Hidden name="rapport" value={changes} />}
          <Grid columns={2}>
            <Fieldset legend={t.period} legendSize="small">
              <Field name="fran" label={t.from} hint={t.yearHint} width="short" inputMode="numeric" autoComplete="off" />
              <Field name="till" label={t.to} width="short" inputMode="numeric" autoComplete="off" />
              <Choices name="jamfor" label={t.compare} labelHidden options={[{ value: "ja", label: t.compareOption }]} />
            </Fieldset>
            <Fieldset legend={t.table} legendSize="small">
              <Select name="rader" label={t.rows} groups={axes} />
              <Select name="kolumner" label={t.columns} placeholder={t.noColumns} groups={axes} />
            </Fieldset>
          </Grid>
          <Choices
            name="matt"
            label={t.measures}
            inline
            options={Object.entries(measureWords).map(([value, measure]) => ({ value, label: t.measureNames[measure] }))}
          />
          <Fieldset legend={t.selection} legendSize="small">
            <Select
              name="kommun"
              label={t.municipality}
              hint={t.municipalityHint}
              placeholder={t.allMunicipalities}
              options={choices.municipalities}
            />
            <Grid columns={2}>
              <Choices
                name="utlysning"
                label={t.calls}
                hint={t.callsHint}
                options={choices.calls.map((call) => ({ value: call, label: call }))}
              />
              <Choices name="pott" label={t.pots} hint={t.potsHint} options={choices.pots} />
            </Grid>
          </Fieldset>
          <ButtonGroup>
            <Button>{t.show}</Button>
            <LinkButton href={paths.reportBuilder()} kind="secondary">
              {t.reset}
            </LinkButton>
          </ButtonGroup>
        </FormState>
      </form>
    </search>
  );
}

/** A ready-made report has few choices: those that it cannot do without, and the years. */
export function ReadyForm({
  ready,
  choices,
  values,
  errors,
}: Pick<BuilderView, "choices" | "values" | "errors"> & { readonly ready: ReadyKind }) {
  const t = useTexts(builderTexts);
  const own = useTexts(readyReportTexts);
  return (
    <search>
      <form className="form" method="get" action={paths.reportBuilder()} aria-label={t.choices}>
        <FormState values={values} errors={errors}>
          <Hidden name="mall" value={ready} />
          {ready === "utlysning" && (
            <Select
              name="utlysning"
              label={own.fields.call}
              placeholder={own.fields.choose}
              options={choices.calls.map((call) => ({ value: call, label: call }))}
            />
          )}
          {ready === "kommun" && (
            <Select name="kommun" label={t.municipality} placeholder={own.fields.choose} options={choices.municipalities} />
          )}
          {ready === "strategi" && (
            <Select
              name="strategi"
              label={own.fields.strategy}
              placeholder={own.fields.choose}
              options={choices.strategies.map(({ id, label }) => ({ value: id, label }))}
            />
          )}
          {ready !== "utlysning" && (
            <>
              <Field name="fran" label={t.from} hint={t.yearHint} width="short" inputMode="numeric" autoComplete="off" />
              <Field name="till" label={t.to} width="short" inputMode="numeric" autoComplete="off" />
            </>
          )}
          <Button>{t.show}</Button>
        </FormState>
      </form>
    </search>
  );
}

/** The report on the page with its other forms; the figures of all of them are the document's. */
export function ShownDocument({ document, file }: { document: DrumDocument; file: (form: ReportForm) => string }) {
  const t = useTexts(builderTexts);
  return (
    <>
      <ButtonGroup>
        <LinkButton href={file("rapport.pdf")} kind="secondary">
          {t.pdf}
        </LinkButton>
        <LinkButton href={file("rapport.xlsx")} kind="secondary">
          {t.xlsx}
        </LinkButton>
        <LinkButton href={file("rapport.csv")} kind="secondary">
          {t.csv}
        </LinkButton>
      </ButtonGroup>
      <DocumentView document={document} titled />
    </>
  );
}
