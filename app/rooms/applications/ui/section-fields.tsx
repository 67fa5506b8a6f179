import type { ReactNode } from "react";
import { type FormChoices, limits, rowsIn, type TypedValues } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { type SectionKey, type Sections, sharesTotal, totalsOf, yearsFor } from "#app/rooms/applications/application.ts";
import { roleField } from "#app/rooms/applications/check.ts";
import type { KnownAward } from "#app/rooms/applications/sealing.ts";
import { AidFields } from "#app/rooms/applications/ui/aid-fields.tsx";
import { IndicatorList } from "#app/rooms/applications/ui/application-view.tsx";
import { QuestionFields } from "#app/rooms/applications/ui/question-fields.tsx";
import { Rows } from "#app/rooms/applications/ui/rows.tsx";
import { BudgetSums, FinancingSums, ShareSum, useTyped } from "#app/rooms/applications/ui/sums.tsx";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { parsePercent } from "#app/texts/typed.ts";
import { Details } from "#app/ui/details.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { Field, Fieldset, Hidden, Select, TextArea } from "#app/ui/fields.tsx";
import { useFieldState } from "#app/ui/form-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import "./application.css";

/** As much of the rules as the fields need: a page that comes alive carries what it was drawn from. */
export type FieldRules = Pick<
  CallRules,
  "limits" | "frameworks" | "costTypes" | "pay" | "sourceTypes" | "indicators" | "stateAid" | "earlierSupport"
>;

/** What a section's fields are drawn from: the call's rules and offers, what is stored, and what the form shows right now. */
export type FieldsProps = {
  readonly form: string;
  readonly rules: FieldRules;
  readonly sections: Sections;
  readonly choices: FormChoices;
  readonly offers: readonly {
    readonly field: string;
    readonly nodes: readonly { readonly id: string; readonly code: string; readonly title: Bilingual }[];
  }[];
  readonly municipalities: readonly { readonly code: string; readonly name: string; readonly standing: "member" | "adjunct" }[];
  readonly values: TypedValues;
  readonly more: number;
  /** where files are added */
  readonly filesAt: string;
  /** what the register knows that the organisation has been granted before */
  readonly awards: readonly KnownAward[];
};

export function SectionFields({ section, ...props }: FieldsProps & { section: SectionKey }) {
  const Fields = fields[section];
  return <Fields {...props} />;
}

const DateField = ({ name, label, hint }: { name: string; label: string; hint?: string }) => (
  <Field name={name} label={label} inputMode="numeric" width="short" autoComplete="off" {...(hint ? { hint } : {})} />
);

function ProjectFields({ rules }: FieldsProps) {
  const t = useTexts(applicationTexts).fields;
  const language = useLanguage();
  const { earliestStart, latestEnd, maxMonths } = rules.limits;
  return (
    <>
      <Field name="title" label={t.title} hint={t.titleHint} width="long" autoComplete="off" />
      <TextArea name="summary" label={t.summary} hint={t.summaryHint} rows={4} maxLength={limits.short} />
      <Fieldset
        legend={t.period}
        hint={t.periodLimits(formatDate(earliestStart, language), formatDate(latestEnd, language), maxMonths)}
      >
        <div className="fields-beside">
          <DateField name="period.from" label={t.from} hint={t.dateHint} />
          <DateField name="period.to" label={t.to} hint={t.dateHint} />
        </div>
      </Fieldset>
      <Fieldset name="contact" legend={t.contact} hint={t.contactHint}>
        <div className="fields-pairs">
          <Field name="contact.name" label={t.contactName} autoComplete="name" />
          <Field name="contact.title" label={t.contactTitle} optional autoComplete="organization-title" />
          <Field name="contact.email" label={t.contactEmail} type="email" autoComplete="email" />
          <Field name="contact.phone" label={t.contactPhone} type="tel" optional autoComplete="tel" />
        </div>
      </Fieldset>
    </>
  );
}

function NeedFields(_: FieldsProps) {
  const t = useTexts(applicationTexts).fields;
  return (
    <>
      <TextArea name="need" label={t.need} hint={t.needHint} rows={9} maxLength={limits.text} />
      <TextArea name="purpose" label={t.purpose} hint={t.purposeHint} rows={7} maxLength={limits.text} />
      <TextArea name="targetGroup" label={t.targetGroup} hint={t.targetGroupHint} rows={5} maxLength={limits.text} />
    </>
  );
}

/** A checkbox of a group whose own fields stand beside or under it and show themselves when it is ticked. */
function Ticked({
  group,
  index,
  value,
  label,
  children,
}: {
  group: string;
  index: number;
  value: string;
  label: ReactNode;
  children?: ReactNode;
}) {
  const field = useFieldState(group);
  const id = fieldId(`${group}.${index}`);
  return (
    <div className="ticked">
      <div className="choice">
        <input
          className="choice__input"
          id={id}
          type="checkbox"
          name={group}
          value={value}
          defaultChecked={field.values.includes(value)}
          {...field.bind}
        />
        <label className="choice__label" htmlFor={id}>
          {label}
        </label>
      </div>
      {children && <div className="ticked__more">{children}</div>}
    </div>
  );
}

function StrategyFields({ form, rules, offers, sections }: FieldsProps) {
  const t = useTexts(applicationTexts).fields;
  const language = useLanguage();
  const typed = useTyped(form);
  return (
    <>
      {rules.frameworks.map((choice) => {
        const nodes = offers.find((offer) => offer.field === choice.field)?.nodes ?? [];
        const given = typed?.[choice.field] as { nodes?: string | string[]; share?: unknown[] } | undefined;
        const ticked = [given?.nodes ?? []].flat();
        const total = typed
          ? nodes.reduce(
              (sum, node, index) => sum + (ticked.includes(node.id) ? (parsePercent(`${given?.share?.[index] ?? ""}`) ?? 0) : 0),
              0,
            )
          : sharesTotal(sections.strategy.shares[choice.field] ?? []);
        return (
          <Fieldset
            key={choice.field}
            name={`${choice.field}.nodes`}
            legend={inLanguage(choice.label, language)}
            hint={inLanguage(choice.help, language)}
          >
            <div className={choice.shares ? "ticked-list" : "ticked-list ticked-list--columns"}>
              {nodes.map((node, index) => {
                const title = `${node.code ? `${node.code}. ` : ""}${inLanguage(node.title, language)}`;
                const label = choice.demanded.includes(node.id) ? t.demanded(title) : title;
                return (
                  <Ticked key={node.id} group={`${choice.field}.nodes`} index={index} value={node.id} label={label}>
                    {choice.shares && choice.max > 1 && (
                      <Field
                        name={`${choice.field}.share.${index}`}
                        label={t.shareOf(title)}
                        labelHidden
                        suffix="%"
                        inputMode="decimal"
                        width="short"
                        autoComplete="off"
                      />
                    )}
                  </Ticked>
                );
              })}
            </div>
            {choice.shares && choice.max > 1 && <ShareSum total={total} />}
          </Fieldset>
        );
      })}
    </>
  );
}

function MunicipalitiesFields({ municipalities, rules }: FieldsProps) {
  const t = useTexts(applicationTexts).fields;
  return (
    <>
      <Fieldset name="codes" legend={t.municipalities} hint={t.municipalitiesHint(rules.limits.minMunicipalities)}>
        <div className="ticked-list">
          {municipalities.map((place, index) => (
            <Ticked
              key={place.code}
              group="codes"
              index={index}
              value={place.code}
              label={place.standing === "adjunct" ? `${place.name} (${t.adjunct})` : place.name}
            >
              <TextArea name={roleField(place.code)} label={t.role(place.name)} rows={2} />
            </Ticked>
          ))}
        </div>
      </Fieldset>
      <TextArea name="perspective" label={t.perspective} hint={t.perspectiveHint} rows={7} maxLength={limits.text} />
    </>
  );
}

/** The indicator that a row stands on: as it is chosen where the page is awake, as it was sent or stored otherwise. */
function useChosenIndicator({ form, rules, values }: FieldsProps) {
  const typed = useTyped(form);
  const rows = typed && Array.isArray(typed.goals) ? (typed.goals as (Readonly<Record<string, unknown>> | undefined)[]) : null;
  return (at: string) => {
    const chosen = rows ? rows[Number(at.split(".")[1])]?.indicator : values[`${at}.indicator`];
    return rules.indicators.find((one) => one.key === chosen);
  };
}

/** What the chosen indicator means, and its parts by women and men where it asks for them. */
function ChosenIndicator({ at, indicator }: { at: string; indicator: FieldRules["indicators"][number] | undefined }) {
  const t = useTexts(applicationTexts).fields;
  const language = useLanguage();
  if (!indicator) return null;
  const { definition, method, unit, split } = indicator;
  return (
    <>
      {split && (
        <div className="fields-beside">
          <Field name={`${at}.targetWomen`} label={t.targetWomen} inputMode="decimal" width="short" autoComplete="off" />
          <Field name={`${at}.targetMen`} label={t.targetMen} inputMode="decimal" width="short" autoComplete="off" />
        </div>
      )}
      <p className="rows__about">
        <Muted>
          {`${t.measuring(inLanguage(definition, language), inLanguage(method, language))} ${t.countedIn(inLanguage(unit, language))}`}
        </Muted>
      </p>
    </>
  );
}

function GoalsFields(props: FieldsProps) {
  const { rules, values, more } = props;
  const t = useTexts(applicationTexts).fields;
  const language = useLanguage();
  const chosen = useChosenIndicator(props);
  const offered = rules.indicators.length > 0;
  return (
    <>
      <Fieldset name="activities" legend={t.activities} legendSize="large" hint={t.activitiesHint}>
        <Rows name="activities" columns="activity" filled={rowsIn(values, "activities")} more={more} legend={t.activity}>
          {(at) => (
            <>
              <Field name={`${at}.title`} label={t.activityTitle} autoComplete="off" />
              <DateField name={`${at}.from`} label={t.from} hint={t.dateHint} />
              <DateField name={`${at}.to`} label={t.to} hint={t.dateHint} />
              <Field name={`${at}.responsible`} label={t.responsible} optional autoComplete="off" />
              <TextArea name={`${at}.text`} label={t.activityText} optional rows={2} />
            </>
          )}
        </Rows>
      </Fieldset>
      <Fieldset name="goals" legend={t.goals} legendSize="large" hint={t.goalsHint}>
        {offered && (
          <Details summary={t.indicators}>
            <IndicatorList indicators={rules.indicators} />
          </Details>
        )}
        <Rows name="goals" columns={offered ? "indicator" : "goal"} filled={rowsIn(values, "goals")} more={more} legend={t.goal}>
          {(at) => (
            <>
              {offered && (
                <Select
                  name={`${at}.indicator`}
                  label={t.indicator}
                  width="full"
                  placeholder={t.ownGoal}
                  options={rules.indicators.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))}
                />
              )}
              <Field name={`${at}.text`} label={offered ? t.goalAdded : t.goalText} autoComplete="off" />
              <Select
                name={`${at}.comparator`}
                label={t.comparator}
                width="full"
                options={(["at-least", "more-than", "at-most", "yes"] as const).map((value) => ({
                  value,
                  label: t.comparators[value],
                }))}
              />
              <Field name={`${at}.target`} label={t.target} inputMode="decimal" autoComplete="off" />
              {chosen(at) ? <Hidden name={`${at}.unit`} /> : <Field name={`${at}.unit`} label={t.unit} autoComplete="off" />}
              <Field name={`${at}.baseline`} label={t.baseline} optional inputMode="decimal" autoComplete="off" />
              <ChosenIndicator at={at} indicator={chosen(at)} />
            </>
          )}
        </Rows>
      </Fieldset>
    </>
  );
}

const yearOptions = (years: readonly number[]) => years.map((year) => ({ value: `${year}`, label: `${year}` }));

/** The years of the project, and any that a row already has: a row must never lose its year because the period moved. */
const yearsShown = ({ sections, rules }: FieldsProps, rows: readonly { year: number | null }[]) =>
  [...new Set([...yearsFor(sections.project, rules.limits), ...rows.flatMap((row) => row.year ?? [])])].sort((a, b) => a - b);

function BudgetFields(props: FieldsProps) {
  const { form, rules, sections, values, more } = props;
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const years = yearsShown(props, sections.budget.rows);
  const wages = rules.costTypes.some((type) => type.wages);
  const name = (key: string) => {
    const type = rules.costTypes.find((one) => one.key === key);
    return type ? inLanguage(type.name, language) : key;
  };
  const automatic = rules.costTypes.filter((type) => type.flatRate?.automatic);
  return (
    <TwoColumns
      main={
        <Fieldset name="rows" legend={t.fields.costs} legendSize="large" hint={t.fields.costsHint}>
          {!sections.project.period.from && <Notice>{t.section.needsPeriod}</Notice>}
          <Details summary={t.fields.about}>
            <SummaryList
              compact
              rows={rules.costTypes.map((type) => ({
                label: inLanguage(type.name, language),
                value:
                  type.flatRate && !type.flatRate.automatic
                    ? `${inLanguage(type.help, language)} ${t.fields.flatRate(type.flatRate.maxBasisPoints)}.`
                    : inLanguage(type.help, language),
              }))}
            />
          </Details>
          {automatic.map((type) => (
            <p key={type.key}>
              {t.fields.automatic(
                inLanguage(type.name, language),
                type.flatRate?.maxBasisPoints ?? 0,
                (type.flatRate?.of ?? []).map(name).join(", "),
              )}
            </p>
          ))}
          <Rows name="rows" columns={wages ? "wage" : "cost"} filled={rowsIn(values, "rows")} more={more} legend={t.fields.cost}>
            {(at) => (
              <>
                <Select
                  name={`${at}.costType`}
                  label={t.fields.costType}
                  width="full"
                  placeholder={t.fields.chooseCostType}
                  options={rules.costTypes
                    .filter((type) => !type.flatRate?.automatic)
                    .map((type) => ({ value: type.key, label: inLanguage(type.name, language) }))}
                />
                <Select
                  name={`${at}.year`}
                  label={t.fields.year}
                  width="full"
                  placeholder={t.fields.chooseYear}
                  options={yearOptions(years)}
                />
                {wages && (
                  <Select
                    name={`${at}.how`}
                    label={t.fields.how}
                    width="full"
                    defaultValue="amount"
                    options={(["amount", "hours", "monthly"] as const).map((value) => ({
                      value,
                      label: t.fields.ways[value],
                    }))}
                  />
                )}
                <Field
                  name={`${at}.amount`}
                  label={t.fields.amount}
                  suffix={t.fields.currency}
                  inputMode="decimal"
                  autoComplete="off"
                />
                {wages && (
                  <>
                    <Field name={`${at}.hours`} label={t.fields.hours} inputMode="decimal" autoComplete="off" />
                    <Field
                      name={`${at}.rate`}
                      label={t.fields.pay}
                      suffix={t.fields.currency}
                      inputMode="decimal"
                      autoComplete="off"
                    />
                  </>
                )}
                <Field name={`${at}.note`} label={t.fields.note} optional autoComplete="off" />
              </>
            )}
          </Rows>
        </Fieldset>
      }
      aside={<BudgetSums form={form} rows={sections.budget.rows} financing={sections.financing.rows} rules={rules} />}
    />
  );
}

function FinancingFields(props: FieldsProps) {
  const { form, rules, sections, values, more } = props;
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const years = yearsShown(props, sections.financing.rows);
  const { minOre, maxOre, minCoFinancing, maxOwnWork } = rules.limits;
  return (
    <TwoColumns
      main={
        <Fieldset
          name="rows"
          legend={t.fields.financiers}
          legendSize="large"
          hint={`${t.sums.limits(formatKronor(minOre, language), formatKronor(maxOre, language))} ${t.sums.limitsShares(minCoFinancing, maxOwnWork)}`}
        >
          <Details summary={t.fields.aboutSources}>
            <SummaryList
              compact
              rows={rules.sourceTypes.map((type) => ({
                label: inLanguage(type.name, language),
                value: inLanguage(type.help, language),
              }))}
            />
          </Details>
          <Rows name="rows" columns="finance" filled={rowsIn(values, "rows")} more={more} legend={t.fields.source}>
            {(at) => (
              <>
                <Select
                  name={`${at}.source`}
                  label={t.fields.sourceType}
                  width="full"
                  placeholder={t.fields.chooseSource}
                  options={rules.sourceTypes.map((type) => ({ value: type.key, label: inLanguage(type.name, language) }))}
                />
                <Field name={`${at}.name`} label={t.fields.sourceName} autoComplete="off" />
                <Select
                  name={`${at}.kind`}
                  label={t.fields.kind}
                  width="full"
                  defaultValue="cash"
                  options={(["cash", "own-work"] as const).map((value) => ({ value, label: t.fields.kinds[value] }))}
                />
                <Select
                  name={`${at}.year`}
                  label={t.fields.year}
                  width="full"
                  placeholder={t.fields.chooseYear}
                  options={yearOptions(years)}
                />
                <Field
                  name={`${at}.amount`}
                  label={t.fields.amount}
                  suffix={t.fields.currency}
                  inputMode="decimal"
                  autoComplete="off"
                />
              </>
            )}
          </Rows>
        </Fieldset>
      }
      aside={<FinancingSums form={form} rows={sections.financing.rows} budget={sections.budget.rows} rules={rules} />}
    />
  );
}

function SupportFields({ rules, sections, choices }: FieldsProps) {
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const { requested } = totalsOf(sections.budget.rows, sections.financing.rows, rules);
  return (
    <>
      <Prose>
        <p>{t.support.lead}</p>
        <p>
          <strong>
            {t.support.whole}: {formatKronor(requested, language)}
          </strong>
        </p>
      </Prose>
      {Array.from({ length: choices.lowerLevels }, (_, index) => index).map((index) => (
        <Fieldset key={index} legend={t.support.level(index + 1)} legendSize="large">
          <Field
            name={`levels.${index}.amount`}
            label={t.support.amount}
            hint={t.sums.atLeast(formatKronor(rules.limits.minOre, language))}
            suffix={t.fields.currency}
            inputMode="decimal"
            width="medium"
            autoComplete="off"
          />
          <TextArea name={`levels.${index}.leftOut`} label={t.support.leftOut} rows={4} maxLength={limits.text} />
          <TextArea name={`levels.${index}.remains`} label={t.support.remains} rows={4} maxLength={limits.text} />
        </Fieldset>
      ))}
    </>
  );
}

function PlanFields({ values, more, rules }: FieldsProps) {
  const t = useTexts(applicationTexts).fields;
  return (
    <>
      <TextArea name="longTermPlan" label={t.longTermPlan} hint={t.longTermPlanHint} rows={7} maxLength={limits.text} />
      <Fieldset name="risks" legend={t.risks} hint={t.risksHint}>
        <Rows name="risks" columns="risk" filled={rowsIn(values, "risks")} more={more} legend={t.riskRow}>
          {(at) => (
            <>
              <TextArea name={`${at}.risk`} label={t.risk} rows={2} />
              <TextArea name={`${at}.measure`} label={t.measure} rows={2} />
            </>
          )}
        </Rows>
      </Fieldset>
      <TextArea name="equality" label={t.equality} hint={t.equalityHint} rows={5} maxLength={limits.text} />
      <TextArea name="sustainability" label={t.sustainability} hint={t.sustainabilityHint} rows={5} maxLength={limits.text} />
      {!rules.stateAid?.required && (
        <TextArea name="stateAid" label={t.stateAid} hint={t.stateAidHint} rows={4} maxLength={limits.text} />
      )}
    </>
  );
}

const fields: Readonly<Record<SectionKey, (props: FieldsProps) => ReactNode>> = {
  project: ProjectFields,
  need: NeedFields,
  strategy: StrategyFields,
  municipalities: MunicipalitiesFields,
  goals: GoalsFields,
  budget: BudgetFields,
  financing: FinancingFields,
  support: SupportFields,
  plan: PlanFields,
  aid: AidFields,
  questions: ({ form, choices, sections, values, more, filesAt }) => (
    <QuestionFields
      form={form}
      questions={choices.questions}
      answers={sections.questions.answers}
      values={values}
      more={more}
      filesAt={filesAt}
    />
  ),
};
