import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import {
  completionOf,
  endCompletion,
  extendCompletion,
  returnForCompletion,
} from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { completionForm } from "#app/rooms/applications/completion.forms.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { type CompletionPart, isSection } from "#app/rooms/applications/completion.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choices, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) => {
    const { case: kase, versions, ...view } = found(await completionOf(actor, params.id));
    return {
      heading: completionTexts[language].office.title,
      id: params.id,
      number: kase.facts.number,
      title: kase.facts.title,
      ...view,
      paperFrom: kase.content.paper ? kase.content.organisation.name : null,
      comparable: versions.length > 1,
      done: z.enum(["asked", "extended", "ended"]).safeParse(url.searchParams.get("klart")).data ?? null,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

const told = { ask: "asked", extend: "extended", end: "ended" } as const;

export const action = command({
  params: idParams,
  form: completionForm,
  run: ({ actor, params, form }) => {
    const order = { actor, id: params.id, ...form };
    return order.command === "ask"
      ? returnForCompletion(order)
      : order.command === "extend"
        ? extendCompletion(order)
        : endCompletion(order);
  },
  done: ({ params, form }) => `${paths.caseCompletion(params.id)}?klart=${told[form.command]}`,
});

export default function CompletionPage() {
  const view = useLoaderData<typeof loader>();
  const room = useTexts(completionTexts);
  const language = useLanguage();
  const sections = useTexts(applicationTexts).sections;
  const files = useTexts(attachmentTexts);
  const titleOf = (part: CompletionPart) => (isSection(part) ? sections[part].title : files.title);
  const paper = useTexts(paperTexts);
  const t = room.office;
  const { message, code, carried: _carried, values, errors } = useUnaccepted(room);
  const answered = (command: string) => (values?.command === command ? { values, errors } : {});
  const open = view.completions.find((one) => one.state === "open");
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {view.number} · <bdi>{view.title}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.case(view.id), label: t.back }}
      />
      <Answer message={message} code={code} />
      {view.done && !message && <Notice tone="success" title={t.done[view.done]} live />}
      {view.paperFrom && (
        <Notice title={paper.mark}>
          <p>{paper.completeNote(view.paperFrom)}</p>
          {open && <a href={paths.application(view.id)}>{paper.complete}</a>}
        </Notice>
      )}
      {view.may.includes("return-for-completion") && (
        <CommandForm
          version={view.version}
          hidden={{ command: "ask" }}
          values={{ dueOn: view.proposed, ...answered("ask").values }}
          errors={answered("ask").errors ?? {}}
        >
          <Section title={t.ask}>
            <Stack>
              <Choices
                name="sections"
                label={t.sections}
                hint={t.sectionsHint}
                options={view.sections.map((key) => ({ value: key, label: titleOf(key) }))}
              />
              <TextArea name="message" label={t.message} hint={t.messageHint} rows={5} maxLength={5_000} />
              <Field name="dueOn" label={t.dueOn} hint={t.dueOnHint} type="date" width="medium" />
              <div>
                <Button>{t.send}</Button>
              </div>
            </Stack>
          </Section>
        </CommandForm>
      )}
      {open && (
        <Notice tone={view.late ? "warning" : "info"} title={(view.late ? t.late : t.waiting)(formatDate(open.dueOn, language))}>
          {view.late && t.lateText}
        </Notice>
      )}
      {view.may.includes("extend-completion") && (
        <CommandForm version={view.version} hidden={{ command: "extend" }} {...answered("extend")}>
          <Section title={t.extend} rule>
            <Stack>
              <Field name="dueOn" label={t.extendTo} hint={t.dueOnHint} type="date" width="medium" />
              <div>
                <Button kind="secondary">{t.extend}</Button>
              </div>
            </Stack>
          </Section>
        </CommandForm>
      )}
      {view.late && view.may.includes("end-completion") && (
        <CommandForm version={view.version} hidden={{ command: "end" }} {...answered("end")}>
          <Section title={t.end} lead={t.endText} rule>
            <div>
              <Button kind="secondary">{t.endButton}</Button>
            </div>
          </Section>
        </CommandForm>
      )}
      <Section title={t.history} rule>
        <Stack gap="large">
          {view.completions.length === 0 && <p>{t.none}</p>}
          {view.completions.map((one) => (
            <SummaryList
              key={one.number}
              rows={[
                { label: t.number, value: one.number },
                { label: t.asked, value: t.by(formatInstant(one.requestedAt, language), one.requestedBy) },
                { label: t.what, value: one.sections.map(titleOf).join(", ") },
                { label: t.why, value: <Words text={one.message} /> },
                { label: t.dueOn, value: formatDate(one.dueOn, language) },
                {
                  label: t.state,
                  value: `${t.states[one.state]}${one.closedAt ? `, ${formatInstant(one.closedAt, language)}` : ""}`,
                },
              ]}
            />
          ))}
          {view.comparable && (
            <p>
              <a href={paths.caseVersions(view.id)}>{t.compare}</a>
            </p>
          )}
        </Stack>
      </Section>
    </>
  );
}
