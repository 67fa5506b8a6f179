import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { endings } from "#app/kernel/file-kind.ts";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { current, roomFor } from "#app/rooms/applications/attachment.ts";
import { addAttachment, mayAddAttachment, uploadLimits } from "#app/rooms/applications/attachments.server.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { completionAnnex } from "#app/rooms/applications/completion.ts";
import { AttachmentLine } from "#app/rooms/applications/ui/attachment-list.tsx";
import { UploadForm } from "#app/rooms/applications/ui/upload-form.tsx";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { found, idParams, page, upload } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, url, language }) => {
  const { id, title, state, may, attachments, annexes, completion } = found(await applicationForTeam(actor, params.id));
  const reopened = completion?.sections.includes("attachments") === true && !completion.late;
  return {
    heading: attachmentTexts[language].title,
    id,
    title,
    draft: state === "drafted" || state === "registered",
    editable: may.includes("add-attachment") && (state !== "returned" || reopened),
    completing: reopened,
    wanted: reopened ? completion.message : null,
    // Files of annexes that were only asked for in an earlier completion are still shown by name.
    annexes: [...annexes, ...(attachments.some((one) => annexes.every(({ key }) => key !== one.annex)) ? [completionAnnex] : [])],
    attachments,
    limits: uploadLimits(),
    told: url.searchParams.has("tillagd")
      ? ("added" as const)
      : url.searchParams.has("borttagen")
        ? ("removed" as const)
        : url.searchParams.has("med")
          ? ("restored" as const)
          : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];
export const handle = { interactive: true };

export const action = upload({
  params: idParams,
  before: ({ actor, params }) => mayAddAttachment(actor, params.id),
  run: ({ actor, params, url, file }) =>
    addAttachment({ actor, id: params.id, annex: url.searchParams.get("bilaga") ?? "", file }),
  field: ({ url }) => `file.${url.searchParams.get("bilaga") ?? ""}`,
  done: ({ params }) => paths.attachments(params.id, "?tillagd"),
});

/** The annexes the call asks for, what has been added to each, and a form for the next file. */
export default function Attachments() {
  const {
    id,
    title,
    draft,
    editable,
    completing: reopened,
    wanted,
    annexes,
    attachments,
    limits,
    told,
  } = useLoaderData<typeof loader>();
  const t = useTexts(attachmentTexts);
  const room = useTexts(applicationTexts);
  const completing = useTexts(completionTexts).team;
  const language = useLanguage();
  const { errors, message, code } = useUnaccepted(t);
  const kinds = [...new Set(limits.kinds)].map((kind) => kind.toUpperCase()).join(", ");
  const accept = limits.kinds.flatMap((kind) => endings[kind].map((ending) => `.${ending}`)).join(",");
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{title}</bdi>}
        lead={`${t.lead(limits.bytes / 1_048_576)} ${t.kinds(kinds)}`}
        back={{ href: paths.application(id), label: room.section.back }}
      />
      <Answer message={message} code={code} />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      {told && !message && <Notice tone="success" title={t[told]} live />}
      {!editable && <Notice>{draft ? t.readerOnly : t.sealed}</Notice>}
      {wanted && (
        <Section title={completing.message}>
          <Words text={wanted} />
        </Section>
      )}
      {attachments.some((one) => one.state === "waiting") && <Notice>{t.waitingText}</Notice>}
      <Stack gap="large">
        {annexes.map((annex) => {
          const own = attachments.filter((one) => one.annex === annex.key);
          const left = roomFor(annex, current(own));
          const name = inLanguage(annex.name, language);
          const field = `file.${annex.key}`;
          return (
            <Section
              key={annex.key}
              title={name}
              rule
              actions={<Tag tone={annex.required ? "info" : "neutral"}>{annex.required ? t.required : t.voluntary}</Tag>}
            >
              <Words text={inLanguage(annex.help, language)} />
              {own.length === 0 ? (
                <p {...(left > 0 && editable ? {} : { id: fieldId(field) })}>
                  <Muted>{t.none}</Muted>
                </p>
              ) : (
                <ul className="files" aria-label={name}>
                  {own.map((file) => (
                    <li key={file.id}>
                      <AttachmentLine file={file} href={paths.attachment(id, file.id)}>
                        {file.dropped ? (
                          <Tag tone="attention">{t.dropped}</Tag>
                        ) : (
                          reopened && file.sealed && <Tag tone="neutral">{t.inVersion}</Tag>
                        )}
                        {editable && (
                          <a href={paths.attachmentRemoval(id, file.id)}>
                            {file.dropped ? t.restore : t.remove}
                            <HiddenText> {file.name}</HiddenText>
                          </a>
                        )}
                      </AttachmentLine>
                      <p className="file-line__hash">
                        <Muted>{t.addedBy(file.addedBy, formatInstant(file.addedAt, language))}</Muted>
                      </p>
                    </li>
                  ))}
                </ul>
              )}
              {editable && left > 0 && (
                <UploadForm
                  annex={annex.key}
                  name={name}
                  action={paths.attachments(id, `?bilaga=${encodeURIComponent(annex.key)}`)}
                  scriptAction={paths.attachmentUpload(id, annex.key)}
                  accept={accept}
                  largest={limits.bytes}
                  error={errors[field]}
                />
              )}
              {editable && (
                <p {...(left === 0 ? { id: fieldId(field), tabIndex: -1 } : {})}>
                  <Muted>{left === 0 ? t.full(annex.most) : t.room(left)}</Muted>
                </p>
              )}
            </Section>
          );
        })}
      </Stack>
      <p>
        <LinkButton href={paths.application(id)}>{t.done}</LinkButton>
      </p>
    </>
  );
}
