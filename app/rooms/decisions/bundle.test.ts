import { describe, expect, it } from "vitest";
import { type DrumDocument, plainText, tablesOf } from "#app/documents/document.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { kronor } from "#app/kernel/money.ts";
import { rational } from "#app/kernel/rational.ts";
import { agendaBundle, type CaseInBundle } from "#app/rooms/decisions/bundle.ts";
import { exampleItem, exampleMeeting, exampleMember } from "#app/rooms/decisions/meeting.test-data.ts";
import { minutesDocument } from "#app/rooms/decisions/minutes.ts";
import { shippedWordings } from "#app/rooms/decisions/wording.ts";

const reason = "Projektet stärker det befintliga näringslivet i kommuner där varje verkstad betyder mycket. Bedömarna är eniga.";
const one = (itemId: string, rank: number, more: Partial<CaseInBundle> = {}): CaseInBundle => ({
  itemId,
  number: `DRUM-2027-${rank}`,
  title: `Projekt ${rank}`,
  organisation: "Föreningen",
  requestedOre: kronor(300),
  rank,
  score: rational(7n, 2n),
  decimals: 2,
  files: [],
  proposal: "grant",
  proposedOre: kronor(200),
  reason,
  statement: null,
  recommended: null,
  ...more,
});
const items = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    exampleItem({
      id: `i${index}`,
      paragraph: null,
      title: `Ärende ${index}`,
      background: `${reason}\n\n${reason}`,
      clauses: ["lägga informationen till handlingarna"],
    }),
  );
const bundle = (count: number, cases: readonly CaseInBundle[], hidden: readonly string[] = []) =>
  agendaBundle({
    meeting: exampleMeeting({ state: "planned", place: "Borås", items: items(count) }),
    cases,
    hidden: new Set(hidden),
    organisation: { name: "Förbundet", address: ["Gatan 1"] },
    issuedAt: new Date("2027-01-01T08:00:00Z"),
  });

/** The same file again until it took less than two seconds, three times at most: what else the machine does is not the file's. */
async function quickest(made: () => Promise<Buffer>): Promise<{ readonly file: Buffer; readonly took: number }> {
  let best: { file: Buffer; took: number } = { file: Buffer.alloc(0), took: Infinity };
  for (let turn = 0; turn < 3 && best.took >= 2_000; turn++) {
    const began = performance.now();
    const file = await made();
    const took = performance.now() - began;
    if (took < best.took) best = { file, took };
  }
  return best;
}

describe("a meeting's documents", () => {
  it("have every matter in the agenda's order under a heading of the contents, with proposal, ranking, sums and reasons", () => {
    const document = bundle(2, [one("i1", 1), one("i1", 2, { proposal: "reject", proposedOre: 0n })]);
    expect(document.contents).toBe(true);
    expect(document.blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block.text] : []))).toEqual([
      "Kallelse",
      "1. Ärende 0",
      "2. Ärende 1",
    ]);
    const [table] = tablesOf(document);
    expect(table?.totals?.map((cell) => cell.value ?? cell.text)).toEqual(["", "Summa", "", kronor(600), kronor(200)]);
    expect(table?.rows[1]?.cells.at(-1)?.text).toBe("Avslag");
    expect(JSON.stringify(document.blocks, (_key, value) => (typeof value === "bigint" ? `${value}` : value))).toContain(
      `Bifall med 200\u00a0kr. ${reason}`,
    );
  });

  it("carry the officer's whole statement of each case that has one, with a link to its own file", () => {
    const sealed: DrumDocument = {
      ...bundle(0, []),
      blocks: [
        { kind: "heading", level: 2, text: "Ärendet" },
        { kind: "paragraph", text: "Föreningen vill bygga en scen." },
        { kind: "heading", level: 2, text: "Bedömning och skäl" },
        { kind: "paragraph", text: "Scenen behövs." },
      ],
    };
    const statement = {
      number: 2,
      document: sealed,
      sealedAt: new Date("2027-01-01T08:00:00Z"),
      sealedBy: "Anneli Rosvall",
      href: "https://drum.example/sammantraden/1/punkter/2/tjansteutlatande/3",
    };
    const { blocks } = bundle(1, [one("i0", 1, { statement }), one("i0", 2)]);
    const at = blocks.findIndex((block) => block.kind === "heading" && block.text === "Tjänsteutlåtanden");
    expect(
      blocks.slice(at + 1, at + 6).map((block) => ("text" in block ? plainText(block.text).replace(/\u00a0/g, " ") : block.kind)),
    ).toEqual([
      "DRUM-2027-1 Projekt 1. Anneli Rosvall, 1 januari 2027, version 2. Tjänsteutlåtande: Projekt 1",
      "Ärendet",
      "Föreningen vill bygga en scen.",
      "Bedömning och skäl",
      "Scenen behövs.",
    ]);
    // The contents list the matters of the agenda, not the parts of each statement.
    expect(blocks.slice(at).some((block) => block.kind === "heading" && block.level < 3)).toBe(false);
    expect(bundle(1, [one("i0", 1)]).blocks.some((block) => block.kind === "heading" && block.text === "Tjänsteutlåtanden")).toBe(
      false,
    );
  });

  it("name every file that came with a case and where it is opened, and show scores as the call does", () => {
    const files = [
      { annex: "Intyg", name: "intyg.pdf", href: "https://drum.example/sammantraden/1/bilagor/2" },
      { annex: "", name: "skadad.pdf", href: null },
    ];
    const document = bundle(1, [one("i0", 1, { files, decimals: 0 }), one("i0", 2, { decimals: 3 })]);
    const lists = document.blocks.flatMap((block) => (block.kind === "list" ? [block.items.map(plainText)] : []));
    expect(lists).toContainEqual(["Intyg: intyg.pdf", "skadad.pdf (filen går inte att öppna)"]);
    expect(JSON.stringify(document.blocks.filter((block) => block.kind === "list"))).toContain('"href":"https://drum.example/');
    expect(tablesOf(document)[0]?.rows.map((row) => row.cells[2]?.text)).toEqual(["4", "3,500"]);
  });

  it("tell what the beredning recommends beside what the office proposes, and that the board decides", () => {
    const recommended = {
      applicationId: "a",
      preparationId: "p",
      body: "Beredningen",
      heldAt: new Date("2027-01-01T08:00:00Z"),
      recommendation: "other-sum" as const,
      amountOre: kronor(150),
      proposedOre: kronor(200),
      reason: "Färre intervjuer räcker.",
    };
    const document = bundle(2, [one("i1", 1, { recommended }), one("i1", 2)]);
    const [table] = tablesOf(document);
    expect(table?.columns.at(-1)?.label).toBe("Beredningen");
    expect(table?.rows.map((row) => row.cells.at(-1)?.text)).toEqual(["150", "–"]);
    const text = JSON.stringify(document.blocks, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
    expect(text).toContain("150\u00a0kr i stället för det kansliet föreslår. Färre intervjuer räcker.");
    expect(text).toContain("direktionen avgör ärendena");
  });

  it("tell who is recused that there is a matter, and nothing of it", () => {
    const text = JSON.stringify(bundle(1, [one("i0", 1)], ["i0"]).blocks);
    expect(text).toContain("Ärende 0");
    expect(text).not.toMatch(/Projekt 1|näringslivet|handlingarna/);
  });

  /** The hundred matters of an agenda, one of them about a hundred applications. */
  const hundred = () => ({ matters: items(100), cases: Array.from({ length: 100 }, (_, index) => one("i3", index + 1)) });

  it("are a tagged file with page numbers within two seconds also for a hundred matters", async () => {
    const { cases } = hundred();
    const { file, took } = await quickest(() => renderPdfBuffer(bundle(100, cases)));
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    expect(file.toString("latin1")).toContain("/MarkInfo");
    expect(took).toBeLessThan(2_000);
  }, 20_000);

  it("and the minutes of a hundred decided matters, each with motions and a vote by roll, are made within two seconds", async () => {
    const { matters, cases } = hundred();
    const people = Array.from({ length: 11 }, (_, index) => exampleMember(`p${index}`, { position: index }));
    const decided = matters.map((item, index) => ({
      ...item,
      paragraph: index + 1,
      settled: true,
      proceedings: {
        motions: [{ personId: "p1", text: "avslag" }],
        order: "",
        yes: "bifall till förslaget",
        no: "avslag",
        proposalSide: "yes" as const,
        note: "",
        extra: null,
      },
      votes: people.map(({ personId }, voter) => ({ personId, choice: voter === 1 ? ("no" as const) : ("yes" as const) })),
      decisions: cases.flatMap((about, number) =>
        about.itemId !== item.id
          ? []
          : [
              {
                id: `d${number}`,
                applicationId: about.number,
                state: "recorded" as const,
                version: 1,
                outcome: "grant" as const,
                amountOre: about.proposedOre,
                reasons: reason,
                conditions: "",
                tranches: [{ year: 2027, fundId: "f", amountOre: about.proposedOre, standing: "granted" as const }],
              },
            ],
      ),
    }));
    const written = () =>
      minutesDocument({
        meeting: exampleMeeting({ state: "closed", place: "Borås", chairId: "p0", members: people, items: decided }),
        cases: cases.map((about) => ({ ...about, applicationId: about.number })),
        prepared: [],
        papers: { proposals: [], statements: [] },
        words: shippedWordings,
        organisation: { name: "Förbundet", address: ["Gatan 1"] },
        issuedAt: new Date("2027-01-01T08:00:00Z"),
      });
    const document = written();
    const { file, took } = await quickest(() => renderPdfBuffer(written()));
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    expect(tablesOf(document).length).toBe(101);
    expect(took).toBeLessThan(2_000);
  }, 20_000);
});
