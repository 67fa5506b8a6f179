/** A place in a JSON value: `["nodes", 3, "title"]`. */
export type JsonPath = readonly (string | number)[];
/** A place in a file, as editors count: line and column begin at 1. */
export type FilePlace = { readonly line: number; readonly column: number };

export type LocatedJson =
  | { readonly ok: true; readonly value: unknown; readonly placeOf: (path: JsonPath) => FilePlace }
  | {
      readonly ok: false;
      readonly at: FilePlace;
      readonly reason: "syntax" | "duplicate-key" | "too-deep";
      readonly detail: string;
    };

class Unreadable extends Error {
  constructor(
    readonly reason: "syntax" | "duplicate-key" | "too-deep",
    readonly at: FilePlace,
    readonly detail: string,
  ) {
    super(reason);
  }
}

const keyOf = (path: JsonPath) => path.map((part) => JSON.stringify(part)).join(" ");
const deepest = 60;

/**
 * JSON that remembers its lines and columns, so that a fault in an imported file can be pointed at. Stricter than `JSON.parse` in one thing: a
 * name given twice in one object is a fault, since one of the two values would vanish without a word.
 */
export function parseLocated(text: string): LocatedJson {
  const places = new Map<string, FilePlace>();
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const here = (): FilePlace => ({ line, column: at - lineStart + 1 });

  const stop = (reason: Unreadable["reason"], detail = text[at] ?? ""): never => {
    throw new Unreadable(reason, here(), detail);
  };
  const skip = () => {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        line += 1;
        lineStart = at + 1;
      } else if (code !== 32 && code !== 9 && code !== 13) return;
    }
  };
  const readString = (): string => {
    const start = at;
    at += 1;
    for (; at < text.length && text[at] !== '"'; at++) {
      if (text[at] === "\\") at += 1;
      else if (text.charCodeAt(at) < 32) stop("syntax", "");
    }
    if (at >= text.length) stop("syntax", "");
    at += 1;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return stop("syntax", text.slice(start, Math.min(at, start + 20)));
    }
  };
  const readPlain = (): unknown => {
    const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(text.slice(at, at + 60))?.[0];
    if (word === undefined) return stop("syntax");
    at += word.length;
    return JSON.parse(word);
  };
  const read = (path: JsonPath): unknown => {
    if (path.length > deepest) stop("too-deep", "");
    skip();
    places.set(keyOf(path), here());
    if (text[at] === '"') return readString();
    if (text[at] === "[") return readList(path);
    if (text[at] === "{") return readObject(path);
    return readPlain();
  };
  const readList = (path: JsonPath): unknown[] => {
    const list: unknown[] = [];
    at += 1;
    skip();
    if (text[at] === "]") {
      at += 1;
      return list;
    }
    for (;;) {
      list.push(read([...path, list.length]));
      skip();
      if (text[at] === "]") break;
      if (text[at] !== ",") stop("syntax");
      at += 1;
    }
    at += 1;
    return list;
  };
  const readObject = (path: JsonPath): Record<string, unknown> => {
    const object: Record<string, unknown> = Object.create(null);
    at += 1;
    skip();
    if (text[at] === "}") {
      at += 1;
      return { ...object };
    }
    for (;;) {
      skip();
      if (text[at] !== '"') stop("syntax");
      const keyPlace = here();
      const key = readString();
      if (key in object) throw new Unreadable("duplicate-key", keyPlace, key);
      skip();
      if (text[at] !== ":") stop("syntax");
      at += 1;
      object[key] = read([...path, key]);
      places.set(keyOf([...path, key]), keyPlace);
      skip();
      if (text[at] === "}") break;
      if (text[at] !== ",") stop("syntax");
      at += 1;
    }
    at += 1;
    return { ...object };
  };

  try {
    const value = read([]);
    skip();
    if (at < text.length) stop("syntax");
    // A field that is missing has no place of its own: the object that should have held it does.
    const placeOf = (path: JsonPath): FilePlace => {
      for (let depth = path.length; depth >= 0; depth--) {
        const known = places.get(keyOf(path.slice(0, depth)));
        if (known !== undefined) return known;
      }
      return { line: 1, column: 1 };
    };
    return { ok: true, value, placeOf };
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, at: fault.at, reason: fault.reason, detail: fault.detail };
    throw fault;
  }
}
