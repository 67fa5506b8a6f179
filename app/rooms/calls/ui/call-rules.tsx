import type { ReactNode } from "react";
import type { Ore } from "#app/kernel/money.ts";
import { addDays, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { type Condition, headings } from "#app/rooms/calls/questions.ts";
import type { CallRules, FrameworkChoice } from "#app/rooms/calls/rules.ts";
import { usePlaceName } from "#app/rooms/calls/ui/place-name.ts";
import { formatDate, formatInstant, formatKronor, formatShare } from "#app/texts/format.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Heading, Muted, Prose, Stack } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

type Rules = { readonly rules: CallRules };
/** What can be chosen in a call, named for the reader. */
export type StrategyChoice = Pick<FrameworkChoice, "field" | "label" | "help" | "min" | "max" | "shares"> & {
  readonly frameworkId: string;
  readonly framework: string;
  readonly nodes: readonly string[];
  /** those of them that everybody must choose */
  readonly demanded: readonly string[];
};

/** More than this is folded, so that seventeen goals do not hide the four priorities. */
const shownOpenly = 8;

function Names({ names, demanded = [] }: { names: readonly string[]; demanded?: readonly string[] }) {
  const t = useTexts(callsTexts);
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          {name}
          {demanded.includes(name) && <strong> {t.demanded}</strong>}
        </li>
      ))}
    </ul>
  );
}

export function StrategyChoices({ choices }: { choices: readonly StrategyChoice[] }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <Stack gap="large">
      {choices.map((choice) => (
        <Prose key={choice.field}>
          <h3>{inLanguage(choice.label, language)}</h3>
          <p>
            {t.choose(choice.min, choice.max)} {choice.shares && t.shares}
          </p>
          {choice.nodes.length > shownOpenly ? (
            <Details summary={t.showNodes(choice.nodes.length)}>
              <Names names={choice.nodes} demanded={choice.demanded} />
            </Details>
          ) : (
            <Names names={choice.nodes} demanded={choice.demanded} />
          )}
          <p>
            <a href={paths.strategy(choice.frameworkId)}>{t.toStrategy(choice.framework)}</a>
          </p>
        </Prose>
      ))}
    </Stack>
  );
}

export function Conditions({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <Prose>
      <ol>
        {rules.eligibility.map((question) => (
          <li key={question.key}>
            <strong>{inLanguage(question.text, language)}</strong> {inLanguage(question.help, language)}{" "}
            <Muted>{question.required ? t.required : t.notRequired}.</Muted>
          </li>
        ))}
      </ol>
    </Prose>
  );
}

type Levels = CallRules["criteria"][number]["levels"];

function LevelTexts({ levels }: { levels: Levels }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <SummaryList
      rows={levels.toReversed().map((level) => ({ label: t.points(level.value), value: inLanguage(level.text, language) }))}
    />
  );
}

export function Criteria({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const share = (weight: number) => formatShare(weight * 100, language);
  const placeName = usePlaceName(rules.questions);
  return (
    <Stack gap="large">
      <BarChart
        title={t.weightsTitle}
        description={t.weightsText(share(rules.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)))}
        labelHeading={t.criterion}
        valueHeading={t.weight}
        rows={rules.criteria.map((criterion) => ({ label: inLanguage(criterion.name, language), values: [criterion.weight] }))}
        format={share}
      />
      {rules.criteria.map((criterion) => (
        <div key={criterion.key}>
          <Prose>
            <Heading level={3}>{inLanguage(criterion.name, language)}</Heading>
            <p>
              {inLanguage(criterion.about, language)} <Muted>{t.weightOf(share(criterion.weight))}.</Muted>
            </p>
            {criterion.answeredIn.length > 0 && <p>{t.answeredIn(criterion.answeredIn.map(placeName).join(", "))}</p>}
          </Prose>
          <Details summary={t.detailsOf(inLanguage(criterion.name, language))}>
            <LevelTexts levels={criterion.levels} />
            <Prose>
              <p>
                <strong>{t.questions}</strong>
              </p>
              <Names names={criterion.questions.map((question) => inLanguage(question, language))} />
            </Prose>
          </Details>
        </div>
      ))}
      <Prose>
        <h3>{t.assessorsTitle}</h3>
        <p>
          {`${t.assessors(rules.assessorsPerApplication)} ${t.othersScores[rules.othersScores]} ${t.commonScores[rules.commonScores]}`}
        </p>
      </Prose>
    </Stack>
  );
}

/** `names`: titles of the scored nodes by id. */
export function StrategicContribution({ rules, names }: Rules & { names: Readonly<Record<string, string>> }) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <>
      <Prose>
        <p>{inLanguage(rules.strategic.about, language)}</p>
        <p>
          {rules.strategicWeight > 0 ? t.strategicWeighed(formatShare(rules.strategicWeight * 100, language)) : t.strategicShown}
        </p>
      </Prose>
      <div>
        {rules.strategic.nodes.map(({ node, levels }) => (
          <Details key={node} summary={names[node] ?? node}>
            <LevelTexts levels={levels} />
          </Details>
        ))}
      </div>
    </>
  );
}

export function RankingRules({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  return (
    <Prose>
      <h3>{t.thresholds}</h3>
      {rules.thresholds.length === 0 ? (
        <p>{t.noThresholds}</p>
      ) : (
        <Names names={rules.thresholds.map((threshold) => inLanguage(threshold.text, language))} />
      )}
      {rules.bonus && (
        <>
          <h3>{t.bonus}</h3>
          <Names names={rules.bonus.points.map((one) => inLanguage(one.text, language))} />
          <p>{inLanguage(rules.bonus.text, language)}</p>
        </>
      )}
      <h3>{t.tieBreak}</h3>
      <ol>
        {rules.tieBreak.map((rule) => (
          <li key={rule.text.sv}>{inLanguage(rule.text, language)}</li>
        ))}
      </ol>
      <p>{t.decimals(rules.decimals)}</p>
      <p>{t.objectives[rules.objective]}</p>
      <p>{t.proposal}</p>
    </Prose>
  );
}

/** The call's own questions to read before one applies: what is asked, how it is answered, and of whom. */
export function AskedQuestions({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const above = headings(rules.questions);
  const answerOf = ({ on, value }: Condition) => {
    const question = rules.questions.find((one) => one.key === on);
    const option = question?.options.find((one) => one.key === value);
    const said = option
      ? inLanguage(option.text, language)
      : question?.kind === "yes-no"
        ? t.yesNo[value as "yes" | "no"]
        : question?.kind === "money"
          ? formatKronor(BigInt(value), language)
          : value;
    return [question ? inLanguage(question.text, language) : on, said] as const;
  };
  return (
    <Prose>
      {rules.questions.map((question, index) => (
        <div key={question.key}>
          {above.has(question.key) && <h3>{inLanguage(above.get(question.key) as Bilingual, language)}</h3>}
          <p>
            {index + 1}. {inLanguage(question.text, language)} <Muted>{t.answerKinds[question.kind]}.</Muted>{" "}
            {question.condition && <Muted>{t.askedIf[question.condition.test](...answerOf(question.condition))}</Muted>}{" "}
            {rules.sketch?.questions.includes(question.key) && <Muted>{t.twoSteps.inSketch}</Muted>}
          </p>
        </div>
      ))}
    </Prose>
  );
}

export function CostTypes({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const names = new Map(rules.costTypes.map((type) => [type.key, inLanguage(type.name, language).toLowerCase()]));
  return (
    <SummaryList
      rows={rules.costTypes.map((type) => ({
        label: inLanguage(type.name, language),
        value: (
          <>
            <p>{inLanguage(type.help, language)}</p>
            {type.flatRate && (
              <p>
                <strong>
                  {t.flatRate(
                    formatShare(type.flatRate.maxBasisPoints, language),
                    type.flatRate.of.map((key) => names.get(key) ?? key).join(", "),
                  )}
                </strong>
              </p>
            )}
          </>
        ),
      }))}
    />
  );
}

/** The least that others must pay beside a requested sum, rounded up to whole öre; null when a share of 100 % leaves nothing to grant. */
export const leastFromOthers = (requested: Ore, minCoFinancing: number): Ore | null => {
  const rest = BigInt(10_000 - minCoFinancing);
  return rest <= 0n ? null : (requested * BigInt(minCoFinancing) + rest - 1n) / rest;
};

export function Financing({ rules }: Rules) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const { minCoFinancing, maxOwnWork, maxOre, lowerLevels } = rules.limits;
  const others = leastFromOthers(maxOre, minCoFinancing);
  const sum = (ore: Ore) => formatKronor(ore, language);
  return (
    <>
      <Prose>
        {minCoFinancing === 0 ? (
          <p>{t.financingNone}</p>
        ) : (
          <>
            <p>{t.financingShare(formatShare(minCoFinancing, language))}</p>
            {others !== null && <p>{t.financingExample(sum(maxOre), sum(others), sum(maxOre + others))}</p>}
          </>
        )}
        <p>{maxOwnWork >= 10_000 ? t.ownWorkFree : t.ownWork(formatShare(maxOwnWork, language))}</p>
        {lowerLevels > 0 && <p>{t.lowerLevels(lowerLevels)}</p>}
      </Prose>
      <DataTable
        caption={t.sources}
        rows={rules.sourceTypes.filter((source) => !source.own)}
        rowKey={(source) => source.key}
        columns={[
          { key: "source", label: t.source, rowHeader: true, cell: (source) => inLanguage(source.name, language) },
          { key: "help", label: t.sourceHelp, cell: (source) => inLanguage(source.help, language) },
          { key: "form", label: t.form, cell: (source) => source.kinds.map((kind) => t.kinds[kind]).join(", ") },
        ]}
      />
    </>
  );
}

/** Days from the decision to adjusted minutes at the latest (KL 5:69). */
const daysToAdjust = 14;

export function Timetable({
  call,
}: {
  call: Pick<Call, "opensAt" | "closesAt" | "decisionOn" | "sketchClosesAt" | "sketchAnswerOn">;
}) {
  const language = useLanguage();
  const t = useTexts(callsTexts);
  const after = addDays(localDate(call.closesAt), 1);
  const day = (date: string) => formatDate(date, language);
  const step = (title: string, datetime: string, text: string, body?: ReactNode) => ({ title, time: { datetime, text }, body });
  const { decisionOn } = call;
  return (
    <>
      <Timeline
        items={[
          step(t.steps.opens, call.opensAt.toISOString(), formatInstant(call.opensAt, language)),
          ...(call.sketchClosesAt && call.sketchAnswerOn
            ? [
                {
                  ...step(t.twoSteps.lastDay, call.sketchClosesAt.toISOString(), formatInstant(call.sketchClosesAt, language)),
                  tone: "attention" as const,
                },
                step(t.twoSteps.answer, call.sketchAnswerOn, t.latest(day(call.sketchAnswerOn))),
              ]
            : []),
          {
            ...step(
              call.sketchClosesAt ? t.twoSteps.lastFull : t.steps.closes,
              call.closesAt.toISOString(),
              formatInstant(call.closesAt, language),
            ),
            tone: "attention",
          },
          step(t.steps.eligibility.title, after, t.from(day(after)), t.steps.eligibility.text),
          ...(decisionOn === null
            ? []
            : [
                step(t.steps.assessment.title, decisionOn, t.before(day(decisionOn)), t.steps.assessment.text),
                {
                  ...step(t.steps.decision.title, decisionOn, day(decisionOn), t.steps.decision.text),
                  tone: "positive" as const,
                },
                step(
                  t.steps.minutes.title,
                  addDays(decisionOn, daysToAdjust),
                  t.latest(day(addDays(decisionOn, daysToAdjust))),
                  t.steps.minutes.text,
                ),
              ]),
        ]}
      />
      {decisionOn === null && <p>{t.decisionUnknown}</p>}
    </>
  );
}
