import { execFileSync } from "node:child_process";

/*
 * Reads a PDF back through `qpdf --json`, for tests: the page's operators and the structure tree are held against what PDF/A-1a
 * and PDF/UA-1 ask for. Our own renderer is not asked; only the file is.
 */

type Dictionary = { [key: string]: Value };
type Value = string | number | boolean | null | Value[] | Dictionary;
type Stored = { value?: Value; stream?: { dict: Dictionary; data?: string } };

export type Element = {
  type: string;
  alt: string | null;
  language: string | null;
  scope: string | null;
  children: Element[];
  marked: number;
};

export type Structure = {
  root: Dictionary;
  lang: Value | undefined;
  marked: boolean;
  metadata: string;
  elements: Element[];
  headings: number[];
  fonts: { name: string; embedded: boolean; unicode: boolean }[];
  links: { contents: boolean; inTree: boolean }[];
  pages: { untagged: string[]; mcids: number; owned: number; transparent: boolean }[];
  bookmarks: number;
};

export function readStructure(file: string): Structure {
  const json = execFileSync("qpdf", ["--json=2", "--json-stream-data=inline", "--decode-level=generalized", file], {
    maxBuffer: 2 ** 30,
  });
  const objects = (JSON.parse(json.toString()) as { qpdf: [unknown, Record<string, Stored>] }).qpdf[1];
  const stored = (value: Value | undefined): Stored | undefined =>
    typeof value === "string" && /^\d+ \d+ R$/.test(value) ? objects[`obj:${value}`] : undefined;
  const at = (value: Value | undefined): Value | undefined => {
    const found = stored(value);
    return found ? at(found.value ?? found.stream?.dict) : value;
  };
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = at(value);
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  };
  const list = (value: Value | undefined): Value[] => {
    const found = at(value);
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
  };
  const data = (value: Value | undefined) => Buffer.from(stored(value)?.stream?.data ?? "", "base64");
  const text = (value: Value | undefined) => (typeof value === "string" ? value.replace(/^u:/, "") : null);

  const root = dictionary(dictionary(objects.trailer?.value)["/Root"]);
  const elements: Element[] = [];
  const owned = new Map<string, number>();
  const read = (reference: Value): Element => {
    const node = dictionary(reference);
    const page = node["/Pg"];
    const element: Element = {
      type: String(node["/S"]).slice(1),
      alt: text(node["/Alt"]),
      language: text(node["/Lang"]),
      scope:
        list(node["/A"])
          .map((entry) => dictionary(entry)["/Scope"])
          .map((scope) => (typeof scope === "string" ? scope.slice(1) : null))[0] ?? null,
      children: [],
      marked: 0,
    };
    elements.push(element);
    const own = (where: Value | undefined) => {
      element.marked++;
      owned.set(String(where), (owned.get(String(where)) ?? 0) + 1);
    };
    for (const kid of list(node["/K"])) {
      if (typeof kid === "number") own(page);
      else if (dictionary(kid)["/Type"] === "/MCR") own(dictionary(kid)["/Pg"] ?? page);
      else if (dictionary(kid)["/S"]) element.children.push(read(kid));
    }
    return element;
  };
  for (const kid of list(dictionary(root["/StructTreeRoot"])["/K"])) read(kid);

  const references: string[] = [];
  const walk = (node: Value) => {
    for (const kid of list(dictionary(node)["/Kids"])) {
      if (dictionary(kid)["/Type"] === "/Pages") walk(kid);
      else references.push(String(kid));
    }
  };
  walk(root["/Pages"] as Value);

  const all = Object.values(objects)
    .map((object) => object.value ?? object.stream?.dict)
    .filter((object): object is Dictionary => !!object && typeof object === "object" && !Array.isArray(object));
  return {
    root,
    lang: root["/Lang"],
    marked: dictionary(root["/MarkInfo"])["/Marked"] === true,
    metadata: data(root["/Metadata"]).toString("utf8"),
    elements,
    headings: elements.flatMap(({ type }) => /^H([1-6])$/.exec(type)?.[1] ?? []).map(Number),
    fonts: all
      .filter((object) => object["/Type"] === "/Font" && object["/Subtype"] === "/Type0")
      .map((font) => {
        const descriptor = dictionary(dictionary(list(font["/DescendantFonts"])[0])["/FontDescriptor"]);
        return {
          name: String(font["/BaseFont"]),
          embedded: Boolean(descriptor["/FontFile2"] ?? descriptor["/FontFile3"]),
          unicode: Boolean(font["/ToUnicode"]),
        };
      }),
    links: all
      .filter((object) => object["/Subtype"] === "/Link")
      .map((link) => ({ contents: Boolean(text(link["/Contents"])), inTree: link["/StructParent"] !== undefined })),
    pages: references.map((reference) => {
      const page = dictionary(reference);
      const operators = list(page["/Contents"]).length > 0 ? data(page["/Contents"]).toString("latin1") : "";
      return {
        ...untagged(operators),
        owned: owned.get(reference) ?? 0,
        transparent: /\/(ca|CA|SMask)\b/.test(JSON.stringify(dictionary(page["/Resources"]))),
      };
    }),
    bookmarks: all.filter(
      (object) => object["/Title"] !== undefined && object["/Parent"] !== undefined && object["/Dest"] !== undefined,
    ).length,
  };
}

/** Operators that paint outside every marked sequence: what a screen reader would never be told of. */
function untagged(operators: string): { untagged: string[]; mcids: number } {
  const found: string[] = [];
  let depth = 0;
  let mcids = 0;
  for (const token of operators.replace(/<[0-9a-fA-F]*>/g, "<>").split(/\s+/)) {
    if (token === "BDC" || token === "BMC") depth++;
    else if (token === "EMC") depth--;
    else if (token === "/MCID") mcids++;
    else if (depth === 0 && /^(\]?TJ|Tj|f|S|B|f\*|B\*|s|Do|sh)$/.test(token)) found.push(token);
    if (depth < 0) found.push("EMC without a beginning");
  }
  if (depth !== 0) found.push("a sequence without an end");
  return { untagged: found, mcids };
}
