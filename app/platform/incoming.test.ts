import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { incomingFolder } from "#app/platform/file-store.server.ts";
import { largestFile, takeIn } from "#app/platform/incoming.server.ts";

process.env.DATABASE_URL ??= "postgresql://127.0.0.1/unused";

const sent = async function* (...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part;
};

/** A zip archive with one deflated entry for each name: what Office and OpenDocument files are. */
function zip(entries: Record<string, string>, stored: readonly string[] = []): Buffer {
  const crc = (bytes: Buffer) => {
    let sum = -1;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (sum ^ -1) >>> 0;
  };
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const raw = Buffer.from(text);
    const method = stored.includes(name) ? 0 : 8;
    const packed = method === 0 ? raw : deflateRawSync(raw);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt32LE(crc(raw), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(raw.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), fixed, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), fixed, place, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}

const wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

const kindOf = async (name: string, ...parts: (string | Uint8Array)[]) => {
  const taken = await takeIn(sent(...parts), name);
  if (!taken.ok) return taken.refusal.code;
  await taken.value.discard();
  return taken.value.kind;
};

test("a file is what its content says, not what it is called", async () => {
  expect(await kindOf("bild.png", "%PDF-1.7\n1 0 obj\n")).toBe("pdf");
  expect(await kindOf("a.pdf", zip({ "[Content_Types].xml": wordTypes, "word/document.xml": "<w/>" }))).toBe("docx");
  const odt = zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }, ["mimetype"]);
  expect(await kindOf("a.odt", odt)).toBe("odt");
  expect(await kindOf("a.pdf", Buffer.from("4d5a90000300000004000000ffff0000", "hex"))).toBe("file-kind");
  expect(await kindOf("a.docx", zip({ "readme.txt": "hej" }))).toBe("file-kind");
  expect(await kindOf("a.html", "<!doctype html><script>alert(1)</script>")).toBe("file-kind");
});

test("text is taken in as txt or csv when it is UTF-8, also when a letter is cut between two parts", async () => {
  const text = Buffer.from("Kommun;Belopp\nBorås;100\n");
  const cut = text.indexOf(Buffer.from("å")) + 1;
  expect(await kindOf("belopp.csv", text.subarray(0, cut), text.subarray(cut))).toBe("csv");
  expect(await kindOf("brev.txt", "Hej på er\n")).toBe("txt");
  expect(await kindOf("brev.txt", Buffer.from("Bor\xe5s", "latin1"))).toBe("file-not-utf8");
  expect(await kindOf("brev.txt", "noll\u0000tecken")).toBe("file-not-utf8");
  expect(await kindOf("brev", "Hej")).toBe("file-kind");
});

test("it is counted and hashed on the way, and can be read until it is thrown away", async () => {
  const taken = await takeIn(sent("%PDF-1.7\n", "mer"), "a/b/Avtal.pdf");
  if (!taken.ok) throw new Error(taken.refusal.code);
  const { name, bytes, sha256, read, discard } = taken.value;
  expect({ name, bytes }).toEqual({ name: "Avtal.pdf", bytes: 12 });
  expect(sha256).toBe(createHash("sha256").update("%PDF-1.7\nmer").digest("hex"));
  expect((await buffer(read())).toString()).toBe("%PDF-1.7\nmer");
  await discard();
});

test("too large stops at the limit, an empty one and none at all are told apart, and nothing is left on disk", async () => {
  const before = readdirSync(incomingFolder()).length;
  let given = 0;
  const endless = (async function* () {
    for (;;) {
      given += 1_048_576;
      yield Buffer.alloc(1_048_576, "a");
    }
  })();
  const taken = await takeIn(endless, "stor.txt");
  expect(taken).toMatchObject({ ok: false, refusal: { code: "file-too-large", values: { megabytes: 20 } } });
  expect(given).toBeLessThanOrEqual(largestFile() + 2 * 1_048_576);
  expect(await kindOf("tom.txt")).toBe("file-empty");
  expect(await kindOf("")).toBe("file-missing");
  await expect(
    takeIn(
      (async function* () {
        yield Buffer.from("x");
        throw new Error("cut off");
      })(),
      "a.txt",
    ),
  ).rejects.toThrow("cut off");
  expect(readdirSync(incomingFolder()).length).toBe(before);
});
