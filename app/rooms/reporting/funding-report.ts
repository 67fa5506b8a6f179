import { type Ore, split, sum } from "#app/kernel/money.ts";
import type { Award, ReportQuestion } from "#app/rooms/reporting/register.ts";
import type { Framework, FrameworkNode } from "#app/rooms/strategy/framework.ts";
import type { Bilingual } from "#app/texts/language.ts";

/**
 * The funding report: what was granted and what the projects turn over, divided in several ways. Every table adds up to the report's
 * own total in whole öre (largest remainder). What nobody has stated is counted beside the sums and never taken for zero; what cannot
 * be placed in a table stands on its last line.
 */
export type Line = {
  /** `null`: not known, or not placed in this table */
  readonly key: string | null;
  readonly label: Bilingual | null;
  /** projects on this line; one with several goals is counted on each of them */
  readonly awards: number;
  readonly grantedOre: Ore;
  /** of the projects, how many have no granted sum stated */
  readonly withoutGranted: number;
  readonly totalOre: Ore;
  readonly withoutTotal: number;
  /** municipalities: projects that the municipality takes part in */
  readonly takesPart?: number;
};

export type DimensionKind = "year" | "goal" | "municipality" | "owner" | "pot";

export type Dimension = {
  readonly kind: DimensionKind;
  readonly id: string;
  /** goals: which strategy, and what its level is called */
  readonly framework?: { readonly id: string; readonly name: Bilingual; readonly level: Bilingual; readonly plural: Bilingual };
  readonly lines: readonly Line[];
};

export type Figures = {
  readonly awards: number;
  readonly grantedOre: Ore;
  readonly withoutGranted: number;
  readonly totalOre: Ore;
  readonly withoutTotal: number;
  /** sums stated per year or for one year only: the project as a whole has got more */
  readonly perYear: number;
  readonly oneYear: number;
  readonly uncertainCoverage: number;
  readonly demo: number;
};

export type FundingReport = {
  readonly question: ReportQuestion;
  readonly awards: readonly Award[];
  readonly figures: Figures;
  readonly dimensions: readonly Dimension[];
  /** awards left out because a question about years cannot place them */
  readonly withoutYear: number;
  /** names of the municipality and the goals that the question is limited to */
  readonly selection: readonly Bilingual[];
};

export type Known = { readonly key: string; readonly label: Bilingual };

type Place = { readonly known: Known | null; readonly weight: bigint };

/**
 * Divides awards over lines. `place` says where one award belongs and how heavily; weights are compared within the award. `first`
 * gives lines that stand there even when empty, in their order; others follow by sum, and the line without a key is last.
 */
export function divide(awards: readonly Award[], first: readonly Known[], place: (award: Award) => readonly Place[]): Line[] {
  type Tally = {
    known: Known | null;
    awards: number;
    grantedOre: Ore;
    withoutGranted: number;
    totalOre: Ore;
    withoutTotal: number;
  };
  const lines = new Map<string | null, Tally>();
  const tally = (known: Known | null): Tally => {
    const key = known?.key ?? null;
    const line = lines.get(key) ?? { known, awards: 0, grantedOre: 0n, withoutGranted: 0, totalOre: 0n, withoutTotal: 0 };
    lines.set(key, line);
    return line;
  };
  for (const known of first) tally(known);
  for (const award of awards) {
    const given = place(award).filter((item) => item.weight > 0n);
    const places: readonly Place[] = given.length > 0 ? given : [{ known: null, weight: 1n }];
    const weights = places.map((item) => item.weight);
    const granted = award.grantedOre === null ? null : split(award.grantedOre, weights);
    const total = award.totalOre === null ? null : split(award.totalOre, weights);
    for (const [index, item] of places.entries()) {
      const line = tally(item.known);
      line.awards += 1;
      if (granted) line.grantedOre += granted[index] as Ore;
      else line.withoutGranted += 1;
      if (total) line.totalOre += total[index] as Ore;
      else line.withoutTotal += 1;
    }
  }
  const order = new Map(first.map((known, index) => [known.key, index]));
  return [...lines.values()]
    .sort(
      (a, b) =>
        rank(a.known, order) - rank(b.known, order) ||
        (a.grantedOre === b.grantedOre ? compareLabels(a.known, b.known) : a.grantedOre > b.grantedOre ? -1 : 1),
    )
    .map(({ known, ...line }) => ({ key: known?.key ?? null, label: known?.label ?? null, ...line }));
}

const rank = (known: Known | null, order: ReadonlyMap<string, number>) =>
  known === null ? Number.POSITIVE_INFINITY : (order.get(known.key) ?? order.size);
const compareLabels = (a: Known | null, b: Known | null) => (a?.label.sv ?? "").localeCompare(b?.label.sv ?? "", "sv");

// ── goals ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The node of this type at or above a node; null when there is none. */
export function nodeOfType(
  node: FrameworkNode | undefined,
  type: string,
  byId: ReadonlyMap<string, FrameworkNode>,
): FrameworkNode | null {
  const seen = new Set<string>();
  for (let at = node; at && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    if (at.type === type) return at;
    seen.add(at.id);
  }
  return null;
}

const longest = 12;

export type Strategy = { readonly framework: Framework; readonly nodes: readonly FrameworkNode[] };

/**
 * The levels of a strategy that get a table: those that awards point at. A level whose nodes all lie under nodes of another level in
 * use is counted there (a priority of VG2020 under its theme), so that every award of the strategy is found in one table.
 */
export function levelsInUse(awards: readonly Pick<Award, "shares">[], { framework, nodes }: Strategy): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pointed = awards.flatMap((award) => award.shares.flatMap((share) => byId.get(share.nodeId) ?? []));
  const types = [...new Set(pointed.map((node) => node.type))];
  const under = (type: string, other: string) => {
    const own = pointed.filter((node) => node.type === type);
    return other !== type && own.length > 0 && own.every((node) => nodeOfType(node, other, byId) !== null);
  };
  const kept = types.filter((type) => !types.some((other) => under(type, other)));
  return framework.levels.map((level) => level.type).filter((type) => kept.includes(type));
}

export function goalDimension(awards: readonly Award[], { framework, nodes }: Strategy, type: string): Dimension {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const level = framework.levels.find((item) => item.type === type);
  const known = (node: FrameworkNode): Known => ({
    key: node.id,
    label: node.code === "" ? node.title : { sv: `${node.code}. ${node.title.sv}`, en: `${node.code}. ${node.title.en}` },
  });
  const lines = divide(awards, nodes.filter((node) => node.type === type).map(known), (award) => {
    const places = new Map<string, { known: Known; weight: bigint }>();
    let placed = 0n;
    for (const share of award.shares) {
      const node = nodeOfType(byId.get(share.nodeId), type, byId);
      if (!node) continue;
      const weight = BigInt(Math.max(0, Math.trunc(share.basisPoints)));
      places.set(node.id, { known: known(node), weight: (places.get(node.id)?.weight ?? 0n) + weight });
      placed += weight;
    }
    // What is left of the whole stands as not placed; shares that exceed it are compared with each other.
    return [...places.values(), ...(placed < 10_000n ? [{ known: null, weight: 10_000n - placed }] : [])];
  });
  // A level of many goals (Agenda 2030) shows those that have projects; a short one shows where there are none too.
  const many = nodes.filter((node) => node.type === type).length > longest;
  return {
    kind: "goal",
    id: `${framework.id} ${type}`,
    framework: {
      id: framework.id,
      name: framework.name,
      level: level?.label ?? { sv: type, en: type },
      plural: level?.plural ?? { sv: type, en: type },
    },
    lines: many ? lines.filter((line) => line.key === null || line.awards > 0) : lines,
  };
}

// ── the report ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ReportSetting = {
  /** members first, then those attached by agreement; in their own order */
  readonly municipalities: readonly Known[];
  readonly outside: Bilingual;
  readonly ownerTypes: ReadonlyMap<string, Bilingual>;
  readonly strategies: readonly Strategy[];
  readonly withoutYear: number;
  readonly selection: readonly Bilingual[];
};

/** Years in a row, also those in which nothing was granted. */
export const everyYear = <Of extends { readonly year: number; readonly grantedOre: Ore }>(
  known: readonly Of[],
): { year: number; grantedOre: Ore }[] => {
  const [first, last] = [known[0]?.year ?? 0, known.at(-1)?.year ?? -1];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    grantedOre: known.find(({ year }) => year === first + index)?.grantedOre ?? 0n,
  }));
};

const one = (known: Known | null): Place[] => [{ known, weight: 1n }];

export function fundingReport(question: ReportQuestion, awards: readonly Award[], setting: ReportSetting): FundingReport {
  const years = [...new Set(awards.flatMap((award) => award.year ?? []))].sort((a, b) => a - b);
  const everyYear =
    years.length === 0
      ? []
      : Array.from({ length: (years.at(-1) as number) - (years[0] as number) + 1 }, (_, index) => (years[0] as number) + index);
  const yearKnown = (year: number): Known => ({ key: `${year}`, label: { sv: `${year}`, en: `${year}` } });

  const municipalities = new Map(setting.municipalities.map((item) => [item.key, item]));
  const outside: Known = { key: "outside", label: setting.outside };
  // Money goes to the municipality where the owner has its seat; how many projects a municipality takes part in is counted beside it.
  const seat = (award: Award): Known | null =>
    award.municipalityCode === null ? null : (municipalities.get(award.municipalityCode) ?? outside);
  const takesPart = (code: string) =>
    awards.filter((award) => award.municipalityCode === code || award.municipalities.includes(code)).length;

  const strategies = setting.strategies.filter(
    (item) => question.strategi === undefined || item.framework.id === question.strategi,
  );
  const goals = strategies.flatMap((strategy) =>
    levelsInUse(awards, strategy).map((type) => goalDimension(awards, strategy, type)),
  );

  const dimensions: Dimension[] = [
    ...(everyYear.length > 1
      ? [
          {
            kind: "year" as const,
            id: "year",
            lines: divide(awards, everyYear.map(yearKnown), (award) => one(award.year === null ? null : yearKnown(award.year))),
          },
        ]
      : []),
    ...goals,
    {
      kind: "municipality",
      id: "municipality",
      lines: divide(awards, setting.municipalities, (award) => one(seat(award))).map((line) =>
        line.key !== null && municipalities.has(line.key) ? { ...line, takesPart: takesPart(line.key) } : line,
      ),
    },
    {
      kind: "owner",
      id: "owner",
      lines: divide(awards, [], ({ ownerType }) =>
        one(
          ownerType === null
            ? null
            : { key: ownerType, label: setting.ownerTypes.get(ownerType) ?? { sv: ownerType, en: ownerType } },
        ),
      ),
    },
    {
      kind: "pot",
      id: "pot",
      lines: divide(awards, [], (award) =>
        award.pots.map((pot) => ({ known: { key: pot.key, label: pot.label }, weight: pot.amountOre > 0n ? pot.amountOre : 0n })),
      ),
    },
  ];
  return {
    question,
    awards,
    figures: figuresOf(awards),
    dimensions,
    selection: setting.selection,
    withoutYear: question.fran === undefined && question.till === undefined ? 0 : setting.withoutYear,
  };
}

export const figuresOf = (awards: readonly Award[]): Figures => ({
  awards: awards.length,
  grantedOre: sum(awards.map((award) => award.grantedOre ?? 0n)),
  withoutGranted: awards.filter((award) => award.grantedOre === null).length,
  totalOre: sum(awards.map((award) => award.totalOre ?? 0n)),
  withoutTotal: awards.filter((award) => award.totalOre === null).length,
  perYear: awards.filter((award) => award.grantedOre !== null && award.coverage === "per-year").length,
  oneYear: awards.filter((award) => award.grantedOre !== null && award.coverage === "one-year").length,
  uncertainCoverage: awards.filter((award) => award.grantedOre !== null && award.coverage === "unknown").length,
  demo: awards.filter((award) => award.demo).length,
});
