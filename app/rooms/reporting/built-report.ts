import { type Ore, split } from "#app/kernel/money.ts";
import type { AwardShare } from "#app/rooms/reporting/award-aliases.ts";
import type { Coverage } from "#app/rooms/reporting/award-import.ts";
import {
  type AxisChoice,
  type BuilderQuestion,
  type MoneyMeasure,
  moneyMeasures,
} from "#app/rooms/reporting/builder-question.ts";
import { type Known, nodeOfType, type Strategy } from "#app/rooms/reporting/levels.ts";
import { type FrameworkNode, nodeLabel } from "#app/rooms/strategy/framework.ts";
import type { Bilingual } from "#app/texts/language.ts";

/**
 * A decided case as a report counts it, with what the database has summed of it. Amounts are öre; `null`: nobody has said, which is counted
 * as unknown and never as zero. A rejected case has nothing but what it sought. What is counted has been announced and is public.
 */
export type CaseFact = {
  readonly id: string;
  readonly granted: boolean;
  /** by our own decision: both grants and rejections are known, and money comes from the ledger */
  readonly own: boolean;
  readonly demo: boolean;
  readonly year: number | null;
  readonly call: string;
  readonly municipalityCode: string | null;
  readonly ownerType: string | null;
  /** codes of the municipalities that take part */
  readonly places: readonly string[];
  /** what the granted sum covers */
  readonly coverage: Coverage;
  readonly shares: readonly AwardShare[];
  readonly amounts: Readonly<Record<MoneyMeasure, Ore | null>>;
  /** co-financing by kind of source; null when not known */
  readonly sources: readonly { readonly key: string; readonly label: Bilingual; readonly amountOre: Ore }[] | null;
  readonly pots: readonly PotFact[];
  /** how many goals it has, and how many of them it has been found to have reached; null when not known */
  readonly goals: number | null;
  readonly reached: number | null;
};
/** What one pot carries of an award, from the ledger. */
export type PotFact = {
  readonly pot: Known;
  readonly source: Known;
  readonly granted: Ore;
  readonly paid: Ore;
  readonly returned: Ore;
};

/** What stands on one line, in one column, or in all of a report. */
export type Tally = {
  /** decided cases, and granted ones */
  applied: number;
  count: number;
  /** of our own decisions, where rejections are known too: what a rate of success is reckoned on */
  ownDecided: number;
  ownGranted: number;
  readonly sums: Record<MoneyMeasure, Ore>;
  /** per measure: how many cases have it, and of how many it is not known */
  readonly known: Record<MoneyMeasure, number>;
  readonly unknown: Record<MoneyMeasure, number>;
  readonly sources: Map<string, Ore>;
  goals: number;
  goalsUnknown: number;
  reached: number;
  reachedUnknown: number;
};

const zero = <V>(value: V) => Object.fromEntries(moneyMeasures.map((measure) => [measure, value])) as Record<MoneyMeasure, V>;
export const emptyTally = (): Tally => ({
  applied: 0,
  count: 0,
  ownDecided: 0,
  ownGranted: 0,
  sums: zero(0n),
  known: zero(0),
  unknown: zero(0),
  sources: new Map(),
  goals: 0,
  goalsUnknown: 0,
  reached: 0,
  reachedUnknown: 0,
});

/** What is divided: measures, and kinds of source under a key of their own. */
type Amounts = Readonly<Record<string, Ore | null>>;
const sourceKey = "source ";

type Place = {
  readonly known: Known | null;
  readonly weight: bigint /** what the ledger itself says of this place */;
  readonly own?: Amounts;
};

/** What stands in rows or columns. */
export type Axis = {
  readonly choice: AxisChoice;
  readonly heading: Bilingual;
  /** what the last line is called: not known, or not placed */
  readonly unknown: Bilingual;
  /** lines that stand there even when empty, in their order */
  readonly first: readonly Known[];
  readonly place: (fact: CaseFact) => readonly Place[];
};

export type BuiltLine = { readonly key: string | null; readonly label: Bilingual | null; readonly tally: Tally };
export type BuiltTable = {
  readonly rows: Axis;
  readonly columns: Axis | null;
  readonly lines: readonly BuiltLine[];
  readonly across: readonly { readonly key: string | null; readonly label: Bilingual | null }[];
  /** tally of a line in a column */
  readonly cell: (row: string | null, column: string | null) => Tally | undefined;
  /** of each column */
  readonly below: (column: string | null) => Tally | undefined;
};

const one = (known: Known | null): Place[] => [{ known, weight: 1n }];
const byText = (value: string): Known => ({ key: value, label: { sv: value, en: value } });
const inYear = ({ year }: CaseFact) => one(year === null ? null : byText(`${year}`));
const inCall = ({ call }: CaseFact) => one(call === "" ? null : byText(call));

export const yearAxis = (names: Pick<Axis, "heading" | "unknown">, facts: readonly CaseFact[]): Axis => {
  const years = facts.flatMap(({ year }) => year ?? []);
  const from = Math.min(...years);
  return {
    choice: { kind: "year" },
    ...names,
    first:
      years.length === 0 ? [] : Array.from({ length: Math.max(...years) - from + 1 }, (_, index) => byText(`${from + index}`)),
    place: inYear,
  };
};

export const callAxis = (names: Pick<Axis, "heading" | "unknown">): Axis => ({
  choice: { kind: "call" },
  ...names,
  first: [],
  place: inCall,
});

export const municipalityAxis = (
  names: Pick<Axis, "heading" | "unknown">,
  places: readonly Known[],
  outside: Bilingual,
): Axis => {
  const held = new Map(places.map((place) => [place.key, place]));
  return {
    choice: { kind: "municipality" },
    ...names,
    first: places,
    place: ({ municipalityCode: code }) => one(code === null ? null : (held.get(code) ?? { key: "outside", label: outside })),
  };
};

export const ownerAxis = (names: Pick<Axis, "heading" | "unknown">, types: ReadonlyMap<string, Bilingual>): Axis => ({
  choice: { kind: "owner" },
  ...names,
  first: [],
  place: ({ ownerType: type }) => one(type === null ? null : { key: type, label: types.get(type) ?? { sv: type, en: type } }),
});

const potAndSource = ({ pot, source }: PotFact): Known => ({
  key: `${pot.key} ${source.key}`,
  label: { sv: `${pot.label.sv}: ${source.label.sv}`, en: `${pot.label.en}: ${source.label.en}` },
});

/** Pots, those who put money in them, or each of these in each pot: what was granted, paid and returned is the ledger's own of each, everything else is shared as the grant. */
export const potAxis = (names: Pick<Axis, "heading" | "unknown">, kind: "pot" | "source" | "pot-source"): Axis => ({
  choice: { kind },
  ...names,
  first: [],
  place: ({ pots }) =>
    pots.map((part) => ({
      known: kind === "pot-source" ? potAndSource(part) : part[kind],
      weight: part.granted > 0n ? part.granted : 0n,
      own: { granted: part.granted, paid: part.paid, returned: part.returned, remaining: part.granted - part.paid },
    })),
});

export type GoneWords = {
  readonly older: (label: string, version: string) => Bilingual;
  readonly lost: (id: string) => Bilingual;
};
/** Nodes of the same strategy's other versions, and what each goes on as in the version asked for. */
export type OtherVersions = {
  readonly nodes: readonly (FrameworkNode & { readonly version: string })[];
  readonly continues: ReadonlyMap<string, string>;
};

/**
 * A level of a strategy. A share points at a node at the level or under it. A share of another version is counted where the strategy says
 * that its goal goes on; where it says nothing, and where the node is gone altogether, the goal stands on a line of its own that says so.
 */
export function goalAxis(
  names: Pick<Axis, "heading" | "unknown">,
  { framework, nodes }: Strategy,
  type: string,
  other: OtherVersions,
  gone: GoneWords,
): Axis {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const elsewhere = new Map(other.nodes.map((node) => [node.id, node]));
  const prefixes = new Set(nodes.map((node) => node.id.split("/")[0]));
  const known = (node: FrameworkNode): Known => ({
    key: node.id,
    label: { sv: nodeLabel(node, "sv"), en: nodeLabel(node, "en") },
  });
  const placeOf = (id: string): Known | null => {
    const own = byId.get(id);
    if (own) {
      const at = nodeOfType(own, type, byId);
      return at && known(at);
    }
    const older = elsewhere.get(id);
    if (older) {
      const next = byId.get(other.continues.get(id) ?? "");
      const at = next ? nodeOfType(next, type, byId) : null;
      if (at) return known(at);
      const then = nodeOfType(older, type, elsewhere) as (FrameworkNode & { version: string }) | null;
      return then && { key: then.id, label: gone.older(nodeLabel(then, "sv"), then.version) };
    }
    return prefixes.has(id.split("/")[0]) ? { key: id, label: gone.lost(id) } : null;
  };
  /** Most cases share their goals with many others (queries/case-facts): each set of them is placed once. */
  const placed = new WeakMap<CaseFact["shares"], readonly Place[]>();
  return {
    choice: { kind: "goal", framework: framework.id, type },
    ...names,
    first: nodes.filter((node) => node.type === type).map(known),
    place: ({ shares }) => {
      const read = placed.get(shares);
      if (read) return read;
      const places = new Map<string, { known: Known; weight: bigint }>();
      let sum = 0n;
      for (const share of shares) {
        const at = placeOf(share.nodeId);
        if (!at) continue;
        const weight = BigInt(Math.max(0, Math.trunc(share.basisPoints)));
        places.set(at.key, { known: at, weight: (places.get(at.key)?.weight ?? 0n) + weight });
        sum += weight;
      }
      const all = [...places.values(), ...(sum < 10_000n ? [{ known: null, weight: 10_000n - sum }] : [])];
      placed.set(shares, all);
      return all;
    },
  };
}

// ── dividing ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Part = { readonly row: Known | null; readonly column: Known | null; readonly amounts: Amounts };

/** One case's amounts over its places: as the ledger has them where it says so of the whole, otherwise by weight, to the last öre. */
function divided(amounts: Amounts, given: readonly Place[]): { readonly known: Known | null; readonly amounts: Amounts }[] {
  const places = given.filter(({ weight, own }) => weight > 0n || own !== undefined);
  if (places.length === 0) return [{ known: null, amounts }];
  const [single] = places;
  if (places.length === 1 && single) return [{ known: single.known, amounts }];
  const given_ = places.map(({ weight }) => weight);
  const weights = given_.some((weight) => weight > 0n) ? given_ : given_.map(() => 1n);
  const parts = places.map(({ known }) => ({ known, amounts: {} as Record<string, Ore | null> }));
  for (const [key, amount] of Object.entries(amounts)) {
    if (amount === null || (amount === 0n && places.every(({ own }) => own === undefined))) {
      for (const part of parts) part.amounts[key] = amount;
      continue;
    }
    const own = places.map((place) => place.own?.[key]);
    const ledgers = own.every((part) => part !== undefined && part !== null) ? (own as Ore[]) : null;
    const shared = ledgers && ledgers.reduce((a, b) => a + b, 0n) === amount ? ledgers : split(amount, weights);
    for (const [index, part] of parts.entries()) part.amounts[key] = shared[index] as Ore;
  }
  return parts;
}

const isLedgers = ({ choice }: Axis) => choice.kind === "pot" || choice.kind === "source" || choice.kind === "pot-source";

/** A case's sums and what of it each source pays, laid out once however many tables it stands in. */
const laidOut = new WeakMap<CaseFact, Amounts>();
function amountsOf(fact: CaseFact): Amounts {
  if (!fact.sources?.length) return fact.amounts;
  let amounts = laidOut.get(fact);
  if (!amounts) {
    const all: Record<string, Ore | null> = { ...fact.amounts };
    for (const { key, amountOre } of fact.sources ?? []) all[`${sourceKey}${key}`] = amountOre;
    amounts = all;
    laidOut.set(fact, amounts);
  }
  return amounts;
}

/** The ledger divides first, since it knows its parts; then rows, then columns. */
function partsOf(fact: CaseFact, rows: Axis, columns: Axis | null): Part[] {
  const amounts = amountsOf(fact);
  if (columns && isLedgers(rows) && isLedgers(columns)) {
    // Both are told by the same postings: each part stands where its own pot and source meet.
    const places = rows.place(fact);
    const others = columns.place(fact);
    const met = places.map((place, index) => ({ ...place, known: { key: `${index}`, label: { sv: "", en: "" } } }));
    return divided(amounts, met).map((part) => {
      const index = part.known ? Number(part.known.key) : -1;
      return { row: places[index]?.known ?? null, column: others[index]?.known ?? null, amounts: part.amounts };
    });
  }
  const columnsFirst = columns !== null && isLedgers(columns);
  const [first, second] = columnsFirst ? [columns, rows] : [rows, columns];
  const met: Part[] = [];
  for (const { known, amounts: parts } of divided(amounts, first.place(fact))) {
    if (!second) met.push({ row: known, column: null, amounts: parts });
    else
      for (const part of divided(parts, second.place(fact)))
        met.push(
          columnsFirst
            ? { row: part.known, column: known, amounts: part.amounts }
            : { row: known, column: part.known, amounts: part.amounts },
        );
  }
  return met;
}

/** Counts a case once in this tally, whatever has been divided of it. */
function countIn(tally: Tally, fact: CaseFact) {
  tally.applied += 1;
  if (fact.own) tally.ownDecided += 1;
  if (!fact.granted) return;
  tally.count += 1;
  if (fact.own) tally.ownGranted += 1;
  if (fact.goals === null) tally.goalsUnknown += 1;
  else tally.goals += fact.goals;
  if (fact.reached === null) tally.reachedUnknown += 1;
  else tally.reached += fact.reached;
}

function addTo(tally: Tally, amounts: Amounts) {
  for (const measure of moneyMeasures) tally.sums[measure] += amounts[measure] ?? 0n;
  for (const key in amounts) {
    const amount = key.startsWith(sourceKey) ? amounts[key] : null;
    if (amount === null || amount === undefined) continue;
    const source = key.slice(sourceKey.length);
    tally.sources.set(source, (tally.sources.get(source) ?? 0n) + amount);
  }
}

function knowIn(tally: Tally, fact: CaseFact) {
  for (const measure of moneyMeasures) {
    if (!fact.granted && measure !== "sought") continue;
    if (fact.amounts[measure] === null) tally.unknown[measure] += 1;
    else tally.known[measure] += 1;
  }
}

function wholeOf(tally: Tally, fact: CaseFact) {
  countIn(tally, fact);
  knowIn(tally, fact);
}

/** Of the same cases the same answer, worked out once however many chapters ask. */
const onceOf = <Value>(of: (facts: readonly CaseFact[]) => Value) => {
  const known = new WeakMap<readonly CaseFact[], { readonly value: Value }>();
  return (facts: readonly CaseFact[]): Value => {
    const found = known.get(facts) ?? { value: of(facts) };
    known.set(facts, found);
    return found.value;
  };
};

export const grantedAmong = onceOf((facts): readonly CaseFact[] => facts.filter(({ granted }) => granted));

/** What all of these cases come to. */
export const tallyOf = onceOf((facts): Tally => {
  const tally = emptyTally();
  for (const fact of facts) {
    wholeOf(tally, fact);
    addTo(tally, amountsOf(fact));
  }
  return tally;
});

const keyOf = (known: Known | null) => known?.key ?? null;
const cellKey = (row: string | null, column: string | null) => JSON.stringify([row, column]);

function lineIn(map: Map<string | null, BuiltLine>, known: Known | null): BuiltLine {
  const key = keyOf(known);
  const found = map.get(key);
  if (found) return found;
  const line = { key, label: known?.label ?? null, tally: emptyTally() };
  map.set(key, line);
  return line;
}

/** A part of a case in a tally: the case itself is counted there once, whatever has been divided of it. */
function touch(touched: Set<Tally>, tally: Tally, fact: CaseFact, amounts: Amounts) {
  if (!touched.has(tally)) wholeOf(tally, fact);
  touched.add(tally);
  addTo(tally, amounts);
}

/** Every line, every column and every cell of a table; each case is divided once, so that all of them add up to the same whole. */
export function tableOf(facts: readonly CaseFact[], rows: Axis, columns: Axis | null): BuiltTable {
  const lines = new Map<string | null, BuiltLine>();
  const across = new Map<string | null, BuiltLine>();
  const cells = new Map<string, Tally>();
  for (const known of rows.first) lineIn(lines, known);
  for (const known of columns?.first ?? []) lineIn(across, known);
  const touched = new Set<Tally>();
  for (const fact of facts) {
    touched.clear();
    for (const { row, column, amounts } of partsOf(fact, rows, columns)) {
      touch(touched, lineIn(lines, row).tally, fact, amounts);
      if (!columns) continue;
      touch(touched, lineIn(across, column).tally, fact, amounts);
      const key = cellKey(keyOf(row), keyOf(column));
      const cell = cells.get(key) ?? emptyTally();
      cells.set(key, cell);
      touch(touched, cell, fact, amounts);
    }
  }
  return {
    rows,
    columns,
    lines: inOrder(lines, rows),
    across: columns ? inOrder(across, columns) : [],
    cell: (row, column) => cells.get(cellKey(row, column)),
    below: (column) => across.get(column)?.tally,
  };
}

/** Lines named by the axis in its order, then others by granted sum, and last the line for unknown. An axis of more than `longest` names leaves out the lines that no case stands in, but for years, which are read as a row; sums are the same. */
function inOrder(lines: ReadonlyMap<string | null, BuiltLine>, axis: Axis): BuiltLine[] {
  const places = new Map(axis.first.map(({ key }, index) => [key, index]));
  const rank = ({ key }: BuiltLine) => (key === null ? Number.POSITIVE_INFINITY : (places.get(key) ?? places.size));
  const list = [...lines.values()].filter(
    ({ tally }) => axis.first.length <= longest || axis.choice.kind === "year" || tally.applied > 0,
  );
  return list.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    if (one !== other) return one < other ? -1 : 1;
    const [of, than] = [a.tally.sums.granted, b.tally.sums.granted];
    return of === than ? (a.label?.sv ?? "").localeCompare(b.label?.sv ?? "", "sv") : of > than ? -1 : 1;
  });
}
const longest = 12;

export type Source = { readonly key: string; readonly label: Bilingual };
export const sourcesIn = onceOf((facts): readonly Source[] => {
  const seen = new Map<string, Source>();
  for (const { sources } of facts) for (const { key, label } of sources ?? []) seen.set(key, { key, label });
  return [...seen.values()].sort((a, b) => a.label.sv.localeCompare(b.label.sv, "sv"));
});

/** A composed report: what was asked, what it all comes to, and its table; `before` is the same question of the years just before. */
export type BuiltReport = {
  readonly question: BuilderQuestion;
  readonly selection: readonly Bilingual[];
  readonly whole: Tally;
  readonly table: BuiltTable;
  readonly sources: readonly Source[];
  /** of a report that is limited to pots: what each pot carries of the projects in it, which count whole; otherwise none */
  readonly pots: readonly BuiltLine[];
  readonly before: { readonly from: number; readonly to: number; readonly whole: Tally; readonly table: BuiltTable } | null;
  readonly demo: number;
  /** sums of the ledger and of older registers, which together are what was granted */
  readonly ledger: { readonly ore: Ore; readonly awards: number };
  readonly older: { readonly ore: Ore; readonly awards: number; readonly withoutAmount: number };
  /** left out because the question is of certain years, and nobody has said theirs */
  readonly withoutYear: number;
};

export const fundedBy = onceOf((facts): Pick<BuiltReport, "ledger" | "older" | "demo"> => {
  const ledger = { ore: 0n, awards: 0 };
  const older = { ore: 0n, awards: 0, withoutAmount: 0 };
  let demo = 0;
  for (const fact of facts) {
    if (fact.demo) demo += 1;
    if (!fact.granted) continue;
    const by = fact.own ? ledger : older;
    by.ore += fact.amounts.granted ?? 0n;
    by.awards += 1;
    if (!fact.own && fact.amounts.granted === null) older.withoutAmount += 1;
  }
  return { ledger, older, demo };
});

/** Basis points, rounded half up; of our own decisions only. Null when there are none. */
export const rateOf = ({ ownDecided, ownGranted }: Tally): number | null =>
  ownDecided === 0 ? null : Math.round((ownGranted * 10_000) / ownDecided);
