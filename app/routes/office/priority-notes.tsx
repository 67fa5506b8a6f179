import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { noteKinds, priorityNoteForm } from "#app/rooms/reporting/priority-note.forms.ts";
import { changeNotes, notesPage } from "#app/rooms/reporting/priority-notes.server.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Choice, Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Panel, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, url, language }) => ({
  title: readyReportTexts[language].page.title,
  page: found(await notesPage(actor, language)),
  said: url.searchParams.has("sparad")
    ? ("written" as const)
    : url.searchParams.has("tillbakatagen")
      ? ("takenBack" as const)
      : null,
}));

export const action = command({
  params: noParams,
  form: priorityNoteForm,
  roles: officeRoles,
  run: ({ actor, form }) => changeNotes({ actor, form }),
  done: ({ form }) => paths.priorityNotes(form.command === "write" ? "?sparad" : "?tillbakatagen"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

/** What has been learned about each goal, and what is recommended. */
export default function PriorityNotes() {
  const { page: shown, said } = useLoaderData<typeof loader>();
  const own = useTexts(readyReportTexts);
  const t = own.page;
  const builder = useTexts(builderTexts);
  const language = useLanguage();
  const { message, ...unaccepted } = useUnaccepted({ errors: { ...builder.errors, ...own.errors } });
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.reports(), label: builder.back }} />
      {message && Object.keys(unaccepted.errors).length === 0 && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      {said && !message && <Notice tone="success" title={t[said]} live />}
      {shown.mayWrite && (
        <Section title={t.write}>
          <CommandForm hidden={{ command: "write" }} {...unaccepted} summary={false}>
            <Select name="node" label={t.goal} placeholder={own.fields.choose} groups={shown.goals} />
            <Field
              name="year"
              label={t.year}
              defaultValue={`${shown.year}`}
              width="short"
              inputMode="numeric"
              autoComplete="off"
            />
            <Choice
              name="kind"
              label={t.kind}
              defaultValue="evaluation"
              options={noteKinds.map((kind) => ({ value: kind, label: own.noteKinds[kind] }))}
            />
            <TextArea name="words" label={t.words} maxLength={4000} rows={6} />
            <Button>{t.button}</Button>
          </CommandForm>
        </Section>
      )}
      <Section title={t.kept} rule>
        {shown.notes.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <Stack>
            {shown.notes.map((note) => (
              <Panel key={note.id} title={note.goal} level={3}>
                <Words text={note.words} />
                <p>
                  <Muted>
                    {own.noteSource(
                      own.noteKinds[note.kind],
                      note.year,
                      note.writtenBy,
                      formatDate(localDate(note.writtenAt), language),
                    )}
                  </Muted>
                </p>
                {note.mayTakeBack && (
                  <CommandForm version={note.version} hidden={{ command: "take-back", id: note.id }} summary={false}>
                    <Button kind="secondary">
                      {t.takeBack} <HiddenText>{t.takeBackOf(note.goal)}</HiddenText>
                    </Button>
                  </CommandForm>
                )}
              </Panel>
            ))}
          </Stack>
        )}
      </Section>
    </>
  );
}
