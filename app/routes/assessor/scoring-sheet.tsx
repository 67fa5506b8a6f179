import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import { mayUploadSheet, sheetPage, uploadSheet } from "#app/rooms/assessment/scoring-sheets.server.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { found, idParams, page, upload } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params, url, language }) => {
  const saved = Number(url.searchParams.get("sparat") ?? Number.NaN);
  return unsent({
    heading: scoringSheetTexts[language].title,
    page: found(await sheetPage(actor, params.id)),
    saved: Number.isInteger(saved) ? saved : null,
    thrown: url.searchParams.has("slangd"),
  });
});

export const action = upload({
  params: idParams,
  before: ({ actor, params }) => mayUploadSheet(actor, params.id),
  run: ({ actor, params, file }) => uploadSheet({ actor, callId: params.id, file }),
  field: () => "file",
  done: ({ params }) => paths.scoringSheetComparison(params.id),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function ScoringSheet() {
  const { page: shown, saved, thrown } = useLoaderData<typeof loader>();
  const t = useTexts(scoringSheetTexts);
  const language = useLanguage();
  const { message, code, errors } = useUnaccepted(t);
  const { call, open, undeclared, uploaded } = shown;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, language)}
        lead={t.lead}
        back={{ href: paths.assessments(), label: t.back }}
      />
      <Answer message={message} code={code} />
      {saved !== null && !message && (
        <Notice tone="success" title={t.compare.saved(saved)} live>
          <p>
            {t.compare.savedText} <a href={paths.assessments()}>{t.back}</a>
          </p>
        </Notice>
      )}
      {thrown && !message && (
        <Notice tone="success" title={t.compare.thrown} live>
          {t.compare.thrownText}
        </Notice>
      )}
      {uploaded && (
        <Notice tone="warning" title={t.waiting(uploaded.name, formatInstant(uploaded.uploadedAt, language))}>
          <p>{t.keptUntil(formatDate(uploaded.keptUntil, language))}</p>
          <a href={paths.scoringSheetComparison(call.id)}>{t.waitingLink}</a>
        </Notice>
      )}
      <Section title={t.steps.fetch}>
        {open > 0 ? (
          <>
            <p>{t.open(open)}</p>
            <p>
              <LinkButton href={paths.scoringSheetFile(call.id)}>{t.fetch}</LinkButton>
            </p>
          </>
        ) : (
          <p>{t.nothing}</p>
        )}
        {undeclared > 0 && <p>{t.undeclared(undeclared)}</p>}
      </Section>
      <Section title={t.steps.fill}>
        <Prose>
          <p>{t.fillText}</p>
          <p>{t.secret}</p>
        </Prose>
      </Section>
      <Section title={t.steps.send}>
        <CommandForm action={paths.scoringSheet(call.id)} encType="multipart/form-data" errors={errors} summary={false}>
          <FileField name="file" label={t.upload} hint={t.uploadHint} accept=".xlsx" />
          <Button kind={open > 0 ? "secondary" : "primary"}>{t.uploadSend}</Button>
        </CommandForm>
      </Section>
    </>
  );
}
