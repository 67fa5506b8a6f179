import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { amountCell, type Block, type DrumDocument, safeHref, textCell } from "#app/documents/document.ts";
import { readStructure, type Structure } from "#app/documents/pdf-structure.server.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { sampleDecision, sampleReceipt, sampleReport } from "#app/documents/sample-documents.ts";
import { faces } from "#app/documents/typeface.server.ts";
import { sheet, typeset } from "#app/documents/typesetting.ts";
import { kronor } from "#app/kernel/money.ts";

const has = (command: string) => spawnSync(command, ["--version"]).error === undefined;
const qpdf = has("qpdf");
const poppler = has("pdftotext");
const java = "/usr/share/java";
const jars = [
  "preflight",
  "pdfbox2",
  "fontbox2",
  "xmpbox",
  "commons-logging",
  "commons-io",
  "bcprov",
  "javax.activation",
  "javax.mail",
  "jaxb-api",
].map((name) => join(java, `${name}.jar`));
const preflight = has("java") && jars.every((jar) => existsSync(jar));
const unless = (there: boolean, what: string) => (there ? "" : ` (skipped: ${what} is not installed)`);

const folder = mkdtempSync(join(tmpdir(), "drum-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const print = async (name: string, document: DrumDocument) => {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await renderPdfBuffer(document));
  return file;
};
const textOf = (file: string) => execFileSync("pdftotext", ["-enc", "UTF-8", file, "-"], { maxBuffer: 2 ** 28 }).toString();

const awkward: DrumDocument = {
  ...sampleDecision,
  title: 'Räksmörgås & <em>Söner</em> "AB" 🎺 المدينة',
  author: "A & B <c>",
  reference: undefined,
  contents: true,
  blocks: [
    { kind: "heading", level: 1, text: "Överförmyndarnämnd" },
    { kind: "paragraph", text: `Flerårsbudgetuppföljningssammanställningsunderlagsdokument ${"x".repeat(10_000)} slutord` },
    { kind: "paragraph", text: "What was decided in another language.", language: "en" },
    { kind: "paragraph", text: "Emoji 🏳️‍🌈 och 漢字 och مرحبا och e\u0301 och \u0000\u0007\ud800 samt sam\u00adman\u00adträde." },
    {
      kind: "paragraph",
      text: [
        { kind: "link", text: "farlig", href: "javascript:alert(1)" },
        { kind: "plain", text: " och " },
        { kind: "link", text: "lång länk ".repeat(60), href: "https://example.org/" },
      ],
    },
    { kind: "notice", text: "Observera. ".repeat(900) },
    {
      kind: "keyValues",
      rows: [
        {
          label: "Motivering",
          value: [
            { kind: "plain", text: "Lång motivering. ".repeat(600) },
            { kind: "link", text: "källa", href: "https://example.org/k" },
          ],
        },
      ],
    },
    {
      kind: "table",
      caption: "Rader högre än en sida",
      columns: [
        { label: "A", align: "start" },
        { label: "B", align: "start" },
        { label: "", align: "end" },
      ],
      rows: [{ cells: [textCell("rad"), textCell("Ett långt svar. ".repeat(800)), textCell("")] }, { cells: [textCell("kort")] }],
    },
    { kind: "table", caption: "Tom", columns: [{ label: "Inget", align: "start" }], rows: [] },
    { kind: "list", items: [] },
    { kind: "keyFigures", figures: [{ label: "Ofantligt", value: "999 999 999 999 999 999 999 kr" }] },
    { kind: "heading", level: 3, text: "" },
    { kind: "signatures", signers: [{ name: "En", role: "Två" }, { name: "Tre" }, { name: "Fyra" }] },
    { kind: "pageBreak" },
  ],
};

describe("a printed document", () => {
  test.skipIf(!poppler)(`keeps its text, with å, ä and ö${unless(poppler, "pdftotext")}`, async () => {
    const text = textOf(await print("text", sampleReport()));
    expect(text).toContain("Utvecklingsmedel i Sjuhärad 2027");
    expect(text.replace(/\s+/g, " ")).toContain("Kompetensförsörjning inom besöksnäringen");
    expect(text).toContain("27 112 500");
    expect(text).toContain("Sida 8 av 8");
    // A word broken over two lines has a soft hyphen, so whoever searches finds it whole.
    expect(text.replace(/\u00ad\n/g, "")).toMatch(/Landsbygdsutvecklings\s*samordning/);
  });

  test.skipIf(!poppler)(`says what it could not draw, to those who copy or listen${unless(poppler, "pdftotext")}`, async () => {
    const text = textOf(await print("awkward-text", awkward));
    expect(text).toContain("漢字");
    expect(text).toContain("slutord");
  });

  test("is the same to the last byte when the data is the same", async () => {
    const hash = async (document: DrumDocument) =>
      createHash("sha256")
        .update(await renderPdfBuffer(document))
        .digest("hex");
    const first = await hash(sampleReport());
    // In between, other documents use the same typeface and its memory of words.
    await renderPdfBuffer(awkward);
    await renderPdfBuffer(sampleReceipt);
    expect(await hash(structuredClone(sampleReport()))).toBe(first);
    expect(await hash({ ...sampleReport(), issuedAt: new Date("2028-02-14T08:30:01Z") })).not.toBe(first);
  });

  test("never lets anything stand outside the sheet", () => {
    for (const document of [sampleReport(), sampleDecision, sampleReceipt, awkward]) {
      for (const [number, page] of typeset(document, faces).pages.entries()) {
        for (const { y, pieces } of page.placed) {
          for (const piece of pieces) {
            if (piece.kind !== "line" || piece.line.stretches.length === 0) continue;
            const where = `page ${number + 1}: ${piece.line.stretches[0]?.text.slice(0, 40)}`;
            expect(piece.x + piece.line.width, where).toBeLessThan(sheet.width - 60);
            expect(y + piece.y, where).toBeLessThan(sheet.height - 40);
          }
        }
      }
    }
  });

  test("has no heading alone at the foot of a page and repeats the table's head", () => {
    const { pages } = typeset(sampleReport(200), faces);
    const heads = pages.filter((page) =>
      page.placed.some(({ pieces }) =>
        pieces.some((piece) => piece.kind === "line" && piece.line.stretches[0]?.text === "Projektägare"),
      ),
    );
    expect(heads.length).toBeGreaterThan(12);
    for (const page of pages) {
      const body = page.placed.slice(0, -1).filter(({ pieces }) => pieces.some((piece) => piece.kind === "line"));
      const last = body.at(-1)?.pieces.find((piece) => piece.kind === "line");
      expect(last && "part" in last ? last.part?.type : "").not.toMatch(/^H[2-6]$/);
    }
  });

  test("begins a page with a heading at the very top, also when a table ends the page before it to the last line", () => {
    const tops = Array.from({ length: 240 }, (_, count) => {
      const rows = Array.from({ length: 20 + (count % 20) }, () => ({ cells: [textCell("Rad")] }));
      const blocks: Block[] = [
        ...Array.from({ length: Math.floor(count / 20) }, (): Block => ({ kind: "paragraph", text: "Text" })),
        { kind: "table", caption: "Tabell", columns: [{ label: "Kommun", align: "start" }], rows },
        { kind: "heading", level: 1, text: "Nästa kapitel" },
        { kind: "paragraph", text: "Text" },
      ];
      const first = typeset({ ...sampleReceipt, contents: false, cover: undefined, blocks }, faces).pages[1]?.placed[0];
      const heading = first?.pieces.find((piece) => piece.kind === "line");
      return heading?.kind === "line" && heading.part?.type === "H2" ? [first?.y] : [];
    }).flat();
    expect(tops.length).toBeGreaterThan(1);
    expect(new Set(tops).size).toBe(1);
  });

  test("puts a drawing on one page with the table of its numbers, a map a little smaller where it must be, never by a third, and a chart never", () => {
    const figure = { kind: "figure", alt: "Karta", caption: "Karta", width: 640, height: 420, shapes: [] } as const;
    /** the page that the drawing stands on, the table's, and how much smaller than its own size it is drawn */
    const placed = (rows: number, lines: number, shrinks: boolean) => {
      const table: Block = {
        kind: "table",
        caption: "Tabell",
        columns: [{ label: "Kommun", align: "start" }],
        rows: Array.from({ length: rows }, () => ({ cells: [textCell("Rad")] })),
      };
      const blocks: Block[] = [
        ...Array.from({ length: lines }, (): Block => ({ kind: "paragraph", text: "Text" })),
        { ...figure, ...(shrinks ? { shrinks } : {}) },
        table,
      ];
      const { pages } = typeset({ ...sampleReceipt, contents: false, cover: undefined, blocks }, faces);
      const at = (is: (piece: (typeof pages)[number]["placed"][number]["pieces"][number]) => boolean) =>
        pages.findIndex((page) => page.placed.some(({ pieces }) => pieces.some(is)));
      const drawn = pages
        .flatMap((page) => page.placed.flatMap(({ pieces }) => pieces))
        .find((piece) => piece.kind === "drawing");
      const rowOf = at((piece) => piece.kind === "line" && piece.line.stretches[0]?.text === "Rad");
      return [at((piece) => piece.kind === "drawing"), rowOf, drawn?.kind === "drawing" ? drawn.scale : 0] as const;
    };
    const whole = placed(1, 0, true)[2];
    const sizes = Array.from({ length: 16 }, (_, rows) => [placed(rows + 1, 0, true), placed(rows + 1, 0, false)] as const);
    for (const [map, chart] of sizes) {
      expect(chart[2]).toBe(whole);
      expect(map[2]).toBeGreaterThanOrEqual(whole * 0.72);
      for (const [drawing, row] of [map, chart]) expect(drawing).toBe(row);
      // Smaller is for a page's sake: as it is, it would have been on the next.
      if (map[2] < whole && map[0] === 0) expect(chart[0]).toBe(1);
    }
    expect(sizes.some(([map]) => map[2] < whole)).toBe(true);
    // Under so much text that only a smaller one has room.
    const below = Array.from({ length: 30 }, (_, lines) => [placed(1, lines, true), placed(1, lines, false)] as const);
    expect(below.some(([map, chart]) => map[0] === 0 && chart[0] === 1)).toBe(true);
    // No page holds both: the drawing does not wait for it.
    expect(placed(60, 0, false).slice(0, 2)).toEqual([0, 0]);
  });

  test("makes the rows of a table when their page is painted, and holds none of them before", () => {
    const { pages } = typeset(sampleReport(200), faces);
    const made = pages.flatMap(({ placed }) => placed.map((one) => [one.pieces, one.pieces]));
    expect(made.filter(([first, again]) => first !== again).length).toBeGreaterThan(200);
    for (const [first, again] of made) expect(again?.length).toBe(first?.length);
  });

  test("says in a report where a figure's numbers are when they are overleaf, and not where they stand below it", () => {
    const table = (rows: number): Block => ({
      kind: "table",
      caption: "Tabell",
      columns: [{ label: "Kommun", align: "start" }],
      rows: Array.from({ length: rows }, () => ({ cells: [textCell("Borås")] })),
    });
    const figure = { kind: "figure", alt: "Karta", caption: "Karta", width: 640, height: 900, shapes: [] } as const;
    const told = (blocks: readonly Block[], kind: DrumDocument["kind"]) =>
      typeset({ ...sampleReport(1), kind, contents: false, blocks }, faces).pages.flatMap(({ placed }) =>
        placed.flatMap(({ pieces }) =>
          pieces.flatMap((piece) => {
            const text = piece.kind === "line" ? (piece.line.stretches[0]?.text ?? "") : "";
            return text.startsWith("Talen står") ? [text] : [];
          }),
        ),
      );
    const blocks = [table(2), { ...figure }, table(2), { ...figure }, table(14)];
    expect(told(blocks, "report")).toEqual(["Talen står i tabell 3 på nästa sida."]);
    expect(told([...blocks, { ...figure }], "report")).toHaveLength(1);
    expect(told(blocks, "minutes")).toEqual([]);
  });
});

describe("the end of a letter", () => {
  const lines = (count: number): Block[] =>
    Array.from({ length: count }, (_, index) => ({ kind: "paragraph", text: `Skäl ${index}` }));
  const end: Block[] = [
    { kind: "heading", level: 2, text: "Om ni anser att beslutet är fel", untilEnd: true },
    { kind: "paragraph", text: "Beslutet kan prövas. ".repeat(30) },
    { kind: "notice", text: "Senast den 15 mars." },
    { kind: "heading", level: 2, text: "Frågor" },
    { kind: "paragraph", text: "Kontakta oss." },
  ];
  const pagesOf = (blocks: readonly Block[]) =>
    typeset({ ...sampleDecision, blocks }, faces).pages.map((page) =>
      page.placed.flatMap(({ pieces }) =>
        pieces.flatMap((piece) => (piece.kind === "line" ? piece.line.stretches.map(({ text }) => text) : [])),
      ),
    );

  test("is whole on one page, however much stands before it; what no page holds is broken as all else", () => {
    const lengths = new Set<number>();
    for (let count = 1; count <= 40; count++) {
      const pages = pagesOf([...lines(count), ...end]);
      lengths.add(pages.length);
      const last = (pages.at(-1) ?? []).join(" ");
      for (const words of ["Om ni anser", "Beslutet kan", "Senast den 15 mars.", "Kontakta oss."]) expect(last).toContain(words);
    }
    expect([...lengths]).toEqual([1, 2]);
    expect(pagesOf([...lines(3), ...end.slice(0, 1), ...lines(90), ...end.slice(1)]).length).toBeGreaterThan(2);
  });
});

describe.skipIf(!qpdf)(`the structure of the file${unless(qpdf, "qpdf")}`, () => {
  const read = new Map<string, Structure>();
  beforeAll(async () => {
    for (const [name, document] of Object.entries({
      report: sampleReport(),
      decision: sampleDecision,
      receipt: sampleReceipt,
      awkward,
    })) {
      read.set(name, readStructure(await print(name, document)));
    }
  }, 60_000);

  test.each(["report", "decision", "receipt", "awkward"])("%s: says its language, its conformance and its title", (name) => {
    const structure = read.get(name) as Structure;
    expect(structure.lang).toBe("u:sv-SE");
    expect(structure.marked).toBe(true);
    expect(structure.metadata).toMatch(/<pdfaid:part>1<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    expect(structure.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    if (name === "awkward") expect(structure.metadata).toContain("Räksmörgås &amp; &lt;em&gt;Söner");
    const other = structure.elements.flatMap(({ type, language }) => (language === null ? [] : [`${type} ${language}`]));
    expect(other, "words in another language say which").toEqual(name === "awkward" ? ["P en-GB"] : []);
  });

  test.each(["report", "decision", "receipt", "awkward"])("%s: everything painted is either read or furniture", (name) => {
    for (const page of (read.get(name) as Structure).pages) {
      expect(page.untagged).toEqual([]);
      expect(page.mcids).toBeGreaterThan(0);
      expect(page.owned).toBe(page.mcids);
      expect(page.transparent).toBe(false);
    }
  });

  test.each(["report", "decision", "receipt"])("%s: headings begin with one H1 and skip no level", (name) => {
    const { headings } = read.get(name) as Structure;
    expect(headings[0]).toBe(1);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of headings.entries())
      if (index > 0) expect(level - (headings[index - 1] as number)).toBeLessThanOrEqual(1);
  });

  test.each(["report", "decision", "receipt", "awkward"])(
    "%s: figures have words, header cells a scope, links a name, fonts are inside",
    (name) => {
      const { elements, fonts, links } = read.get(name) as Structure;
      for (const element of elements) {
        if (element.type === "Figure") expect(element.alt).toBeTruthy();
        if (element.type === "TH") expect(element.scope).toMatch(/^(Row|Column)$/);
        if (element.type === "TR") expect(element.children.every((cell) => /^T[HD]$/.test(cell.type))).toBe(true);
        if (element.type === "LI") expect(element.children.every((child) => /^(Lbl|LBody)$/.test(child.type))).toBe(true);
      }
      for (const link of links) expect(link).toEqual({ contents: true, inTree: true });
      expect(fonts.length).toBeGreaterThan(1);
      for (const font of fonts) expect(font).toMatchObject({ embedded: true, unicode: true });
    },
  );

  test("every row of a table has as many cells as the table has columns, empty ones too", () => {
    const { elements } = read.get("report") as Structure;
    const tables = elements.filter((element) => element.type === "Table");
    const projects = tables.find((table) => table.children.filter((row) => row.type === "TR").length === 42);
    expect(projects?.children.filter((row) => row.type === "TR").every((row) => row.children.length === 6)).toBe(true);
  });

  test("the report can be walked by bookmarks and by its contents", () => {
    const { elements, bookmarks } = read.get("report") as Structure;
    expect(bookmarks).toBe(7);
    expect(elements.filter((element) => element.type === "TOCI")).toHaveLength(6);
  });
});

test.skipIf(!preflight)(
  `Apache PDFBox Preflight finds valid PDF/A-1b${unless(preflight, "libpdfbox2-java")}`,
  async () => {
    const all = join(folder, "preflight");
    mkdirSync(all);
    for (const [name, document] of Object.entries({
      report: sampleReport(),
      decision: sampleDecision,
      receipt: sampleReceipt,
      awkward,
    }))
      await print(`preflight/${name}`, document);
    // All of a folder in one go, without the compiler that pays off after minutes: a Java of its own for each file took twice as long.
    const light = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
    const said = spawnSync("java", [...light, "-cp", jars.join(":"), "org.apache.pdfbox.preflight.Validator_A1b", "group", all]);
    expect(`${said.stdout}${said.stderr}`.match(/The file (\w+)\.pdf is a valid PDF\/A-1b file/g)).toHaveLength(4);
  },
  120_000,
);

test("any text can be printed, and the totals printed are the totals given", async () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({ unit: "grapheme", maxLength: 400 }),
    fc.lorem(),
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    anyText.map((text): Block => ({ kind: "paragraph", text })),
    anyText.map((text): Block => ({ kind: "notice", title: text, text })),
    fc
      .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), anyText)
      .map(([level, text]): Block => ({ kind: "heading", level, text })),
    fc.array(anyText, { maxLength: 5 }).map((items): Block => ({ kind: "list", ordered: true, items })),
    fc.tuple(anyText, anyText).map(
      ([label, value]): Block => ({
        kind: "keyValues",
        rows: [{ label, value: [{ kind: "link", text: value, href: `https://example.org/${label.length}` }] }],
      }),
    ),
    fc.tuple(anyText, anyText).map(([text, source]): Block => ({ kind: "quote", text, source })),
    fc.tuple(anyText, anyText).map(([label, value]): Block => ({ kind: "keyFigures", figures: [{ label, value }] })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 6 }),
      anyText,
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      async (blocks, text, ore) => {
        const totals = [textCell("Summa"), amountCell(ore)];
        const table: Block = {
          kind: "table",
          caption: text,
          columns: [
            { label: text, align: "start" },
            { label: "Belopp", align: "end" },
          ],
          rows: [{ cells: [textCell(text), amountCell(kronor(1))] }],
          totals,
        };
        const document: DrumDocument = {
          ...sampleReport(1),
          title: text,
          reference: text,
          recipient: [text],
          cover: text.length % 2 ? { subtitle: text } : undefined,
          blocks: [...blocks, table],
        };
        const lines = typeset(document, faces).pages.flatMap((page) =>
          page.placed.flatMap(({ pieces }) =>
            pieces.flatMap((piece) =>
              piece.kind === "line" ? [piece.line.stretches.map((stretch) => stretch.text).join("")] : [],
            ),
          ),
        );
        expect(lines).toContain(totals[1]?.text);
        const pdf = await renderPdfBuffer(document);
        expect(pdf.subarray(0, 8).toString()).toBe("%PDF-1.4");
        expect(pdf.subarray(-6).toString().trim()).toBe("%%EOF");
      },
    ),
    { numRuns: 60, seed: 20270301 },
  );
}, 60_000);

test("only web and mail addresses become links", () => {
  expect(safeHref("https://example.org/å?x=1")).not.toBeNull();
  expect(safeHref("mailto:info@example.org")).not.toBeNull();
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "https://a b", "//example.org", "https://x\n", ""])
    expect(safeHref(bad)).toBeNull();
});
