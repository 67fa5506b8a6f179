import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { endings } from "#app/kernel/file-kind.ts";
import { paths } from "#app/paths.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { uploadLimits } from "#app/rooms/applications/attachments.server.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { addAgreementPaper, agreementAtOffice, mayAddAgreementPaper } from "#app/rooms/decisions/agreements.server.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { found, idParams, notFound, page, upload } from "#app/web/doors.server.ts";

const asked = (url: URL): string => url.searchParams.get("beslut") ?? "";

export const loader = page(idParams, { roles: ["officer", "secretary"] }, async ({ actor, params, url, language }) => {
  const { id, number, title, may, paperOn } = found(await agreementAtOffice(actor, params.id, language, asked(url)));
  if (!may.includes("add-paper") || paperOn === null) throw notFound();
  return { heading: agreementTexts[language].addPaper, caseId: params.id, id, number, title, limits: uploadLimits() };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = upload({
  params: idParams,
  before: ({ actor, params, url }) => mayAddAgreementPaper(actor, params.id, asked(url)),
  run: ({ actor, url, file }) => addAgreementPaper({ actor, id: asked(url), file }),
  field: () => "paper",
  done: ({ params, url }) => paths.caseAgreement(params.id, asked(url)),
});

/** The scan of a signed paper, through the same door as every other file. */
export default function CaseAgreementPaper() {
  const { caseId, id, number, title, limits } = useLoaderData<typeof loader>();
  const t = useTexts(agreementTexts);
  const files = useTexts(attachmentTexts);
  const words = { errors: { ...files.errors, ...t.errors }, refusals: { ...files.refusals, ...t.refusals } };
  const { message, code, errors } = useUnaccepted(words);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        title={t.addPaper}
        caption={`${number} ${title}`}
        lead={t.paperLead(limits.bytes / 1_048_576)}
        back={{ href: paths.caseAgreement(caseId, id), label: t.backToTerms }}
      />
      <Answer message={message} code={code} />
      <CommandForm action={paths.caseAgreementPaper(caseId, id)} encType="multipart/form-data" errors={errors} summary={false}>
        <FileField
          name="paper"
          label={t.paperFile}
          hint={files.kinds([...new Set(limits.kinds)].map((kind) => kind.toUpperCase()).join(", "))}
          accept={limits.kinds.flatMap((kind) => endings[kind].map((ending) => `.${ending}`)).join(",")}
        />
        <Button>{t.paperSend}</Button>
      </CommandForm>
    </>
  );
}
