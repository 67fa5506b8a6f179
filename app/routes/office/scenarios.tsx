import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { createScenario, scenarioList } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { nameLength, newScenarioForm } from "#app/rooms/allocation/scenario.ts";
import { ScenarioTable } from "#app/rooms/allocation/ui/scenario-table.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: scenarioTexts[language].list.title,
  ...found(await scenarioList(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.call.number} – Drum` }];

export const action = command({
  params: idParams,
  form: newScenarioForm,
  run: ({ actor, params, form }) => createScenario({ actor, callId: params.id, name: form.name }),
  done: ({ value }) => paths.scenario(value.id),
});

export default function Scenarios() {
  const { call, hidden, mayCreate, scenarios } = useLoaderData<typeof loader>();
  const texts = useTexts(scenarioTexts);
  const t = texts.list;
  const { message, ...unaccepted } = useUnaccepted(texts);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        lead={t.lead}
        {...(mayCreate || hidden ? { back: { href: paths.allocation(call.id), label: t.back } } : {})}
      />
      {message && (
        <Notice tone="danger" live>
          {message}
        </Notice>
      )}
      {hidden && <Notice>{t.hidden}</Notice>}
      {!hidden && scenarios.length === 0 && <EmptyState title={t.empty}>{t.emptyLead}</EmptyState>}
      {scenarios.length > 0 && (
        <CommandForm method="get" action={paths.scenarioComparison(call.id)}>
          <ScenarioTable scenarios={scenarios} />
          {scenarios.length > 1 && (
            <>
              <p>{t.compareHint}</p>
              <Button kind="secondary">{t.compare}</Button>
            </>
          )}
        </CommandForm>
      )}
      {mayCreate && (
        <Section title={t.createTitle} rule>
          <CommandForm {...unaccepted}>
            <Field name="name" label={t.name} hint={t.nameHint} maxLength={nameLength} />
            <Button>{t.create}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
