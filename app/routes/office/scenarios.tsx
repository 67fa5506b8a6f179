import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import { createScenario, scenarioList } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { nameLength, newScenarioForm } from "#app/rooms/allocation/scenario.ts";
import { ScenarioTable } from "#app/rooms/allocation/ui/scenario-table.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Choices, Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { chosenIn } from "#app/web/chosen.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { pageNumber } from "#app/web/page-number.ts";

export const loader = page(idParams, {}, async ({ actor, params, url, language }) => {
  // What is chosen on other pages comes along in the address.
  const chosen = chosenIn(url);
  const list = found(await scenarioList(actor, params.id, pageNumber(url), chosen));
  return { heading: scenarioTexts[language].list.title, ...list, chosen };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.call.number} – Drum` }];

export const action = command({
  params: idParams,
  form: newScenarioForm,
  run: ({ actor, params, form }) => createScenario({ actor, callId: params.id, name: form.name }),
  done: ({ value }) => paths.scenario(value.id),
});

export default function Scenarios() {
  const { call, hidden, isEarly, mayCreate, from, scenarios, chosen, elsewhere, kept, at, pages } =
    useLoaderData<typeof loader>();
  const texts = useTexts(scenarioTexts);
  const t = texts.list;
  const allocation = useTexts(allocationTexts);
  const { message, code, ...unaccepted } = useUnaccepted(texts);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        lead={t.lead}
        {...(from === "allocation" ? { back: { href: paths.allocation(call.id), label: t.back } } : {})}
        {...(from === "round" ? { back: { href: paths.round(call.id), label: allocation.round } } : {})}
      />
      <Answer message={message} code={code} />
      {hidden && <Notice>{t.hidden}</Notice>}
      {!hidden && scenarios.length === 0 && (
        <EmptyState title={isEarly ? t.early : t.empty}>{isEarly ? t.earlyLead : t.emptyLead}</EmptyState>
      )}
      {scenarios.length > 0 && (
        <CommandForm method="get" action={paths.scenarioComparison(call.id)}>
          <ScenarioTable scenarios={scenarios} chosen={chosen} comparable={kept > 1} />
          {elsewhere.length > 0 && (
            <Choices
              name="scenario"
              label={t.elsewhere}
              defaultValue={chosen}
              options={elsewhere.map((one) => ({ value: one.id, label: <bdi>{one.name}</bdi> }))}
            />
          )}
          {kept > 1 && (
            <>
              <p>{t.compareHint}</p>
              <Button kind="secondary">{t.compare}</Button>
            </>
          )}
          <Pagination
            page={at}
            pages={pages}
            href={(target) => `${paths.scenarios(call.id)}?sida=${target}`}
            turns={{ action: paths.scenarios(call.id), name: "sida" }}
            {...(pages > 1 ? { total: t.kept(kept) } : {})}
          />
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
