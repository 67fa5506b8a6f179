import type { Block, DrumDocument } from "#app/documents/document.ts";
import { localDate } from "#app/kernel/time.ts";
import { limits } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { type SectionKey, sectionsWith } from "#app/rooms/applications/application.ts";
import { blankFormTexts } from "#app/rooms/applications/blank-form.texts.ts";
import type { Receiver } from "#app/rooms/applications/receipt.ts";
import { ceilingOre } from "#app/rooms/applications/state-aid.ts";
import { sectionsOfSketch } from "#app/rooms/applications/step.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callsTexts } from "#app/rooms/calls/calls.texts.ts";
import { type Condition, headings } from "#app/rooms/calls/questions.ts";
import { formatDate, formatInstant, formatKronor, formatNumber, formatPeriod, formatShare } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export type BlankFormFacts = {
  readonly call: CallWithRules;
  /** the goals that can be chosen in each framework of the call, by `FrameworkChoice.field` */
  readonly offers: readonly {
    readonly field: string;
    readonly nodes: readonly { readonly id: string; readonly code: string; readonly title: Bilingual }[];
  }[];
  readonly municipalities: readonly { readonly name: string; readonly standing: "member" | "adjunct" }[];
  /** the call's own address */
  readonly address: string;
};

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const said = (text: string): Block[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ kind: "paragraph", text: line }));

/**
 * The form as it will be met on the screen: the same sections, questions, help and limits, then how it is judged and the terms. To be read
 * in advance, by a board around a table; the lines to write on are left out, since nobody applies on this paper.
 */
export function blankForm(
  { call, offers, municipalities, address }: BlankFormFacts,
  body: Receiver,
  language: Language,
): DrumDocument {
  const t = blankFormTexts[language];
  const room = applicationTexts[language];
  const calls = callsTexts[language];
  const f = room.fields;
  const { rules, contact } = call;
  const { limits: bounds } = rules;
  const words = (text: Bilingual) => inLanguage(text, language);
  const title = words(call.title);
  const asking = sectionsWith(rules);
  const inSketch = rules.sketch ? sectionsOfSketch(rules.sketch) : [];
  const kr = (ore: bigint) => formatKronor(ore, language);

  /** A question with its help and how long the answer may be. */
  const asked = (label: string, help = "", most?: number): Block[] => [
    heading(3, label),
    ...said([help, most === undefined ? "" : t.atMost(formatNumber(most))].filter(Boolean).join(" ")),
  ];
  const rows = (label: string, help: string, fields: readonly string[]): Block[] => [
    heading(3, label),
    ...said(`${help} ${t.rowsOf(fields.join(", "))}`.trim()),
  ];
  const types = (list: readonly { readonly name: Bilingual; readonly help: Bilingual; readonly more?: string }[]): Block => ({
    kind: "keyValues",
    rows: list.map(({ name, help, more }) => ({ label: words(name), value: [words(help), more].filter(Boolean).join(" ") })),
  });
  const maybe = (label: string) => `${label} (${t.optional})`;

  const above = headings(rules.questions);
  const answerTo = ({ on, value }: Condition): readonly [string, string] => {
    const question = rules.questions.find((one) => one.key === on);
    const option = question?.options.find((one) => one.key === value);
    const answer = option
      ? words(option.text)
      : question?.kind === "yes-no"
        ? calls.yesNo[value as "yes" | "no"]
        : question?.kind === "money"
          ? kr(BigInt(value))
          : value;
    return [question ? words(question.text) : on, answer];
  };
  /** What the call asks of its own, in its own order: when a question is asked, and among what one chooses. */
  const own = rules.questions.flatMap((question): Block[] => [
    ...(above.has(question.key) ? said(words(above.get(question.key) as Bilingual)) : []),
    ...asked(
      question.required ? words(question.text) : maybe(words(question.text)),
      [
        words(question.help),
        `${calls.answerKinds[question.kind]}.`,
        question.condition ? calls.askedIf[question.condition.test](...answerTo(question.condition)) : "",
        rules.sketch?.questions.includes(question.key) ? calls.twoSteps.inSketch : "",
      ]
        .filter(Boolean)
        .join(" "),
      question.maxLength ?? undefined,
    ),
    ...(question.options.length > 0
      ? [{ kind: "list" as const, items: question.options.map((option) => words(option.text)) }]
      : []),
  ]);

  const sections: Readonly<Record<SectionKey, readonly Block[]>> = {
    project: [
      ...asked(f.title, f.titleHint, limits.line),
      ...asked(f.summary, f.summaryHint, limits.short),
      ...asked(
        f.period,
        f.periodLimits(formatDate(bounds.earliestStart, language), formatDate(bounds.latestEnd, language), bounds.maxMonths),
      ),
      ...asked(f.contact, [f.contactName, maybe(f.contactTitle), f.contactEmail, maybe(f.contactPhone)].join(", ")),
    ],
    need: [
      ...asked(f.need, f.needHint, limits.text),
      ...asked(f.purpose, f.purposeHint, limits.text),
      ...asked(f.targetGroup, f.targetGroupHint, limits.text),
    ],
    strategy: rules.frameworks.flatMap((choice): Block[] => [
      ...asked(
        words(choice.label),
        [words(choice.help), t.choose(choice.min, choice.max), choice.shares && choice.max > 1 ? t.shares : ""]
          .filter(Boolean)
          .join(" "),
      ),
      {
        kind: "list",
        items: (offers.find((offer) => offer.field === choice.field)?.nodes ?? []).map((node) => {
          const title = `${node.code ? `${node.code}. ` : ""}${words(node.title)}`;
          return choice.demanded.includes(node.id) ? f.demanded(title) : title;
        }),
      },
    ]),
    municipalities: [
      ...asked(f.municipalities, f.municipalitiesHint(bounds.minMunicipalities)),
      {
        kind: "list",
        items: municipalities.map(({ name, standing }) => (standing === "adjunct" ? `${name} (${f.adjunct})` : name)),
      },
      ...asked(f.perspective, f.perspectiveHint, limits.text),
    ],
    goals: [
      ...rows(f.activities, f.activitiesHint, [f.activityTitle, f.from, f.to, maybe(f.responsible), maybe(f.activityText)]),
      ...rows(f.goals, f.goalsHint, [
        ...(rules.indicators.length > 0 ? [f.indicator] : []),
        f.goalText,
        f.comparator,
        f.target,
        f.unit,
        maybe(f.baseline),
      ]),
      ...(rules.indicators.length === 0
        ? []
        : [
            heading(3, f.indicators),
            types(
              rules.indicators.map(({ name, definition, method, unit, required }) => ({
                name: required ? { sv: f.requiredIndicator(words(name)), en: f.requiredIndicator(words(name)) } : name,
                help: definition,
                more: `${f.measuring("", words(method)).trim()} ${f.countedIn(words(unit))}`,
              })),
            ),
          ]),
    ],
    budget: [
      ...rows(f.costs, f.costsHint, [f.costType, f.year, f.amount, maybe(f.note)]),
      heading(3, f.about),
      types(
        rules.costTypes.map(({ name, help, flatRate }) => ({
          name,
          help,
          ...(flatRate && !flatRate.automatic ? { more: `${f.flatRate(flatRate.maxBasisPoints)}.` } : {}),
        })),
      ),
    ],
    financing: [
      ...rows(
        f.financiers,
        `${room.sums.limits(kr(bounds.minOre), kr(bounds.maxOre))} ${room.sums.limitsShares(bounds.minCoFinancing, bounds.maxOwnWork)}`,
        [f.sourceType, f.sourceName, f.kind, f.year, f.amount],
      ),
      heading(3, f.aboutSources),
      types(rules.sourceTypes),
    ],
    support: [
      ...said(room.support.lead),
      ...Array.from({ length: bounds.lowerLevels }, (_, index) =>
        asked(room.support.level(index + 1), [room.support.amount, room.support.leftOut, room.support.remains].join(", ")),
      ).flat(),
    ],
    questions: own,
    aid: [
      ...(rules.stateAid
        ? [
            ...said(room.aid.lead),
            ...asked(room.aid.economic, room.aid.economicHint),
            ...asked(room.aid.favoured, room.aid.favouredHint),
            { kind: "list" as const, items: Object.values(room.aid.favouredWho) },
            ...asked(room.aid.ground, room.aid.groundHint),
            { kind: "list" as const, items: Object.values(room.aid.grounds) },
            ...asked(room.aid.reasons, room.aid.reasonsHint, limits.text),
            ...rows(
              room.aid.undertakings,
              room.aid.undertakingsHint(
                words(rules.stateAid.regulation),
                formatNumber(rules.stateAid.ceilingEuro),
                rules.stateAid.years,
                kr(ceilingOre(rules.stateAid)),
                kr(rules.stateAid.orePerEuro),
              ),
              [
                room.aid.number,
                room.aid.undertakingName,
                room.aid.planned,
                maybe(room.aid.group),
                room.aid.signer,
                room.aid.declared,
              ],
            ),
            ...rows(room.aid.received, room.aid.receivedHint(formatDate(rules.stateAid.since, language)), [
              room.aid.number,
              room.aid.on,
              room.aid.giver,
              room.aid.amount,
            ]),
          ]
        : []),
      ...(rules.earlierSupport
        ? rows(room.aid.earlier, room.aid.earlierHint, [room.aid.what, room.aid.giver, room.aid.year, room.aid.amount])
        : []),
    ],
    plan: [
      ...asked(f.longTermPlan, f.longTermPlanHint, limits.text),
      ...rows(f.risks, f.risksHint, [f.risk, f.measure]),
      ...asked(f.equality, f.equalityHint, limits.text),
      ...asked(f.sustainability, f.sustainabilityHint, limits.text),
      ...(rules.stateAid?.required ? [] : asked(f.stateAid, f.stateAidHint, limits.text)),
    ],
  };

  return {
    title: t.title(title),
    language,
    author: body.name,
    subject: t.subject,
    issuedAt: call.opensAt,
    dateLabel: formatDate(localDate(call.opensAt), language),
    kind: "form",
    letterhead: { organisation: body.name, address: body.address },
    demo: call.demo,
    contents: true,
    blocks: [
      { kind: "lead", text: t.lead },
      {
        kind: "keyValues",
        rows: [
          { label: t.call, value: `${title} (${call.number})` },
          { label: t.opens, value: formatInstant(call.opensAt, language) },
          ...(call.sketchClosesAt
            ? [{ label: calls.twoSteps.lastDay, value: t.swedish(formatInstant(call.sketchClosesAt, language)) }]
            : []),
          {
            label: call.sketchClosesAt ? calls.twoSteps.lastFull : t.closes,
            value: t.swedish(formatInstant(call.closesAt, language)),
          },
          { label: t.amount, value: `${kr(bounds.minOre)}–${kr(bounds.maxOre)}` },
          {
            label: t.period,
            value: `${formatPeriod(bounds.earliestStart, bounds.latestEnd, language)} (${f.months(bounds.maxMonths)})`,
          },
          ...(bounds.minCoFinancing > 0
            ? [
                {
                  label: t.coFinancing,
                  value: t.coFinancingLeast(
                    formatShare(bounds.minCoFinancing, language),
                    formatShare(bounds.maxOwnWork, language),
                  ),
                },
              ]
            : []),
          ...(bounds.minMunicipalities > 0
            ? [{ label: t.municipalities, value: t.municipalitiesLeast(bounds.minMunicipalities) }]
            : []),
          { label: t.address, value: [{ kind: "link", text: address, href: address }] },
          { label: t.contact, value: [contact.name, contact.email, contact.phone].filter(Boolean).join("\n") || "–" },
        ],
      },
      heading(1, t.form),
      { kind: "paragraph", text: t.formLead(asking.length) },
      ...asking.flatMap((key) => [
        heading(2, room.sections[key].title),
        ...said(
          `${room.sections[key].hint}.${key !== "questions" && inSketch.includes(key) ? ` ${calls.twoSteps.partInSketch}` : ""}`,
        ),
        ...sections[key],
      ]),
      heading(1, t.eligibility),
      { kind: "paragraph", text: t.eligibilityLead },
      {
        kind: "list",
        ordered: true,
        items: rules.eligibility.map((question) => [
          { kind: "strong" as const, text: words(question.text) },
          { kind: "plain" as const, text: ` ${words(question.help)}${question.required ? ` ${t.mustBeMet}` : ""}` },
        ]),
      },
      heading(1, t.criteria),
      ...said(words(call.texts.howJudged)),
      { kind: "paragraph", text: t.criteriaLead(rules.scale.min, rules.scale.max) },
      ...rules.criteria.flatMap((criterion): Block[] => [
        heading(2, t.criterion(words(criterion.name), formatShare(criterion.weight * 100, language))),
        ...said(words(criterion.about)),
        {
          kind: "table",
          caption: t.levels(words(criterion.name)),
          columns: [
            { label: t.points, align: "end" },
            { label: t.meaning, align: "start" },
          ],
          rows: criterion.levels
            .toReversed()
            .map((level) => ({ cells: [{ text: `${level.value}`, value: level.value }, { text: words(level.text) }] })),
        },
        ...(criterion.questions.length > 0
          ? [heading(3, t.questions), { kind: "list" as const, items: criterion.questions.map(words) }]
          : []),
      ]),
      heading(1, t.terms),
      { kind: "paragraph", text: t.termsLead(words(rules.terms.title), rules.terms.version) },
      ...rules.terms.paragraphs.flatMap((paragraph): Block[] => [
        heading(2, `${paragraph.number}. ${words(paragraph.heading)}`),
        ...said(words(paragraph.text)),
      ]),
    ],
  };
}
