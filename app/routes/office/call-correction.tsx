import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { correctionForm } from "#app/rooms/calls/calls.forms.ts";
import { correctCallText, publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, PageHeading, Panel } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { call, version, may } = found(await publishedForOffice(actor, params.id));
  found(may.includes("correct-text") || null);
  const { id, title, summary, texts, contact } = call;
  return { heading: buildingTexts[language].after.correct, id, version, words: { title, summary, ...texts }, contact };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: correctionForm,
  roles: ["officer"],
  run: ({ actor, params, form: { version, note, title, summary, contact, ...texts } }) =>
    correctCallText({ actor, id: params.id, version, note, words: { title, summary, contact, texts } }),
  done: ({ params }) => `${paths.round(params.id)}?andrat=text`,
});

/** Words of a published call made clearer, openly. */
export default function CallCorrection() {
  const { id, version, words, contact } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const language = useLanguage();
  const t = room.after;
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const named = { ...room.fields.basics, ...room.fields.texts } as Record<string, readonly [string, string]>;
  const languages = ["sv", "en"] as const;
  return (
    <>
      <PageHeading
        title={t.correct}
        caption={<bdi>{inLanguage(words.title, language)}</bdi>}
        lead={t.correctLead}
        back={{ href: paths.round(id), label: room.overview.back }}
      />
      <CommandForm version={version} {...unaccepted}>
        <Answer message={message} code={code} />
        {Object.entries(words).map(([name, text]) => (
          <Grid key={name}>
            {languages.map((one) =>
              name === "title" ? (
                <Field
                  key={one}
                  name={`${name}.${one}`}
                  label={`${named[name]?.[0]}, ${room.part[one]}`}
                  defaultValue={text[one]}
                />
              ) : (
                <TextArea
                  key={one}
                  name={`${name}.${one}`}
                  label={`${named[name]?.[0]}, ${room.part[one]}`}
                  defaultValue={text[one]}
                  rows={name === "summary" ? 3 : 7}
                />
              ),
            )}
          </Grid>
        ))}
        <Field name="contact.name" label={room.fields.basics.contactName[0]} defaultValue={contact.name} width="long" />
        <Field name="contact.email" label={room.fields.basics.contactEmail[0]} defaultValue={contact.email} width="long" />
        <Field name="contact.phone" label={room.fields.basics.contactPhone[0]} defaultValue={contact.phone} width="medium" />
        <Grid>
          {languages.map((one) => (
            <TextArea
              key={one}
              name={`contact.note.${one}`}
              label={`${room.fields.basics.contactNote[0]}, ${room.part[one]}`}
              defaultValue={contact.note[one]}
              rows={3}
              optional
            />
          ))}
        </Grid>
        <Panel title={t.note} tone="accent">
          <Grid>
            {languages.map((one) => (
              <TextArea key={one} name={`note.${one}`} label={`${t.note}, ${room.part[one]}`} hint={t.noteHint} rows={3} />
            ))}
          </Grid>
          <Button>{t.correctSubmit}</Button>
        </Panel>
      </CommandForm>
    </>
  );
}
