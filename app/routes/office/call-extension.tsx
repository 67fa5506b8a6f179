import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { extensionForm } from "#app/rooms/calls/calls.forms.ts";
import { extendCallDeadline, publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { call, version, may, sketchOpen } = found(await publishedForOffice(actor, params.id));
  found(may.includes("extend-deadline") || null);
  const { id, title, closesAt, sketchClosesAt, sketchAnswerOn } = call;
  return {
    heading: buildingTexts[language].after.extend,
    id,
    title,
    closesAt,
    version,
    sketch: sketchOpen && sketchClosesAt ? { closesAt: sketchClosesAt, answerOn: sketchAnswerOn } : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: extensionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => extendCallDeadline({ actor, id: params.id, ...form }),
  done: ({ params }) => `${paths.round(params.id)}?andrat=deadline`,
});

export default function CallExtension() {
  const { id, title, closesAt, version, sketch } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const language = useLanguage();
  const t = room.after;
  const { message, code, ...unaccepted } = useUnaccepted(room);
  return (
    <>
      <PageHeading
        title={t.extend}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.extendLead}
        back={{ href: paths.round(id), label: room.overview.back }}
      />
      {sketch && (
        <Callout
          label={t.nowSketch}
          value={formatInstant(sketch.closesAt, language)}
          note={sketch.answerOn && `${t.nowAnswer} ${formatDate(sketch.answerOn, language)}`}
        />
      )}
      <Callout label={t.now} value={formatInstant(closesAt, language)} />
      <CommandForm version={version} {...unaccepted}>
        <Answer message={message} code={code} />
        {sketch && (
          <Choice
            name="step"
            label={t.step}
            options={(["sketch", "full"] as const).map((value) => ({ value, label: t.steps[value] }))}
          />
        )}
        <Field name="date" label={t.date} type="date" width="medium" />
        <Field name="time" label={t.time} hint={t.timeHint} defaultValue="23:59" width="short" />
        <Field name="decisionOn" label={t.decisionOn} hint={t.decisionHint} type="date" width="medium" />
        {sketch && <Field name="answerOn" label={t.answerOn} hint={t.answerHint} type="date" width="medium" />}
        <Grid>
          {(["sv", "en"] as const).map((one) => (
            <TextArea key={one} name={`note.${one}`} label={`${t.note}, ${room.part[one]}`} hint={t.noteHint} rows={3} />
          ))}
        </Grid>
        <Button>{t.extendSubmit}</Button>
      </CommandForm>
    </>
  );
}
