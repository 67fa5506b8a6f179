import type { TypedValues } from "#app/rooms/applications/application.forms.ts";

/**
 * Several people write in one part of an application at once. What a person sends is what they saw (`base`) and what they have now
 * (`mine`); what is stored meanwhile is `theirs`. All three are a form's values by field name. Two fields changed by two people are both
 * kept; a field that both changed keeps what is stored and is told as a clash, with the other's words, so that its writer chooses. Rows
 * are followed by their keys, so that adding, removing and moving them disturbs nobody.
 */
export type Clash = { readonly name: string; readonly mine: string; readonly theirs: string };
export type Merged = {
  readonly values: TypedValues;
  readonly clashes: readonly Clash[];
};

type Row = Readonly<Record<string, string>>;
/** Row key → the row and the number it has in the form; in the rows' order. */
type Rows = ReadonlyMap<string, { readonly row: Row; readonly place: string }>;
type Lists = Map<string, Rows>;
type Parts = { readonly lists: Lists; readonly ticks: Map<string, readonly string[]>; readonly fields: Map<string, string> };

const inRow = /^(.+?)\.(\d{1,3})\.(.+)$/;

/** Rows without a key of their own - new ones, or a table that has none - are known by their place. */
const placeKey = (index: string) => `#${index}`;

function take(values: TypedValues, ticked: ReadonlySet<string>): Parts {
  const lists: Lists = new Map();
  const ticks = new Map<string, readonly string[]>();
  const fields = new Map<string, string>();
  const rows = new Map<string, Map<string, Record<string, string>>>();
  for (const [name, value] of Object.entries(values)) {
    if (ticked.has(name) || Array.isArray(value)) {
      ticks.set(name, [value].flat());
      continue;
    }
    const [, list, index, field] = inRow.exec(name) ?? [];
    if (list === undefined || index === undefined || field === undefined) {
      fields.set(name, value);
      continue;
    }
    const found = rows.get(list) ?? new Map<string, Record<string, string>>();
    rows.set(list, found);
    found.set(index, { ...found.get(index), [field]: value });
  }
  for (const [list, found] of rows) {
    const byKey = new Map<string, { row: Row; place: string }>();
    for (const [place, row] of [...found].sort(([a], [b]) => Number(a) - Number(b))) {
      const key = row.key || placeKey(place);
      byKey.set(byKey.has(key) ? placeKey(place) : key, { row, place });
    }
    lists.set(list, byKey);
  }
  return { lists, ticks, fields };
}

/** The same amount or the same words, however they were spaced. */
const plain = (value: string | undefined): string => (value ?? "").replace(/\s+/g, " ").trim();
const amount = (value: string): string => (/^[-\d\s.,]+$/.test(value) ? value.replace(/\s/g, "") : value);
const same = (a: string | undefined, b: string | undefined): boolean =>
  plain(a) === plain(b) || amount(plain(a)) === amount(plain(b));

type Settled = { readonly value: string; readonly clash: boolean };

/** A field that my form does not have - a question out of sight - is one that I have not touched. */
function settle(base: string | undefined, mine: string | undefined, theirs: string | undefined): Settled {
  if (mine === undefined || same(base, mine)) return { value: theirs ?? "", clash: false };
  if (same(base, theirs) || same(mine, theirs)) return { value: mine ?? "", clash: false };
  return { value: theirs ?? "", clash: true };
}

/** Ticks never clash: what either has added is there, what either has taken away is not. */
const settleTicks = (base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] => [
  ...theirs.filter((one) => mine.includes(one) || !base.includes(one)),
  ...mine.filter((one) => !base.includes(one) && !theirs.includes(one)),
];

const sameRow = (a: Row, b: Row): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => field === "key" || same(a[field], b[field]));

type Found = { readonly values: Record<string, string>; readonly clashes: Clash[] };

/** The rows in the order they are stored; what I have added stands last, in my order. A clash is told at the place the row has in my form. */
function mergeRows(list: string, base: Rows, mine: Rows, theirs: Rows, unreadable: ReadonlySet<string>): Found {
  const found: Found = { values: {}, clashes: [] };
  let index = 0;
  const put = (row: Row) => {
    for (const [field, value] of Object.entries(row)) found.values[`${list}.${index}.${field}`] = value;
    index += 1;
  };
  const nameOf = (place: string, field: string) => `${list}.${place}.${field}`;
  for (const [key, { row: their }] of theirs) {
    const before = base.get(key)?.row;
    const my = mine.get(key);
    // Taken away by me: gone, unless somebody has worked on it meanwhile. Added by them: there.
    if (my === undefined) {
      if (before === undefined || !sameRow(before, their)) put(their);
      continue;
    }
    const row: Record<string, string> = {};
    for (const field of new Set([...Object.keys(their), ...Object.keys(my.row)])) {
      const name = nameOf(my.place, field);
      const { value, clash } = unreadable.has(name)
        ? { value: their[field] ?? "", clash: false }
        : settle(before?.[field], my.row[field], their[field]);
      row[field] = value;
      if (clash) found.clashes.push({ name, mine: my.row[field] ?? "", theirs: their[field] ?? "" });
    }
    put(row);
  }
  for (const [key, { row, place }] of mine) {
    if (theirs.has(key)) continue;
    const before = base.get(key)?.row;
    // Mine and new, or taken away by them while I worked on it: my words are never thrown away for me.
    if (before === undefined || !sameRow(before, row))
      put(
        Object.fromEntries(
          Object.entries(row).map(([field, value]) => [field, unreadable.has(nameOf(place, field)) ? "" : value]),
        ),
      );
  }
  return found;
}

/**
 * `ticked`: the names of groups of boxes, which a form sends as nothing, one text or many. `unreadable`: fields of mine that cannot be
 * stored as they stand ("tolv kronor"); what is stored stays.
 */
export function merge(
  base: TypedValues,
  mine: TypedValues,
  theirs: TypedValues,
  ticked: ReadonlySet<string>,
  unreadable: ReadonlySet<string> = new Set(),
): Merged {
  const [before, my, their] = [take(base, ticked), take(mine, ticked), take(theirs, ticked)];
  const values: TypedValues = {};
  const clashes: Clash[] = [];
  for (const name of new Set([...before.fields.keys(), ...their.fields.keys(), ...my.fields.keys()])) {
    const { value, clash } = unreadable.has(name)
      ? { value: their.fields.get(name) ?? "", clash: false }
      : settle(before.fields.get(name), my.fields.get(name), their.fields.get(name));
    values[name] = value;
    if (clash) clashes.push({ name, mine: my.fields.get(name) ?? "", theirs: their.fields.get(name) ?? "" });
  }
  for (const name of new Set([...before.ticks.keys(), ...their.ticks.keys(), ...my.ticks.keys()])) {
    const was = before.ticks.get(name) ?? [];
    values[name] = settleTicks(was, my.ticks.get(name) ?? was, their.ticks.get(name) ?? []);
  }
  const none: Rows = new Map();
  for (const list of new Set([...before.lists.keys(), ...their.lists.keys(), ...my.lists.keys()])) {
    const [was, is, stored] = [before, my, their].map(({ lists }) => lists.get(list) ?? none) as [Rows, Rows, Rows];
    const found = mergeRows(list, was, is, stored, unreadable);
    Object.assign(values, found.values);
    clashes.push(...found.clashes);
  }
  return { values, clashes };
}
