import type { ReactNode } from "react";
import { slug } from "#app/kernel/slug.ts";
import { formPlaces } from "#app/rooms/calls/answer-places.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { type Field as FieldOf, type Fields, readTyped, typedValues } from "#app/rooms/calls/fields.ts";
import { type CallDraft, callParts, type PartKey, scaleValues } from "#app/rooms/calls/parts.ts";
import type { IndicatorWords } from "#app/rooms/calls/rules.ts";
import { usePlaceName } from "#app/rooms/calls/ui/place-name.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { Check, Choices, Field, Fieldset, fieldId, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, HiddenText, Muted } from "#app/ui/layout.tsx";
import "./building.css";

type Words = Readonly<Record<string, readonly [label: string, hint: string]>>;
type Named = readonly { readonly value: string; readonly label: string }[];

export type PartOptions = {
  readonly funds: readonly { readonly id: string; readonly label: string; readonly leftOre: bigint }[];
  readonly levels: readonly {
    readonly id: string;
    readonly label: string;
    readonly nodes: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly indicators: readonly { readonly words: IndicatorWords; readonly example: boolean }[];
};

type Around = {
  readonly t: (typeof buildingTexts)["sv"];
  readonly words: Words;
  readonly options: Readonly<Record<string, Named>>;
  readonly part: PartKey;
  readonly draft: CallDraft;
  readonly language: Language;
  readonly content: Readonly<Record<string, unknown>>;
  readonly levels: PartOptions["levels"];
  readonly nodeNames: Readonly<Record<string, string>>;
};

/** Choices that follow from the rest of the draft: criteria that have names, strategies that are chosen, costs that are listed. */
function useOptions(draft: CallDraft, options: PartOptions): Readonly<Record<string, Named>> {
  const t = useTexts(buildingTexts);
  const language = useLanguage();
  const placeName = usePlaceName(draft.questions.asked);
  const named = (rows: readonly { readonly key: string; readonly name: { sv: string; en: string } }[]): Named =>
    rows.filter((row) => row.key && row.name.sv).map((row) => ({ value: row.key, label: inLanguage(row.name, language) }));
  const criteria = named(draft.criteria.criteria);
  return {
    kinds: Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
    funds: options.funds.map(({ id, label, leftOre }) => ({ value: id, label: t.part.left(label, leftOre) })),
    levels: options.levels.map(({ id, label }) => ({ value: id, label })),
    indicators: options.indicators.map(({ words, example }) => {
      const label = `${inLanguage(words.name, language)} (${inLanguage(words.unit, language)})`;
      return { value: words.key, label: example ? t.part.example(label) : label };
    }),
    strategies: draft.strategies.choices
      .filter((row) => row.key)
      .map((row) => ({ value: row.key, label: inLanguage(row.label, language) || row.key })),
    thresholds: [
      { value: "total", label: t.total },
      ...criteria.map(({ value, label }) => ({ value: `criterion:${value}`, label })),
    ],
    tieBreaks: [
      ...criteria.map(({ value, label }) => ({ value: `criterion:${value}:desc`, label: t.ties.criterion(label) })),
      { value: "strategic:desc", label: t.ties.strategic },
      { value: "members:desc", label: t.ties.members },
      { value: "municipalities:desc", label: t.ties.municipalities },
      { value: "requested:asc", label: t.ties.requestedAsc },
      { value: "requested:desc", label: t.ties.requestedDesc },
    ],
    bonusFacts: Object.entries(t.bonusFacts).map(([value, label]) => ({ value, label })),
    othersScores: Object.entries(t.othersScores).map(([value, label]) => ({ value, label })),
    commonScores: Object.entries(t.commonScores).map(([value, label]) => ({ value, label })),
    objectives: Object.entries(t.objectives).map(([value, label]) => ({ value, label })),
    sketchable: Object.entries(t.sketchable).map(([value, label]) => ({ value, label })),
    answerPlaces: formPlaces(draft).map((value) => ({ value, label: placeName(value) })),
    askedQuestions: draft.questions.asked
      .filter((row) => row.key && row.text.sv)
      .map((row) => ({ value: row.key, label: inLanguage(row.text, language) })),
    costs: named(draft.costs.types),
    acceptances: Object.entries(t.acceptances).map(([value, label]) => ({ value, label })),
    paymentStarts: Object.entries(t.paymentStarts).map(([value, label]) => ({ value, label })),
    confirmationDemands: Object.entries(t.confirmationDemands).map(([value, label]) => ({ value, label })),
    sourceKinds: Object.entries(t.sourceKinds).map(([value, label]) => ({ value, label })),
    answerKinds: Object.entries(t.answerKinds).map(([value, label]) => ({ value, label })),
    conditionTests: Object.entries(t.conditionTests).map(([value, label]) => ({ value, label })),
  };
}

/** Every field of one part. The values come from the form's own state, so that a refused form stays as it was typed. */
export function PartFields({
  part,
  draft,
  options,
  values,
}: {
  part: PartKey;
  draft: CallDraft;
  options: PartOptions;
  values: Readonly<Record<string, unknown>>;
}) {
  const t = useTexts(buildingTexts);
  const language = useLanguage();
  const around: Around = {
    t,
    part,
    draft,
    language,
    words: t.fields[part] as Words,
    options: useOptions(draft, options),
    content: draft[part] as Readonly<Record<string, unknown>>,
    levels: options.levels,
    nodeNames: Object.fromEntries(options.levels.flatMap((level) => level.nodes.map((node) => [node.id, node.title]))),
  };
  return (
    <>
      {/* Enter in a field presses the first button of its form: that must be the one that saves, not one that moves a row. */}
      <button className="hidden-text" type="submit" tabIndex={-1} aria-hidden="true">
        {t.part.save}
      </button>
      {Object.entries(callParts[part] as Fields).map(([name, field]) =>
        field.kind === "rows" ? (
          <Rows key={name} name={name} field={field} around={around} count={rowCount(values, name)} values={values} />
        ) : (
          <OneField key={name} name={name} at={name} field={field} around={around} values={values} />
        ),
      )}
    </>
  );
}

const rowCount = (values: Readonly<Record<string, unknown>>, list: string): number =>
  Object.keys(values).reduce((most, name) => {
    const [head, index] = name.split(".");
    return head === list && /^\d{1,3}$/.test(index ?? "") ? Math.max(most, Number(index) + 1) : most;
  }, 0);

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : Array.isArray(value) ? String(value[0] ?? "") : "";

function Rows({
  name,
  field,
  around,
  count,
  values,
}: {
  name: string;
  field: Extract<FieldOf, { kind: "rows" }>;
  around: Around;
  count: number;
  values: Readonly<Record<string, unknown>>;
}) {
  const { t, words, part } = around;
  const [label = "", hint = ""] = words[name] ?? [];
  const rowName = t.rowNames[name as keyof typeof t.rowNames];
  // The goals of a strategy are what the strategy says: they are not added, moved or removed here.
  const fixed = part === "contribution";
  const last = count - 1;
  return (
    <Fieldset legend={label} legendSize="large" {...(hint ? { hint } : {})}>
      {count === 0 && fixed && (
        <p>
          <Muted>{t.part.noNodes}</Muted>
        </p>
      )}
      <ol className="built-rows">
        {Array.from({ length: count }, (_, index) => {
          const at = `${name}.${index}`;
          const key = textOf(values[`${at}.key`]);
          const own = textOf(
            values[`${at}.name.sv`] ?? values[`${at}.label.sv`] ?? values[`${at}.heading.sv`] ?? values[`${at}.text.sv`],
          );
          const title = fixed ? (around.nodeNames[key] ?? key) : `${rowName} ${index + 1}${own ? `: ${own}` : ""}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
            <li className={`built-row built-row--${name}`} id={`row-${name}-${index}`} key={index}>
              <fieldset className="built-row__fields">
                <legend className="built-row__title">{title}</legend>
                <Hidden name={`${at}.key`} value={key} />
                {Object.entries(field.fields).map(([inner, one]) => (
                  <div key={inner} className={`built-field built-field--${inner}`}>
                    <OneField name={inner} at={`${at}.${inner}`} field={one} around={around} values={values} />
                  </div>
                ))}
                {!fixed && (
                  <div className="built-row__tools">
                    {index > 0 && <Move value={`${at}.up`} words={t.part.up} what={title} />}
                    {index < last && <Move value={`${at}.down`} words={t.part.down} what={title} />}
                    <Move value={`${at}.remove`} words={t.part.remove} what={title} />
                  </div>
                )}
              </fieldset>
            </li>
          );
        })}
      </ol>
      {!fixed && count < field.most && (
        <button className="button button--secondary" id={fieldId(`${name}.add`)} type="submit" name="move" value={`${name}.add`}>
          {t.add[name as keyof typeof t.add]}
        </button>
      )}
    </Fieldset>
  );
}

const Move = ({ value, words, what }: { value: string; words: string; what: string }) => (
  <Button kind="quiet" name="move" value={value}>
    {words}
    <HiddenText> {what}</HiddenText>
  </Button>
);

type OneFieldProps = {
  name: string;
  at: string;
  field: Exclude<FieldOf, { kind: "rows" }> | FieldOf;
  around: Around;
  values: Readonly<Record<string, unknown>>;
};

function OneField({ name, at, field, around, values }: OneFieldProps): ReactNode {
  const { t, words, options } = around;
  const [label = "", help = ""] = words[name] ?? [];
  const hint = help === "" ? {} : { hint: help };
  const inBoth = (render: (language: "sv" | "en", words: string) => ReactNode) => (
    <Grid>
      {render("sv", `${label}, ${t.part.sv}`)}
      {render("en", `${label}, ${t.part.en}`)}
    </Grid>
  );
  switch (field.kind) {
    case "text":
      return inBoth((language, said) => <Field key={language} name={`${at}.${language}`} label={said} {...hint} />);
    case "long":
      return inBoth((language, said) => (
        <TextArea
          key={language}
          name={`${at}.${language}`}
          label={said}
          rows={field.max > 1_000 ? 8 : 3}
          maxLength={field.max}
          {...hint}
        />
      ));
    case "plain":
      return <Field name={at} label={label} width="long" {...hint} />;
    case "number":
      return <Field name={at} label={label} inputMode="numeric" width="tiny" {...hint} />;
    case "hundredths":
      return <Field name={at} label={label} inputMode="decimal" width="tiny" {...hint} />;
    case "kronor":
      return <Field name={at} label={label} inputMode="numeric" width="medium" {...hint} />;
    case "percent":
      return <Field name={at} label={label} inputMode="decimal" width="short" suffix="%" {...hint} />;
    case "date":
      return <Field name={at} label={label} type="date" width="medium" {...hint} />;
    case "time":
      return <Field name={at} label={label} width="short" {...hint} />;
    case "yes":
      return <Check name={at} label={label} {...hint} />;
    case "choice": {
      const list = conditionOptions(field.of, at, around, values) ?? options[field.of] ?? [];
      if (field.of === "conditionValues" && list.length === 0) return <Field name={at} label={label} width="medium" {...hint} />;
      const chosen = textOf(values[at]);
      const known = chosen === "" || list.some((option) => option.value === chosen);
      return (
        <Select
          name={at}
          label={label}
          placeholder={field.of === "strategies" ? t.noChoice : field.of === "earlierQuestions" ? t.always : t.choose}
          options={known ? list : [...list, { value: chosen, label: t.part.gone }]}
          {...hint}
        />
      );
    }
    case "many": {
      if (field.of === "levelNodes" || field.of === "answerPlaces") {
        const level = textOf(values[`${at.replace(/\.[^.]+$/, "")}.level`]);
        const nodes = around.levels.find(({ id }) => id === level)?.nodes ?? [];
        const folded = options[field.of] ?? nodes.map(({ id, title }) => ({ value: id, label: title }));
        return (
          <Details summary={label} open={textOf(values[at]) !== ""}>
            {folded.length === 0 ? (
              <Muted>{t.part.levelFirst}</Muted>
            ) : (
              <Choices name={at} label={label} labelHidden options={folded} {...hint} />
            )}
          </Details>
        );
      }
      const self = textOf(values[`${at.replace(/\.of$/, "")}.key`]);
      return (
        <Choices
          name={at}
          label={label}
          options={(options[field.of] ?? []).filter((option) => field.of !== "costs" || option.value !== self)}
          // Whole questions are too long to stand beside each other.
          inline={field.of !== "askedQuestions"}
          {...hint}
        />
      );
    }
    case "levels": {
      const steps = scaleValues(Number.parseInt(textOf(values.scaleMin), 10), Number.parseInt(textOf(values.scaleMax), 10));
      if (steps.length === 0 || steps.length > 21)
        return (
          <p>
            <Muted>{t.part.noLevels}</Muted>
          </p>
        );
      return (
        <Fieldset legend={label} legendSize="small">
          {steps.map((value, index) => (
            <Grid key={value}>
              {(["sv", "en"] as const).map((language) => (
                <TextArea
                  key={language}
                  name={`${at}.${index}.${language}`}
                  label={`${t.part.points(value)}, ${t.part[language]}`}
                  rows={3}
                />
              ))}
            </Grid>
          ))}
        </Fieldset>
      );
    }
    default:
      return null;
  }
}

/**
 * What a condition may be on: the questions before this one, and one that has been chosen though it now stands later. What its answer may
 * be: the options of the question that is chosen; nothing where the answer is free, and then it is written.
 */
function conditionOptions(
  of: string,
  at: string,
  { draft, t, language }: Around,
  values: Readonly<Record<string, unknown>>,
): Named | null {
  if (of !== "earlierQuestions" && of !== "conditionValues") return null;
  const row = at.replace(/\.[^.]+$/, "");
  const index = Number(row.split(".")[1]);
  const on = textOf(values[`${row}.on`]);
  const { asked } = draft.questions;
  if (of === "earlierQuestions")
    return asked
      .filter(({ key, text }, place) => key && text.sv && key !== textOf(values[`${row}.key`]) && (place < index || key === on))
      .map(({ key, text }) => ({ value: key, label: inLanguage(text, language) }));
  const question = asked.find(({ key }) => key === on);
  if (question?.kind === "yes-no") return Object.entries(t.yesNo).map(([value, label]) => ({ value, label }));
  if (question?.kind !== "choice" && question?.kind !== "many") return [];
  const [swedish, english] = [question.options.sv, question.options.en].map((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ) as [string[], string[]];
  return swedish.map((sv, place) => ({
    value: slug(sv) || "val",
    label: inLanguage({ sv, en: english[place] ?? "" }, language),
  }));
}

/** "criteria.2.weight" → "Kriterium 3: Vikt, procent", for summaries of faults and of what differs. */
export function fieldName(t: (typeof buildingTexts)["sv"], part: PartKey, field: string): string {
  const words = t.fields[part] as Words;
  const [head = "", index, ...rest] = field.split(".");
  const label = (name: string) => words[name]?.[0] ?? "";
  const language = (name: string | undefined) => (name === "sv" || name === "en" ? `, ${t.part[name]}` : "");
  if (index === undefined || index === "sv" || index === "en" || index === "add") return `${label(head)}${language(index)}`;
  const row = `${t.rowNames[head as keyof typeof t.rowNames] ?? ""} ${Number(index) + 1}`;
  const [inner = "", ...deeper] = rest;
  return `${row}: ${label(inner)}${language(deeper.at(-1))}`;
}

export type Difference = { readonly field: string; readonly stored: string; readonly typed: string };

/** Where a typed form and the stored part say different things, in the order of the form. */
export function differences(part: PartKey, stored: unknown, typed: unknown): Difference[] {
  const fields = callParts[part] as Fields;
  const ours = typedValues(fields, stored);
  const theirs = typedValues(fields, readTyped(fields, typed).content);
  const said = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(", ") : (value ?? ""));
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((field) => !field.endsWith(".key") && said(ours[field]) !== said(theirs[field]))
    .map((field) => ({ field, stored: said(ours[field]), typed: said(theirs[field]) }));
}
