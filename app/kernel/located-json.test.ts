import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocated } from "#app/kernel/located-json.ts";
import { decodeUtf8 } from "#app/kernel/utf8.ts";

describe("JSON that remembers its lines and columns", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = parseLocated(text);
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof parseLocated(text).ok === "boolean"),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:0-9a-z\s-]*$/), (text) => typeof parseLocated(text).ok === "boolean"),
      { numRuns: 500 },
    );
  });

  it("knows the place of every value, and gives a missing field the place of its object", () => {
    const read = parseLocated('{\n  "nodes": [\n    { "id": "a" },\n    { "id":\n "b" }\n  ]\n}');
    if (!read.ok) throw new Error("unread");
    expect(read.placeOf(["nodes", 0, "id"])).toEqual({ line: 3, column: 7 });
    expect(read.placeOf(["nodes", 1, "id"])).toEqual({ line: 4, column: 7 });
    expect(read.placeOf(["nodes", 1, "title", "sv"])).toEqual({ line: 4, column: 5 });
  });

  it("names the line of a fault in the writing", () => {
    expect(parseLocated('{\n "a": 1,\n "b": 2,\n}')).toMatchObject({ ok: false, at: { line: 4, column: 1 }, reason: "syntax" });
    expect(parseLocated('{\n "a": "x\ny" }')).toMatchObject({ ok: false, at: { line: 2 } });
    expect(parseLocated("[01]")).toMatchObject({ ok: false });
    expect(parseLocated("[1] 2")).toMatchObject({ ok: false });
  });

  it("refuses a name given twice, since one of the two would be lost", () => {
    expect(parseLocated('{ "a": 1,\n "a": 2 }')).toMatchObject({
      ok: false,
      at: { line: 2, column: 2 },
      reason: "duplicate-key",
      detail: "a",
    });
  });

  it("refuses nesting without end instead of running out of stack", () => {
    expect(parseLocated("[".repeat(100_000))).toMatchObject({ ok: false, reason: "too-deep" });
  });

  it("cannot be used to change the prototype of objects", () => {
    const read = parseLocated('{ "__proto__": { "polluted": true } }');
    expect(read.ok).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("the encoding of an imported file", () => {
  it("is UTF-8, with or without a byte order mark", () => {
    expect(decodeUtf8(new TextEncoder().encode("Borås"))).toEqual({ ok: true, text: "Borås" });
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toEqual({ ok: true, text: "A" });
  });
  it("is otherwise refused with the first line that is something else", () => {
    expect(decodeUtf8(new Uint8Array([0x41, 0x0a, 0x42, 0x0a, 0x42, 0x6f, 0x72, 0xe5, 0x73, 0x0a]))).toEqual({
      ok: false,
      at: { line: 3, column: 4 },
    });
    expect(decodeUtf8(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toEqual({ ok: false, at: { line: 1, column: 1 } });
  });
});
