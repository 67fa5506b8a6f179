import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { changeReport } from "#app/rooms/reporting/builder.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { savedReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import { ShownDocument } from "#app/rooms/reporting/ui/builder-view.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

const said = { sparad: "kept", fryst: "frozen", namn: "renamed", undanlagd: "shelvedNow", framtagen: "broughtBack" } as const;
const after = { rename: "namn", ask: "sparad", freeze: "fryst", shelve: "undanlagd", "bring-back": "framtagen" } as const;

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, url, language }) => ({
  page: found(await composed("savedPage", actor, params.id, language)),
  said: Object.entries(said).find(([word]) => url.searchParams.has(word))?.[1] ?? null,
}));

export const action = command({
  params: idParams,
  form: savedReportForm,
  roles: officeRoles,
  run: ({ actor, params, form }) => changeReport({ actor, id: params.id, form }),
  done: ({ params, form }) => paths.savedReport(params.id, `?${after[form.command]}`),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.report.name} – Drum` }];

export default function SavedReport() {
  const { page: shown, said: word } = useLoaderData<typeof loader>();
  const t = useTexts(builderTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { report, may, document, editions } = shown;
  const change = `${report.question}&rapport=${report.id}`;
  // The choices were made on the builder's page: refused here, they are kept here.
  const first = (name: string) => [unaccepted.values?.[name] ?? []].flat()[0];
  const another = Object.keys(after).some((command) => command !== "ask" && command === first("command"));
  const again = message && !another ? (first("question") ?? report.question) : null;
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={report.name}
        back={{ href: paths.reports(), label: t.back }}
        {...(report.state === "shelved" ? { tag: <Tag>{t.states.shelved}</Tag> } : {})}
        actions={
          may.includes("ask") ? (
            <LinkButton href={paths.reportBuilder(change)} kind="secondary">
              {t.save.change}
            </LinkButton>
          ) : undefined
        }
      />
      <Answer message={message} code={code} />
      {again && may.includes("ask") && (
        <CommandForm
          action={paths.savedReport(report.id)}
          version={report.version}
          hidden={{ command: "ask", question: again }}
          summary={false}
        >
          <Stack>
            <p>
              {t.save.notYet} <a href={paths.reportBuilder(`${again}&rapport=${report.id}`)}>{t.save.seeAgain}</a>.
            </p>
            <Button>{t.save.overwrite}</Button>
          </Stack>
        </CommandForm>
      )}
      {word && !message && <Notice tone="success" title={t.page[word]} live />}
      {document ? (
        <ShownDocument document={document} file={(form) => paths.savedReportFile(report.id, form)} />
      ) : (
        <Notice tone="warning" title={t.page.questionGone}>
          {t.page.questionGoneText}
        </Notice>
      )}
      <Section title={t.page.frozenTitle} lead={t.page.frozenLead} rule id="utgavor">
        {editions.length === 0 ? (
          <p>{t.page.frozenNone}</p>
        ) : (
          <DataTable
            caption={t.page.frozenTitle}
            captionHidden
            columns={[
              {
                key: "edition",
                label: t.page.frozenTitle,
                rowHeader: true,
                cell: (one: (typeof editions)[number]) => (
                  <a href={paths.reportEdition(report.id, one.number)}>
                    {t.page.editionOf(one.number, formatInstant(one.frozenAt, language), one.frozenBy)}
                  </a>
                ),
              },
              { key: "sum", label: t.page.checksum, cell: (one) => <code>{one.sha256}</code> },
            ]}
            rows={editions}
            rowKey={(one) => `${one.number}`}
          />
        )}
        {may.includes("freeze") && document && (
          <CommandForm version={report.version} hidden={{ command: "freeze" }} summary={false}>
            <Button>{t.page.freeze}</Button>
          </CommandForm>
        )}
      </Section>
      {may.length > 0 && (
        <Section title={t.save.renameTitle} rule>
          {may.includes("rename") && (
            <CommandForm version={report.version} hidden={{ command: "rename" }} {...unaccepted} summary={false}>
              <Field name="name" width="long" label={t.save.name} defaultValue={report.name} maxLength={150} autoComplete="off" />
              <Button kind="secondary">{t.save.rename}</Button>
            </CommandForm>
          )}
          {may.includes("shelve") && (
            <Details summary={t.page.shelve}>
              <p>{t.page.shelveText}</p>
              <CommandForm version={report.version} hidden={{ command: "shelve" }} summary={false}>
                <Button kind="secondary">{t.page.shelve}</Button>
              </CommandForm>
            </Details>
          )}
          {may.includes("bring-back") && (
            <CommandForm version={report.version} hidden={{ command: "bring-back" }} summary={false}>
              <ButtonGroup>
                <Button>{t.page.bringBack}</Button>
              </ButtonGroup>
            </CommandForm>
          )}
        </Section>
      )}
    </>
  );
}
