import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import {
  copyScenario,
  freezeAsProposal,
  moveScenario,
  renewScenario,
  saveScenario,
  scenarioPage,
} from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { scenarioForm } from "#app/rooms/allocation/scenario.ts";
import { Proof } from "#app/rooms/allocation/ui/answer.tsx";
import { ChoicesList } from "#app/rooms/allocation/ui/choices.tsx";
import { ScenarioAnswer, ScenarioRoom } from "#app/rooms/allocation/ui/scenario-room.tsx";
import { ScenarioTag } from "#app/rooms/allocation/ui/scenario-table.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

export const loader = page(idParams, {}, async ({ actor, params }) => found(await scenarioPage(actor, params.id)));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name} – Drum` }];

export const action = command({
  params: idParams,
  form: scenarioForm,
  run: ({ actor, params: { id }, form }): Promise<Result<{ id?: string; callId?: string } | undefined, string>> => {
    if (form.do === "copy") return copyScenario({ actor, id, name: form.name, form });
    const on = { actor, id, version: form.version };
    if (form.do === "save") return saveScenario({ ...on, name: form.name, form });
    if (form.do === "renew") return renewScenario(on);
    if (form.do === "freeze") return freezeAsProposal(on);
    return moveScenario({ ...on, command: form.do });
  },
  done: ({ params, form, value }) => {
    if (form.do === "freeze" && value?.callId) return paths.allocation(value.callId);
    return paths.scenario(value?.id ?? params.id);
  },
});

export default function Scenario() {
  const data = useLoaderData<typeof loader>();
  const { id, call, name, owner, state, version, may, mayCopy, stale, basis, choices, view, solver } = data;
  const texts = useTexts(scenarioTexts);
  const t = texts.page;
  const best = useTexts(optimumTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(texts);
  const maySave = may.includes("save");
  return (
    <>
      <PageHeading
        title={<bdi>{name}</bdi>}
        caption={`${call.number} · ${inLanguage(call.title, language)}`}
        lead={t.lead(owner)}
        tag={<ScenarioTag state={state} />}
        back={{ href: paths.scenarios(call.id), label: t.back }}
        actions={
          <ButtonGroup>
            <LinkButton kind="secondary" href={paths.scenarioScreen(id)}>
              {t.show}
            </LinkButton>
            <LinkButton kind="secondary" href={paths.scenarioWhy(id)}>
              {t.why}
            </LinkButton>
            <LinkButton kind="secondary" href={paths.scenarioReserves(id)}>
              {t.reserves}
            </LinkButton>
            {/* What a beredning has fixed, project by project, hangs on no score. */}
            {!data.prepared && (
              <LinkButton kind="secondary" href={paths.scenarioSensitivity(id)}>
                {texts.sensitivity.link}
              </LinkButton>
            )}
          </ButtonGroup>
        }
      />
      <Answer message={message} code={code} />
      {state === "frozen" && <Notice tone="success">{data.prepared ? t.prepared : t.frozen}</Notice>}
      {stale && (
        <Notice tone="warning">
          <p>{t.stale}</p>
          {maySave && (
            <CommandForm version={version} hidden={{ do: "renew" }} summary={false}>
              <Button kind="secondary">{t.renew}</Button>
            </CommandForm>
          )}
        </Notice>
      )}
      <Section title={t.changed}>
        <ChoicesList basis={basis} choices={choices} />
      </Section>
      {maySave || mayCopy ? (
        <ScenarioRoom
          key={`${id} ${version}`}
          room={{ id, callId: call.id, name, version, may, mayCopy, basis, choices, view, fingerprint: data.fingerprint }}
          unaccepted={unaccepted}
        />
      ) : (
        <ScenarioAnswer id={id} view={view} fingerprint={data.fingerprint} />
      )}
      <Proof view={view} solver={solver}>
        <a href={paths.scenarioProblem(id)}>{best.proof.file}</a>
        <br />
        {best.proof.fileWhat}
      </Proof>
      <SummaryList
        compact
        rows={[
          { label: t.changedAt, value: formatInstant(data.changedAt, language) },
          ...(data.frozenAt ? [{ label: t.frozenAt, value: formatInstant(data.frozenAt, language) }] : []),
          ...(data.follows
            ? [{ label: t.follows, value: <a href={paths.scenario(data.follows.id)}>{data.follows.name}</a> }]
            : []),
          { label: t.fingerprint, value: <code>{data.fingerprint}</code> },
        ]}
      />
      {may.includes("discard") && (
        <Details summary={t.discard}>
          <p>{t.discardLead}</p>
          <CommandForm version={version} hidden={{ do: "discard" }} summary={false}>
            <Button kind="danger">{t.discard}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}
