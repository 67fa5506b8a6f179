import { redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { sheetForm } from "#app/rooms/assessment/scoring-sheet.forms.ts";
import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import { saveSheet, sheetComparison, sheetPage } from "#app/rooms/assessment/scoring-sheets.server.ts";
import { SheetComparison } from "#app/rooms/assessment/ui/sheet-comparison.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params, language }) => {
  const comparison = await sheetComparison(actor, params.id);
  if (!comparison) {
    // Saved or thrown away already, or reloaded afterwards: the page before says where it stands.
    found(await sheetPage(actor, params.id));
    throw redirect(paths.scoringSheet(params.id));
  }
  return unsent({ heading: scoringSheetTexts[language].compare.title, ...comparison });
});

export const action = command({
  params: idParams,
  form: sheetForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => saveSheet({ actor, callId: params.id, form }),
  done: ({ params, form, value }) => paths.scoringSheet(params.id, form.step === "save" ? `?sparat=${value}` : "?slangd"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function ScoringSheetComparison() {
  const { call, uploaded, comparison, fingerprint } = useLoaderData<typeof loader>();
  const t = useTexts(scoringSheetTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  return (
    <CommandForm action={paths.scoringSheetComparison(call.id)} hidden={{ seen: fingerprint }} {...unaccepted}>
      <PageHeading
        title={t.compare.title}
        lead={t.compare.lead(uploaded.name, formatInstant(uploaded.uploadedAt, language))}
        back={{ href: paths.scoringSheet(call.id), label: t.compare.back }}
      />
      <Answer message={message} code={code} />
      <SheetComparison comparison={comparison} />
    </CommandForm>
  );
}
