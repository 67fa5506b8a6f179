import { paths } from "#app/paths.ts";
import type { ScenarioCommand } from "#app/rooms/allocation/scenario.lifecycle.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { nameLength } from "#app/rooms/allocation/scenario.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Panel } from "#app/ui/layout.tsx";

type Orders = { readonly version: number; readonly may: readonly ScenarioCommand[] };
const sent = ["share", "unshare", "freeze"] as const;

/** Forms that are sent by buttons inside another: a button names its form, without a line of script. */
export function ScenarioOrders({ version, may }: Orders) {
  return sent
    .filter((order) => may.includes(order))
    .map((order) => (
      <CommandForm
        key={order}
        id={`scenario-${order}`}
        className="scenario__order"
        version={version}
        hidden={{ do: order }}
        summary={false}
      >
        {null}
      </CommandForm>
    ));
}

/** All that is done with a scenario as a whole, where the eye is when it has seen the answer. Stands in the scenario's own form. */
export function ScenarioKeeping({
  id,
  callId,
  name,
  may,
  mayCopy,
  unsaved,
}: Pick<Orders, "may"> & {
  id: string;
  callId: string;
  name: string;
  mayCopy: boolean;
  /** something is changed in the form that is not kept */
  unsaved: boolean;
}) {
  const t = useTexts(scenarioTexts).page;
  const maySave = may.includes("save");
  const kept = sent.some((order) => may.includes(order));
  return (
    <div className="scenario__keep">
      <Panel tone="sunken" title={kept ? t.manage : t.keep}>
        <Field
          name="name"
          label={maySave ? t.name : t.copyName}
          width="long"
          defaultValue={maySave ? name : ""}
          maxLength={nameLength}
        />
        <ButtonGroup>
          {maySave && (
            <Button name="do" value="save">
              {t.save}
            </Button>
          )}
          {mayCopy && (
            <Button name="do" value="copy" kind={maySave ? "secondary" : "primary"}>
              {t.copy}
            </Button>
          )}
          <a href={paths.chosenScenarios(callId, id)}>{t.compareWith}</a>
        </ButtonGroup>
        <noscript>
          <p>{t.without}</p>
        </noscript>
        {kept && unsaved && (
          <p>
            <strong>{t.unsaved}</strong>
          </p>
        )}
        {(["share", "unshare"] as const)
          .filter((order) => may.includes(order))
          .map((order) => (
            <div key={order} className="scenario__shared">
              <Button kind="secondary" form={`scenario-${order}`}>
                {t[order]}
              </Button>
              <Muted>{t.shareLead}</Muted>
            </div>
          ))}
        {may.includes("freeze") && (
          <Details summary={t.freeze}>
            <p>{t.freezeLead}</p>
            <Button form="scenario-freeze">{t.freeze}</Button>
          </Details>
        )}
      </Panel>
    </div>
  );
}
