import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import organisationsnummer from "organisationsnummer";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { monthsSpanned } from "#app/kernel/time.ts";
import { applications } from "./applications.ts";
import { allocations, assessments, conflicts } from "./assessments.ts";
import { calls } from "./calls.ts";
import { meetings } from "./meeting.ts";
import { fundsFor } from "./money.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";
import type { BudgetRow, FinancingRow, Moment, WorldApplication, WorldCall } from "./types.ts";
import { instantOf, moveYears } from "./when.ts";
import { worldAt } from "./world.ts";

const data = (path: string): string => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(data(path), "utf8"));

const bilingual = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });
const date = z.iso.date();
const certainty = z.enum(["stated", "inferred", "uncertain"]);

const frameworkSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  name: bilingual,
  owner: z.string().min(1),
  adoptedBy: z.string().min(1),
  adoptedOn: date.nullable(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
  source: z.string().min(1),
  levels: z.array(z.strictObject({ type: z.string().regex(/^[a-z]+$/), label: bilingual, plural: bilingual })).min(1),
  nodes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
        parent: z.string().nullable(),
        type: z.string(),
        code: z.string(),
        title: bilingual,
        description: bilingual.optional(),
        prioritised: z.boolean().optional(),
        source: z.string().min(1),
        certainty,
      }),
    )
    .min(1),
  links: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      kind: z.enum(["supports", "runs-through", "continues-in"]),
      certainty,
      source: z.string().min(1),
      note: z.string().optional(),
    }),
  ),
});

const frameworks = readdirSync(data("frameworks"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => frameworkSchema.parse(json(`frameworks/${name}`)));
const nodes = new Map(
  frameworks.flatMap((framework) => framework.nodes.map((node) => [node.id, { ...node, framework }] as const)),
);

const total = (rows: readonly { amountKr: number }[]): number => rows.reduce((sum, row) => sum + row.amountKr, 0);
const personKeys = new Set(people.map((person) => person.key));
const callOf = (application: WorldApplication): WorldCall => calls.find((call) => call.key === application.callKey) as WorldCall;
const submitted = applications.filter((application) => application.state !== "drafted");
const duplicates = <T>(items: T[]): T[] => items.filter((item, index) => items.indexOf(item) !== index);

/** Every string below a value, with the key it stands under. */
function* strings(value: unknown, key = ""): Generator<{ key: string; text: string }> {
  if (typeof value === "string") yield { key, text: value };
  else if (value && typeof value === "object")
    for (const [name, inner] of Object.entries(value)) yield* strings(inner, Array.isArray(value) ? key : name);
}

function* moments(value: unknown): Generator<Moment> {
  if (!value || typeof value !== "object") return;
  if ("at" in value && typeof value.at === "string" && Object.keys(value).length === 1) yield value as Moment;
  else if ("days" in value && "time" in value) yield value as Moment;
  else for (const inner of Object.values(value)) yield* moments(inner);
}

describe("the frameworks", () => {
  it("give every node an id of its own that no other framework uses", () => {
    expect(duplicates(frameworks.flatMap((framework) => framework.nodes.map((node) => node.id)))).toEqual([]);
    expect(duplicates(frameworks.map((framework) => `${framework.key} ${framework.version}`))).toEqual([]);
  });

  it("have parents in the same file, types among their levels and links to nodes that exist", () => {
    for (const framework of frameworks) {
      const own = new Set(framework.nodes.map((node) => node.id));
      for (const node of framework.nodes) {
        if (node.parent !== null) expect(own, node.id).toContain(node.parent);
        expect(
          framework.levels.map((level) => level.type),
          node.id,
        ).toContain(node.type);
      }
      for (const link of framework.links) {
        expect(own).toContain(link.from);
        expect([...nodes.keys()]).toContain(link.to);
      }
      expect(duplicates(framework.links.map((link) => `${link.from} ${link.to} ${link.kind}`))).toEqual([]);
    }
  });

  it("hold what the sources say: five focus areas, four priorities, four joint mobilisations, seventeen goals", () => {
    const count = (key: string, type: string) =>
      [...nodes.values()].filter((node) => node.framework.key === key && node.type === type).length;
    expect(count("sjuharad-2030", "fokusomrade")).toBe(5);
    expect(count("rus-vg-2030", "prioritering")).toBe(4);
    expect(count("rus-vg-2030", "kraftsamling")).toBe(4);
    expect(count("rus-vg-2030", "princip")).toBe(5);
    expect(count("vg2020", "tema")).toBe(4);
    expect(count("vg2020", "kraftsamling")).toBe(5);
    expect(count("rus-vastmanland-2030", "malomrade")).toBe(3);
    expect(count("agenda-2030", "mal")).toBe(17);
  });

  it("say that the mapping from Sjuhärad to RUS is inferred, since its source lost the lines", () => {
    const links =
      frameworks.find((one) => one.key === "sjuharad-2030")?.links.filter((link) => link.from.includes("/fokus-")) ?? [];
    expect(links.length).toBeGreaterThan(4);
    expect(links.every((link) => link.certainty === "inferred" && link.note)).toBe(true);
  });
});

describe("the real data", () => {
  it("has eight member municipalities and one adjunct", () => {
    const rows = z
      .array(z.object({ code: z.string().regex(/^\d{4}$/), standing: z.enum(["member", "adjunct"]) }))
      .parse(json("municipalities.json"));
    expect(rows.filter((row) => row.standing === "member")).toHaveLength(8);
    expect(rows.filter((row) => row.standing === "adjunct").map((row) => row.code)).toEqual(["1383"]);
  });

  it("keeps all 24 real awards with their gaps as null", () => {
    const awards = z
      .array(z.looseObject({ project: z.string(), amount_sek: z.number().nullable(), source: z.url() }))
      .parse(json("awards/real-awards.json"));
    expect(awards).toHaveLength(24);
    expect(awards.filter((award) => award.amount_sek !== null)).toHaveLength(19);
  });
});

describe("people and organisations", () => {
  it("have organisation numbers that pass the check digit and belong to one organisation each", () => {
    // CommonJS under ESM: the class is the default export or the default of that
    type Checker = { valid: (text: string) => boolean };
    const outer = organisationsnummer as unknown as Checker & { default?: Checker };
    const checker = outer.default ?? outer;
    for (const organisation of organisations) {
      expect(organisation.number).toMatch(/^\d{10}$/);
      expect(checker.valid(organisation.number), organisation.name).toBe(true);
    }
    expect(duplicates(organisations.map((organisation) => organisation.number))).toEqual([]);
  });

  it("have unique keys and addresses under .example", () => {
    expect(duplicates(people.map((person) => person.key))).toEqual([]);
    expect(duplicates(people.map((person) => person.email))).toEqual([]);
    expect(duplicates(organisations.map((organisation) => organisation.key))).toEqual([]);
    for (const person of people) expect(person.email).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    const emails = new Set(people.map((person) => person.email));
    for (const { sections } of applications) if (sections.contact) expect(emails).toContain(sections.contact.email);
    for (const { text } of strings(applications)) if (text.includes("@")) expect(text).toMatch(/\.example$/);
  });

  it("point only at organisations that exist, and every organisation has somebody who may sign", () => {
    const keys = new Set(organisations.map((organisation) => organisation.key));
    for (const person of people)
      for (const { organisationKey } of [...person.interests, ...person.memberships]) expect(keys).toContain(organisationKey);
    for (const key of keys)
      expect(
        people.some((person) => person.memberships.some((one) => one.organisationKey === key && one.role === "signatory")),
        key,
      ).toBe(true);
  });

  it("fill the board: eleven members with one chair, four substitutes, one adjunct", () => {
    const holding = (role: string) => people.filter((person) => (person.roles as string[]).includes(role));
    expect(holding("board-member")).toHaveLength(11);
    expect(holding("board-chair")).toHaveLength(1);
    expect(holding("board-substitute")).toHaveLength(4);
    expect(holding("adjunct")).toHaveLength(1);
    expect(new Set(holding("board-member").map((person) => person.municipalityCode)).size).toBe(8);
  });
});

describe("the money", () => {
  it("is shared equally by two sides in whole kronor, 11 to 13 million a year", () => {
    const all = fundsFor(0);
    for (const fund of all) {
      expect(fund.pots.reduce((sum, pot) => sum + pot.matchingShare, 0)).toBe(10_000);
      expect(new Set(fund.pots.map((pot) => pot.amountKr)).size).toBe(1);
      expect(fund.pots.every((pot) => Number.isInteger(pot.amountKr))).toBe(true);
    }
    for (const year of [2025, 2026, 2027, 2028]) {
      const sum = total(all.filter((fund) => fund.year === year).flatMap((fund) => fund.pots));
      expect(sum).toBeGreaterThanOrEqual(11_000_000);
      expect(sum).toBeLessThanOrEqual(13_000_000);
    }
  });
});

describe("the calls", () => {
  it.each(calls.map((call) => [call.key, call] as const))(
    "%s has weights of 100, a text for every level and two or three questions",
    (_, call) => {
      const { rules } = call;
      expect(rules.criteria).toHaveLength(5);
      expect(rules.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)).toBe(100);
      for (const criterion of rules.criteria) {
        expect(criterion.levels.map((level) => level.value)).toEqual([1, 2, 3, 4, 5]);
        expect([2, 3]).toContain(criterion.questions.length);
      }
      for (const { node, levels } of rules.strategic.nodes) {
        expect([...nodes.keys()]).toContain(node);
        expect(levels.map((level) => level.value)).toEqual([0, 1, 2, 3]);
      }
      for (const choice of rules.frameworks) {
        const framework = frameworks.find((one) => one.key === choice.framework && one.version === choice.version);
        expect(
          framework?.levels.map((level) => level.type),
          choice.framework,
        ).toContain(choice.nodeType);
      }
      for (const rule of [...rules.tieBreak, ...rules.thresholds])
        if ("key" in rule && rule.key) expect(rules.criteria.map((criterion) => criterion.key)).toContain(rule.key);
      expect(personKeys).toContain(call.contact.personKey);
      for (const key of call.assessorKeys) expect(people.find((person) => person.key === key)?.roles).toContain("assessor");
    },
  );

  it("say everything in both languages", () => {
    const both = (value: unknown): void => {
      if (!value || typeof value !== "object") return;
      // A help text or a heading of a question may be left out, in both languages at once.
      if ("sv" in value && "en" in value && value.sv === "" && value.en === "") return;
      if ("sv" in value || "en" in value) expect(bilingual.safeParse(value).success, JSON.stringify(value)).toBe(true);
      else for (const inner of Object.values(value)) both(inner);
    };
    both(calls);
    both(fundsFor(0));
  });

  it("use only funds that exist", () => {
    const funds = new Set(fundsFor(0).map((fund) => `${fund.year} ${fund.purpose}`));
    for (const call of calls) for (const one of call.funds) expect(funds).toContain(`${one.year} ${one.purpose}`);
  });
});

describe("the applications", () => {
  it("refer to calls, organisations and people that exist, and are signed by somebody who may sign", () => {
    expect(duplicates(applications.map((application) => application.key))).toEqual([]);
    expect(duplicates(submitted.map((application) => `${application.callKey} ${application.number}`))).toEqual([]);
    for (const application of applications) {
      expect(callOf(application), application.key).toBeDefined();
      const may = (key: string, roles: string[]) =>
        people
          .find((person) => person.key === key)
          ?.memberships.some((one) => one.organisationKey === application.organisationKey && roles.includes(one.role));
      expect(may(application.startedBy, ["editor", "signatory"]), application.key).toBe(true);
      for (const key of Object.values(application.savedBy ?? {})) expect(personKeys).toContain(key);
      if (application.state === "drafted") expect(application.number).toBeUndefined();
      else expect(may(application.submitted?.by ?? "", ["signatory"]), application.key).toBe(true);
    }
  });

  it("are complete once submitted", () => {
    const needed = [
      "summary",
      "need",
      "purpose",
      "targetGroup",
      "activities",
      "sjuharadPerspective",
      "municipalities",
      "shares",
      "goals",
      "risks",
      "longTermPlan",
      "equality",
      "sustainability",
      "stateAid",
      "budget",
      "financing",
      "requested",
      "period",
      "contact",
    ] as const;
    for (const { key, sections } of submitted) for (const name of needed) expect(sections[name], `${key} ${name}`).toBeDefined();
  });

  it("balance: each year's costs are exactly that year's financing", () => {
    const perYear = (rows: (BudgetRow | FinancingRow)[]) => {
      const years = new Map<number, number>();
      for (const row of rows) years.set(row.year, (years.get(row.year) ?? 0) + row.amountKr);
      return Object.fromEntries([...years].sort());
    };
    for (const { key, sections } of applications)
      if (sections.budget && sections.financing) expect(perYear(sections.budget), key).toEqual(perYear(sections.financing));
  });

  it("ask for what the financing says, within the limits of the call", () => {
    for (const application of submitted) {
      const { sections, key } = application;
      const { limits, costTypes, sourceTypes } = callOf(application).rules;
      const budget = sections.budget ?? [];
      const financing = sections.financing ?? [];
      const asked = total(sections.requested ?? []);
      const cost = total(budget);
      expect(asked, key).toBe(total(financing.filter((row) => row.source === "drum")));
      expect(asked, key).toBeGreaterThanOrEqual(limits.minKr);
      expect(asked, key).toBeLessThanOrEqual(limits.maxKr);
      expect((cost - asked) * 10_000, key).toBeGreaterThanOrEqual(cost * limits.minCoFinancing);
      expect(total(financing.filter((row) => row.kind === "own-work")) * 10_000, key).toBeLessThanOrEqual(
        (cost - asked) * limits.maxOwnWork,
      );
      for (const row of budget) expect(costTypes.map((type) => type.key)).toContain(row.costType);
      for (const row of financing) expect(sourceTypes.find((type) => type.key === row.source)?.kinds, key).toContain(row.kind);
      for (const type of costTypes)
        if (type.flatRate) {
          const base = total(budget.filter((row) => type.flatRate?.of.includes(row.costType)));
          expect(total(budget.filter((row) => row.costType === type.key)) * 10_000, key).toBeLessThanOrEqual(
            base * type.flatRate.maxBasisPoints,
          );
        }
      const { from, to } = sections.period ?? { from: "", to: "" };
      expect(from >= limits.earliestStart && to <= limits.latestEnd && from < to, key).toBe(true);
      expect(monthsSpanned(from, to), key).toBeLessThanOrEqual(limits.maxMonths);
      for (const activity of sections.activities ?? [])
        expect(activity.from >= from && activity.to <= to, `${key} ${activity.title}`).toBe(true);
      for (const row of [...budget, ...financing])
        expect(row.year >= Number(from.slice(0, 4)) && row.year <= Number(to.slice(0, 4)), key).toBe(true);
      const members = new Set((sections.municipalities ?? []).map((one) => one.code).filter((code) => code !== "1383"));
      expect(members.size, key).toBeGreaterThanOrEqual(limits.minMunicipalities);
    }
  });

  it("choose nodes of the frameworks the call offers, and divide 10 000 basis points where shares are asked for", () => {
    for (const application of applications) {
      const choices = callOf(application).rules.frameworks;
      const shares = application.sections.shares ?? {};
      for (const field of Object.keys(shares))
        expect(
          choices.map((choice) => choice.field),
          application.key,
        ).toContain(field);
      for (const choice of choices) {
        const chosen = shares[choice.field] ?? [];
        for (const share of chosen) {
          const node = nodes.get(share.node);
          expect(node?.framework.key, share.node).toBe(choice.framework);
          expect(node?.framework.version, share.node).toBe(choice.version);
          expect(node?.type, share.node).toBe(choice.nodeType);
        }
        expect(chosen.length).toBeLessThanOrEqual(choice.max);
        if (application.state === "drafted") continue;
        expect(chosen.length, `${application.key} ${choice.field}`).toBeGreaterThanOrEqual(choice.min);
        const sum = chosen.reduce((all, share) => all + share.basisPoints, 0);
        expect(sum, `${application.key} ${choice.field}`).toBe(choice.shares && chosen.length > 0 ? 10_000 : 0);
      }
    }
  });

  it("share no paragraph with one another and are as long as real ones", () => {
    const seen = new Map<string, string>();
    for (const application of applications) {
      const own = new Set<string>();
      let words = 0;
      for (const { key, text } of strings({
        ...application.sections,
        shares: undefined,
        contact: undefined,
        answers: undefined,
        support: undefined,
      })) {
        words += text.split(/\s+/).length;
        if (text.length >= 40 && key !== "name") own.add(text);
      }
      for (const text of own) {
        expect(seen.get(text), `${application.key}: ${text}`).toBeUndefined();
        seen.set(text, application.key);
      }
      if (application.state !== "drafted") {
        expect(words, application.key).toBeGreaterThanOrEqual(150);
        expect(words, application.key).toBeLessThanOrEqual(700);
      }
    }
  });

  it("answer every condition of the call once the check is settled", () => {
    for (const application of submitted) {
      const check = application.eligibility;
      if (!check?.settled) continue;
      expect(check.answers.map((answer) => answer.question)).toEqual(
        callOf(application).rules.eligibility.map((question) => question.key),
      );
      if (check.state === "failed")
        expect(check.answers.some((answer) => answer.answer === "no") && check.reason.length > 40).toBe(true);
    }
  });
});

describe("the assessments", () => {
  const find = (key: string) => applications.find((application) => application.key === key) as WorldApplication;

  it("give a value on the scale and a motivation for every criterion and chosen priority", () => {
    expect(duplicates(assessments.map((one) => `${one.applicationKey} ${one.assessorKey}`))).toEqual([]);
    for (const one of assessments) {
      const application = find(one.applicationKey);
      const { criteria, scale, strategic } = callOf(application).rules;
      const scored = new Set(strategic.nodes.map((node) => node.node));
      const wanted = [
        ...criteria.map((criterion) => criterion.key),
        ...(application.sections.shares?.rus ?? [])
          .filter((share) => scored.has(share.node))
          .map((share) => `node:${share.node}`),
      ];
      const given = one.scores.map((score) => score.criterion);
      if (one.state === "submitted")
        expect([...given].sort(), `${one.applicationKey} ${one.assessorKey}`).toEqual([...wanted].sort());
      else for (const criterion of given) expect(wanted).toContain(criterion);
      for (const score of one.scores) {
        expect(score.motivation.length, score.motivation).toBeGreaterThan(8);
        const [low, high] = score.criterion.startsWith("node:") ? [0, 3] : [scale.min, scale.max];
        if (score.value !== null) expect(score.value >= low && score.value <= high).toBe(true);
      }
    }
    expect(duplicates(assessments.flatMap((one) => one.scores.map((score) => score.motivation)))).toEqual([]);
  });

  it("are never made by a person with a declared or confirmed conflict, nor by anybody who has not answered", () => {
    for (const one of assessments) {
      expect(people.find((person) => person.key === one.assessorKey)?.roles).toContain("assessor");
      const conflict = conflicts.find(
        (stated) => stated.applicationKey === one.applicationKey && stated.personKey === one.assessorKey,
      );
      // Who declares is out at once, before an officer has ruled.
      if (one.state === "recused") expect(["declared", "confirmed"]).toContain(conflict?.state);
      if (one.state === "begun" || one.state === "submitted") expect(["none", "dismissed"]).toContain(conflict?.state);
      if (one.state === "assigned" || one.state === "recused") expect(one.scores).toEqual([]);
    }
    expect(duplicates(conflicts.map((one) => `${one.applicationKey} ${one.personKey}`))).toEqual([]);
    for (const one of conflicts) expect(one.ruledBy).not.toBe(one.personKey);
  });

  it("show one planted severe assessor: lower than the others on every pre-study they share", () => {
    const mean = (key: string, severe: boolean) => {
      const values = assessments
        .filter(
          (one) => one.applicationKey === key && one.state === "submitted" && (one.assessorKey === "goran-palmgren") === severe,
        )
        .flatMap((one) =>
          one.scores.flatMap((score) => (score.value === null || score.criterion.startsWith("node:") ? [] : [score.value])),
        );
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    for (const application of applications.filter((one) => one.callKey === "prestudy"))
      expect(mean(application.key, true), application.key).toBeLessThan(mean(application.key, false));
  });
});

describe("proposals and decisions", () => {
  it("never give more than was asked for nor more than the fund holds", () => {
    const funds = new Map(fundsFor(0).map((fund) => [`${fund.year} ${fund.purpose}`, total(fund.pots)]));
    for (const allocation of allocations)
      for (const line of allocation.lines) {
        const asked = total(applications.find((one) => one.key === line.applicationKey)?.sections.requested ?? []);
        expect(line.amountKr, line.applicationKey).toBeLessThanOrEqual(asked);
        expect(line.amountKr > 0).toBe(line.proposal === "grant");
      }
    const prestudy = allocations.find((one) => one.callKey === "prestudy");
    expect(total(prestudy?.lines ?? [])).toBeLessThanOrEqual(funds.get("2027 forstudie") ?? 0);
    const used = new Map<string, number>();
    for (const tranche of meetings.flatMap((meeting) =>
      meeting.items.flatMap((one) => one.decisions.flatMap((decision) => decision.tranches)),
    )) {
      const key = `${tranche.year} ${tranche.purpose}`;
      used.set(key, (used.get(key) ?? 0) + tranche.amountKr);
    }
    for (const [key, amount] of used) expect(amount, key).toBeLessThanOrEqual(funds.get(key) ?? 0);
  });

  it("decide every application of the decided call once, with reasons, as proposed", () => {
    const decisions = meetings.flatMap((meeting) => meeting.items.flatMap((one) => one.decisions));
    const history = applications.filter((application) => application.callKey === "history").map((application) => application.key);
    expect(decisions.map((decision) => decision.applicationKey).sort()).toEqual([...history].sort());
    for (const decision of decisions) {
      expect(total(decision.tranches)).toBe(decision.amountKr);
      expect(decision.reasons.length).toBeGreaterThan(80);
      const line = allocations.flatMap((one) => one.lines).find((one) => one.applicationKey === decision.applicationKey);
      expect([line?.proposal, line?.amountKr]).toEqual([decision.outcome, decision.amountKr]);
    }
    expect(decisions.filter((decision) => decision.outcome === "grant")).toHaveLength(6);
  });

  it("put every application of the ready call on the next agenda exactly once", () => {
    const agenda = meetings.find((meeting) => meeting.state === "planned")?.items.flatMap((one) => one.applicationKeys) ?? [];
    const ready = applications.filter((application) => application.callKey === "prestudy").map((application) => application.key);
    expect([...agenda].sort()).toEqual([...ready].sort());
  });

  it("let only those present who serve vote, and let nobody with a conflict take part", () => {
    for (const meeting of meetings) {
      const serving = new Set(
        meeting.members.filter((one) => one.present && (one.capacity === "member" || one.servesFor)).map((one) => one.personKey),
      );
      for (const one of meeting.members) expect(personKeys).toContain(one.personKey);
      for (const item of meeting.items) {
        const away = new Set(item.absences.map((absence) => absence.personKey));
        for (const { personKey } of [...item.votes, ...item.reservations])
          expect(serving.has(personKey) && !away.has(personKey), personKey).toBe(true);
        if (item.votes.length > 0) expect(item.votes).toHaveLength(serving.size - away.size);
        for (const conflict of conflicts.filter(
          (stated) => stated.state === "confirmed" && item.applicationKeys.includes(stated.applicationKey),
        ))
          if (serving.has(conflict.personKey)) expect(away).toContain(conflict.personKey);
      }
      const paragraphs = meeting.items.flatMap((item) => (item.paragraph === null ? [] : [item.paragraph]));
      expect(paragraphs).toEqual(paragraphs.map((_, index) => (paragraphs[0] as number) + index));
    }
  });
});

describe("time in the demo world", () => {
  const told = new Date("2026-11-22T09:00:00Z");

  it.each(["2026-11-22T09:00:00Z", "2027-03-20T09:00:00Z", "2028-10-25T20:00:00Z"])(
    "every moment exists when the world is told on %s",
    (text) => {
      const now = new Date(text);
      const world = worldAt(now);
      expect([...moments(world)].every((moment) => instantOf(moment, now) instanceof Date)).toBe(true);
    },
  );

  it("has one call open, one being assessed, one ready, one to come and one decided", () => {
    const at = (key: string, which: "opens" | "closes") =>
      instantOf((calls.find((call) => call.key === key) as WorldCall)[which], told).getTime() - told.getTime();
    expect(at("open-projects", "opens") < 0 && at("open-projects", "closes") > 0).toBe(true);
    expect(at("culture", "closes") < 0 && at("prestudy", "closes") < 0 && at("history", "closes") < 0).toBe(true);
    expect(at("coming", "opens") > 0).toBe(true);
  });

  it("puts applications inside the window of their call, and nothing that has happened in the future", () => {
    for (const application of applications) {
      const call = callOf(application);
      const [opens, closes] = [instantOf(call.opens, told), instantOf(call.closes, told)];
      const created = instantOf(application.created, told);
      expect(created >= opens && created <= told, application.key).toBe(true);
      if (application.submitted) {
        const sent = instantOf(application.submitted.moment, told);
        expect(sent > created && sent <= closes && sent <= told, application.key).toBe(true);
      }
    }
    for (const moment of moments([assessments, conflicts, allocations])) expect(instantOf(moment, told) <= told).toBe(true);
  });

  it("numbers the applications of a call in the order they came in", () => {
    for (const call of calls) {
      const own = submitted.filter((application) => application.callKey === call.key);
      const order = [...own].sort(
        (a, b) =>
          instantOf((a.submitted as { moment: Moment }).moment, told).getTime() -
          instantOf((b.submitted as { moment: Moment }).moment, told).getTime(),
      );
      expect(order.map((application) => application.key)).toEqual(
        [...own].sort((a, b) => (a.number as number) - (b.number as number)).map((one) => one.key),
      );
    }
  });

  it("moves years with the clock but leaves amounts, names of strategies and the history alone", () => {
    expect(moveYears({ year: 2027, amountKr: 2027, text: "DRUM-2027, Agenda 2030", from: "2027-04-05" }, 1)).toEqual({
      year: 2028,
      amountKr: 2027,
      text: "DRUM-2028, Agenda 2030",
      from: "2028-04-05",
    });
    const later = worldAt(new Date("2027-06-01T09:00:00Z"));
    expect(later.calls.find((call) => call.key === "history")?.number).toBe("DRUM-2025");
    expect(later.calls.find((call) => call.key === "open-projects")?.number).toBe("DRUM-2028");
    expect(later.funds.some((fund) => fund.year === 2030)).toBe(true);
  });
});
