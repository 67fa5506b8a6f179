import { buffer } from "node:stream/consumers";
import { parseFormData } from "@remix-run/form-data-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formParts } from "#app/web/multipart.server.ts";

/** The bytes a browser would send. */
async function encoded(form: FormData): Promise<{ bytes: Buffer; type: string }> {
  const request = new Request("http://drum.example", { method: "POST", body: form });
  return { bytes: Buffer.from(await request.arrayBuffer()), type: request.headers.get("content-type") as string };
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, type: string, size: number) {
  const parts: { name: string; fileName: string | null; text: string }[] = [];
  for await (const { name, fileName, content } of formParts(inPieces(bytes, size), type))
    parts.push({ name, fileName, text: (await buffer(content)).toString("latin1") });
  return parts;
}

test("however the bytes are cut, the parts are those that a reader which gathers them in memory finds", async () => {
  const piece = fc.constantFrom("\r\n", "--", "\r\n--", "----", "a", "å", "\0", "boundary", "-----FormBoundary");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ file: fc.boolean(), content: fc.array(piece, { maxLength: 12 }).map((all) => all.join("")) }), {
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 200 }),
      async (fields, size) => {
        const form = new FormData();
        for (const [index, { file, content }] of fields.entries())
          form.append(`f${index}`, file ? new File([content], `fil ${index}; a=b.txt`) : content);
        const { bytes, type } = await encoded(form);
        const gathered = await parseFormData(
          new Request("http://drum.example", { method: "POST", body: new Uint8Array(bytes), headers: { "content-type": type } }),
        );
        const expected = await Promise.all(
          [...gathered].map(async ([name, value]) => ({
            name,
            fileName: typeof value === "string" ? null : value.name,
            text: (typeof value === "string" ? Buffer.from(value) : Buffer.from(await value.arrayBuffer())).toString("latin1"),
          })),
        );
        expect(await read(bytes, type, size)).toEqual(expected);
      },
    ),
    { numRuns: 150 },
  );
});

test("a large part is handed over piece by piece", async () => {
  const form = new FormData();
  form.append("file", new File([Buffer.alloc(3_000_000, "x")], "stor.txt"));
  const { bytes, type } = await encoded(form);
  let largest = 0;
  for await (const { content } of formParts(inPieces(bytes, 65_536), type))
    for await (const part of content) largest = Math.max(largest, part.length);
  expect(largest).toBeLessThan(70_000);
});

test("a part that nobody reads is skipped, and one that is cut off is a fault", async () => {
  const form = new FormData();
  form.append("file", new File(["mycket text"], "a.txt"));
  form.append("annex", "budget");
  const { bytes, type } = await encoded(form);
  const names: string[] = [];
  for await (const { name } of formParts(inPieces(bytes, 7), type)) names.push(name);
  expect(names).toEqual(["file", "annex"]);
  await expect(read(bytes.subarray(0, bytes.length - 20), type, 50)).rejects.toThrow("cut off");
  await expect(read(bytes, "text/plain", 50)).rejects.toThrow("not a multipart");
});
