import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { addPlanEntry, newEntryPage } from "#app/rooms/reporting/learning.server.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { askedYear } from "#app/rooms/reporting/learning.ts";
import { newPlanEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";
import { PlanEntryFields } from "#app/rooms/reporting/ui/plan-entry-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, { roles: ["officer", "controller"] }, async ({ actor, url, language }) => ({
  title: learningTexts[language].entry.newTitle,
  begin: found(
    await newEntryPage(actor, {
      station: url.searchParams.get("punkt") ?? "",
      again: url.searchParams.get("efter"),
      year: askedYear(url.searchParams).year,
    }),
  ),
}));

export const action = command({
  params: noParams,
  form: newPlanEntryForm,
  roles: ["officer", "controller"],
  run: ({ actor, form }) => addPlanEntry({ actor, form }),
  done: ({ value }) => paths.planEntry(value ?? "", "?tillagd"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export default function NewPlanEntry() {
  const { begin } = useLoaderData<typeof loader>();
  const t = useTexts(learningTexts).entry;
  const { message, ...unaccepted } = useUnaccepted(t);
  return (
    <>
      <PageHeading title={t.newTitle} lead={t.newLead} back={{ href: paths.learning(), label: t.back }} />
      {message && Object.keys(unaccepted.errors).length === 0 && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      <CommandForm hidden={{ command: "add" }} {...unaccepted}>
        <PlanEntryFields begin={begin} />
        <Button>{t.save}</Button>
      </CommandForm>
    </>
  );
}
