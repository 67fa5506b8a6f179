import type { TypedValues } from "#app/rooms/applications/application.forms.ts";
import { type Control, untouched } from "#app/ui/untouched.ts";

/**
 * The form on the page as values by field name, and back. Every box is told, ticked or not, so that a field which is missing is one the
 * form does not have. Rows are found by their keys, wherever they stand.
 */

const aside = new Set(["version", "stay", "addRow"]);
const inRow = /^(.+?)\.(\d{1,3})\.([^.]+)$/;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) &&
      one.name !== "" &&
      !aside.has(one.name) &&
      !one.name.startsWith("seen") &&
      !one.matches(":disabled"),
  );

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === "checkbox";
const isRadio = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === "radio";

/** Whether somebody wrote in it before the scripts came, or the browser put back what stood there when the page was left. */
export const writtenBefore = (form: HTMLFormElement): boolean => controlsOf(form).some((control) => !untouched(control));

/** `base` tells which names are groups of boxes even when there is one box only. */
export function valuesOf(form: HTMLFormElement, base: TypedValues): TypedValues {
  const values: TypedValues = {};
  const boxes = new Map<string, number>();
  for (const control of controlsOf(form)) if (isBox(control)) boxes.set(control.name, (boxes.get(control.name) ?? 0) + 1);
  for (const control of controlsOf(form)) {
    const { name } = control;
    if (isBox(control)) {
      if ((boxes.get(name) ?? 0) > 1 || Array.isArray(base[name]))
        values[name] = [...[values[name] ?? []].flat(), ...(control.checked ? [control.value] : [])];
      else values[name] = control.checked ? control.value : "";
    } else if (isRadio(control)) {
      values[name] = control.checked ? control.value : (values[name] ?? "");
    } else values[name] = control.value;
  }
  return values;
}

/** A key for every row that somebody has begun, so that it is the same row in every save. */
export function giveKeys(form: HTMLFormElement, random: () => string): void {
  for (const row of begunRows(form)) {
    const key = form.elements.namedItem(`${row}.key`);
    if (key instanceof HTMLInputElement && key.value === "") key.value = random();
  }
}

/** `list.index` of the rows in which somebody has written something. */
function begunRows(form: HTMLFormElement): Set<string> {
  const begun = new Set<string>();
  for (const control of controlsOf(form)) {
    const [, list, index, field] = inRow.exec(control.name) ?? [];
    if (list === undefined || field === "key" || isRadio(control) || control instanceof HTMLSelectElement) continue;
    if (isBox(control) ? control.checked : control.value.trim() !== "") begun.add(`${list}.${index}`);
  }
  // A select has a value from the start; one that stands on something else than its first choice has been begun.
  for (const control of controlsOf(form)) {
    const [, list, index] = inRow.exec(control.name) ?? [];
    if (list !== undefined && control instanceof HTMLSelectElement && control.selectedIndex > 0) begun.add(`${list}.${index}`);
  }
  return begun;
}

type Rows = Map<string, Map<string, { readonly index: string; readonly fields: Record<string, string | string[]> }>>;

function rowsOf(values: TypedValues): Rows {
  const byPlace = new Map<string, Map<string, Record<string, string | string[]>>>();
  for (const [name, value] of Object.entries(values)) {
    const [, list, index, field] = inRow.exec(name) ?? [];
    if (list === undefined || index === undefined || field === undefined) continue;
    const rows = byPlace.get(list) ?? new Map<string, Record<string, string | string[]>>();
    byPlace.set(list, rows);
    rows.set(index, { ...rows.get(index), [field]: value });
  }
  const found: Rows = new Map();
  for (const [list, rows] of byPlace) {
    const keyed = new Map<string, { index: string; fields: Record<string, string | string[]> }>();
    for (const [index, fields] of rows)
      if (typeof fields.key === "string" && fields.key !== "") keyed.set(fields.key, { index, fields });
    found.set(list, keyed);
  }
  return found;
}

const text = (value: string | string[] | undefined): string => [value ?? ""].flat().toSorted().join("\n").replace(/\s/g, "");

/**
 * What is stored, in the order and at the places of the page's own form. `unplaced`: rows that somebody else has added and that the form
 * has no empty row for.
 */
export function inPlace(
  form: HTMLFormElement,
  stored: TypedValues,
): { readonly values: TypedValues; readonly unplaced: TypedValues } {
  const values: TypedValues = {};
  const unplaced: TypedValues = {};
  const storedRows = rowsOf(stored);
  const begun = begunRows(form);
  for (const [name, value] of Object.entries(stored)) {
    const [, list] = inRow.exec(name) ?? [];
    if (list === undefined || !storedRows.get(list)?.size) values[name] = value;
  }
  for (const [list, rows] of storedRows) {
    const place = new Map<string, string>();
    const free: string[] = [];
    for (const control of controlsOf(form)) {
      const [, of, index, field] = inRow.exec(control.name) ?? [];
      if (of !== list || field !== "key" || index === undefined) continue;
      if (control.value !== "") place.set(control.value, index);
      else if (!begun.has(`${list}.${index}`)) free.push(index);
    }
    let beyond = 400;
    for (const [key, { fields }] of rows) {
      const index = place.get(key) ?? free.shift();
      const into = index === undefined ? unplaced : values;
      const at = index ?? `${beyond++}`;
      for (const [field, value] of Object.entries(fields)) into[`${list}.${at}.${field}`] = value;
    }
    // A row of the form that is stored no longer: somebody has taken it away.
    for (const [key, index] of place)
      if (!rows.has(key))
        for (const control of controlsOf(form)) if (control.name.startsWith(`${list}.${index}.`)) values[control.name] ??= "";
  }
  return { values, unplaced };
}

function set(control: Control, value: string | string[]): void {
  if (isBox(control)) control.checked = Array.isArray(value) ? value.includes(control.value) : value !== "";
  else if (isRadio(control)) control.checked = control.value === value;
  else if (control instanceof HTMLSelectElement && value === "") control.selectedIndex = 0;
  else control.value = [value].flat().join("\n");
}

/** Writes `values` where the form holds something else, except in the names of `keep`. Answers whether anything was changed. */
export function fill(form: HTMLFormElement, values: TypedValues, now: TypedValues, keep: ReadonlySet<string>): boolean {
  let changed = false;
  for (const control of controlsOf(form)) {
    const wanted = values[control.name];
    if (wanted === undefined || keep.has(control.name) || text(now[control.name]) === text(wanted)) continue;
    set(control, wanted);
    changed = true;
  }
  return changed;
}

/** The names whose values differ between two readings of the form. */
export const changedSince = (before: TypedValues, now: TypedValues): Set<string> =>
  new Set(Object.keys(now).filter((name) => text(before[name]) !== text(now[name])));
