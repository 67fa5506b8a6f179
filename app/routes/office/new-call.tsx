import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { newCallForm } from "#app/rooms/calls/calls.forms.ts";
import { createCall, startingPoints } from "#app/rooms/calls/calls.server.ts";
import { emptyDraft } from "#app/rooms/calls/templates.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, { roles: ["officer"] }, async ({ actor, url, language }) => ({
  heading: buildingTexts[language].create.title,
  points: found(await startingPoints(actor)),
  from: z.uuid().safeParse(url.searchParams.get("fran")).data ?? null,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: noParams,
  form: newCallForm,
  roles: ["officer"],
  run: ({ actor, form }) => createCall({ actor, from: form.from, title: form.title }),
  done: ({ value }) => paths.callBuilding(value?.id ?? ""),
});

export default function NewCall() {
  const { points, from } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const language = useLanguage();
  const t = room.create;
  const { message, code, ...unaccepted } = useUnaccepted(room);
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.office(), label: room.overview.back }} />
      <CommandForm {...unaccepted}>
        <Answer message={message} code={code} />
        <Grid>
          <Field name="title.sv" label={`${t.name} (${room.part.sv})`} />
          <Field name="title.en" label={`${t.name} (${room.part.en})`} />
        </Grid>
        <Choice
          name="from"
          label={t.from}
          defaultValue={from ?? points[0]?.id ?? ""}
          options={[
            ...points.map((point) => ({
              value: point.id,
              label: inLanguage(point.title, language),
              ...(point.number ? { hint: point.number } : {}),
            })),
            { value: emptyDraft, label: t.empty, hint: t.emptyHint },
          ]}
        />
        <Button>{t.submit}</Button>
      </CommandForm>
    </>
  );
}
