import { assignmentScopes, type ReadWishes, wishValues } from "#app/rooms/assessment/assignment.forms.ts";
import type { RoundPerson } from "#app/rooms/assessment/assignment.server.ts";
import { assignmentTexts } from "#app/rooms/assessment/assignment.texts.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Choice, Choices, Field, Fieldset, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Grid, Muted } from "#app/ui/layout.tsx";

/** What the proposal is to be worked out by: a question in the address bar, which writes nothing. */
export function AssignmentWishesForm({
  read,
  usual,
  people,
  action,
}: {
  read: ReadWishes;
  usual: number;
  people: readonly RoundPerson[];
  action: string;
}) {
  const t = useTexts(assignmentTexts);
  const named = new Map(people.map(({ id, name }) => [id, name]));
  const { wishes, pair, number } = read;
  const pairs = wishes.apart.flatMap(([one, other]) => {
    const names = [named.get(one), named.get(other)]
      .filter((name) => name !== undefined)
      .sort((a, b) => a.localeCompare(b, "sv"));
    return names.length === 2 ? [{ value: `${one}.${other}`, label: t.pair(names[0] ?? "", names[1] ?? "") }] : [];
  });
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  const known = wishValues(wishes);
  return (
    <CommandForm
      method="get"
      action={action}
      values={{ ...known, antal: number ?? known.antal, ena: pair?.one ?? "", andra: pair?.other ?? "" }}
      errors={{
        ...(number === null ? {} : { antal: t.errors.notANumber }),
        ...(pair === null ? {} : { [pair.one === "" ? "ena" : "andra"]: t.errors[pair.fault] }),
      }}
      summary={number !== null || pair !== null}
    >
      <Field
        name="antal"
        label={t.perApplication}
        hint={t.perApplicationHint(usual)}
        inputMode="numeric"
        width="short"
        autoComplete="off"
      />
      <Choice
        name="omfattning"
        label={t.scope}
        options={assignmentScopes.map((scope) => ({
          value: wishValues({ ...wishes, scope }).omfattning,
          label: t.scopes[scope],
        }))}
      />
      <Check name="omraden" value="1" label={t.preferAreas} hint={t.preferAreasHint} />
      {people.length > 1 && (
        <Fieldset legend={t.apart} hint={t.apartHint} legendSize="small">
          {pairs.length > 0 && <Choices name="par" label={t.apartKept} labelHidden options={pairs} />}
          <Grid>
            <Select name="ena" label={t.one} placeholder={t.nobody} options={options} />
            <Select name="andra" label={t.other} placeholder={t.nobody} options={options} />
          </Grid>
        </Fieldset>
      )}
      <p>
        <Muted>{t.kept}</Muted>
      </p>
      <ButtonGroup>
        <Button kind="secondary">{t.compute}</Button>
      </ButtonGroup>
    </CommandForm>
  );
}
