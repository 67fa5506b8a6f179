import { describe, expect, it } from "vitest";
import type { DrumDocument } from "#app/documents/document.ts";
import { plainText } from "#app/documents/document.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { shippedWordings } from "#app/rooms/decisions/wording.ts";
import { noteAttendance } from "./commands/call-roll.ts";
import { decisionLetter, type LetterFacts } from "./letter.ts";
import { exampleItem, exampleMeeting, exampleMember } from "./meeting.test-data.ts";
import { type Absence, type Item, type Meeting, type Member, noProceedings, type ProposalSide } from "./meeting.ts";
import { clausesOf, minutesDocument, minutesExtract, withoutGrounds, withoutParagraphs, withProofOfNotice } from "./minutes.ts";
import { takingPart } from "./quorum.ts";

const person = (personId: string, more: Partial<Member> = {}): Member =>
  exampleMember(personId, { name: personId.toUpperCase(), municipality: "Mark", ...more });
const item = (id: string, paragraph: number | null, more: Partial<Item> = {}): Item =>
  exampleItem({
    id,
    position: paragraph ?? 99,
    paragraph,
    kind: "information",
    title: `Punkt ${id}`,
    clauses: ["notera"],
    procedure: "acclamation",
    settled: paragraph !== null,
    ...more,
  });
const meeting = (
  items: Item[],
  members = [person("a"), person("b"), person("c"), person("s", { capacity: "substitute" })],
): Meeting =>
  exampleMeeting({
    state: "closed",
    heldOn: "2026-12-04",
    startsAt: new Date("2026-12-04T12:00:00Z"),
    place: "Borås",
    chairId: "a",
    adjusterId: "b",
    members,
    items,
  });
const cases = [
  { applicationId: "x", number: "DRUM-001", title: "Väven", organisation: "Föreningen", requestedOre: kronor(500) },
  { applicationId: "y", number: "DRUM-002", title: "Leden", organisation: "Bolaget", requestedOre: kronor(100) },
];
const disputed = {
  personId: "b",
  outcome: "none" as const,
  raisedById: "c",
  ground: "kusin till kassören",
  reasons: "Kusiner är inte närstående.",
  applicationIds: ["x"],
  chairId: "a",
  deciding: ["a", "c", "s"],
  against: ["c"],
};
const decided = item("beslut", 12, {
  kind: "allocation",
  clauses: ["uppdra åt kansliet att underrätta de sökande"],
  absences: [
    { personId: "c", kind: "conflict", ground: "styrelseledamot, 6 kap. 28 § 4.", applicationId: "x", replacedById: "s" },
  ],
  decisions: [
    {
      id: "2",
      applicationId: "y",
      state: "recorded",
      version: 1,
      outcome: "reject",
      amountOre: 0n,
      reasons: "Lokal nytta.",
      conditions: "",
      tranches: [],
    },
    {
      id: "1",
      applicationId: "x",
      state: "recorded",
      version: 1,
      outcome: "grant",
      amountOre: kronor(300),
      reasons: "Stor nytta.",
      conditions: "Rapport i maj.",
      tranches: [
        { year: 2027, fundId: "f", amountOre: kronor(100), standing: "granted" },
        { year: 2028, fundId: "g", amountOre: kronor(200), standing: "intended" },
      ],
    },
  ],
});
const facts = (items: Item[], hidden?: Set<string>) => ({
  meeting: meeting(items),
  cases,
  prepared: [],
  papers: { proposals: [], statements: [] },
  words: shippedWordings,
  issuedAt: new Date(0),
  organisation: { name: "Förbundet", address: [] },
  ...(hidden ? { hidden } : {}),
});
const words = (document: DrumDocument) =>
  document.blocks
    .map((block) =>
      "text" in block
        ? plainText(block.text)
        : "items" in block
          ? block.items.map(plainText).join(" | ")
          : "rows" in block
            ? canonical(block.rows)
            : "",
    )
    .join(" / ");

describe("minutes", () => {
  it("give each case an att-clause: grants first, with the years, then refusals, then what the secretary wrote", () => {
    expect(clausesOf(decided, cases, shippedWordings)).toEqual([
      "bevilja Föreningen 300\u00a0kr i delregionala utvecklingsmedel till projektet ”Väven” (DRUM-001), varav 100\u00a0kr beviljas för 2027 och, som inriktningsbeslut, 200\u00a0kr för 2028",
      "avslå ansökan från Bolaget om medel till projektet ”Leden” (DRUM-002)",
      "uppdra åt kansliet att underrätta de sökande",
    ]);
  });

  it("tell who left for a conflict of interest, who came instead, and the reasons and conditions of every case", () => {
    const text = words(minutesDocument(facts([item("först", 11), decided])));
    expect(text).toContain(
      "C anmäler jäv i fråga om DRUM-001 Väven och deltar inte i handläggning och beslut i ärendet (6 kap. 30 § kommunallagen). Grund: styrelseledamot, 6 kap. 28 § 4. S tjänstgör i stället.",
    );
    expect(text).toContain(
      "Särskilda villkor / DRUM-001 Väven. Rapport i maj. / Skäl för besluten / DRUM-001 Väven. Stor nytta.",
    );
    expect(text).toContain("DRUM-002 Leden. Lokal nytta.");
    expect(text).toContain("Beslutet skickas till / Föreningen och Bolaget, när protokollet är justerat.");
    expect(text).toContain("§§ 11–12");
    expect(text).toContain("C (Mark), deltar i § 11");
    expect(text).toContain("S (Mark), tjänstgör för C i § 12");
  });

  it("tell which papers lay before the body: the proposal, the beredning's word and the statements, by the day they were finished", () => {
    const at = (day: string) => new Date(`${day}T10:00:00Z`);
    const given = {
      ...facts([{ ...decided, allocationId: "förslag" }]),
      papers: {
        proposals: [
          { allocationId: "förslag", proposedAt: at("2026-11-20") },
          { allocationId: "ett annat", proposedAt: at("2026-11-21") },
        ],
        statements: [
          { applicationId: "y", number: 1, sealedAt: at("2026-11-18") },
          { applicationId: "x", number: 2, sealedAt: at("2026-11-18") },
          { applicationId: "z", number: 1, sealedAt: at("2026-11-19") },
        ],
      },
    };
    expect(words(minutesDocument(given))).toMatch(
      /Beslutsunderlag \/ Kansliets förslag till fördelning, överlämnat den 20\snovember 2026 \| Tjänsteutlåtanden den 18\snovember 2026 över DRUM-001 och DRUM-002 \/ Beslut/,
    );
    expect(words(minutesDocument({ ...given, hidden: new Set([decided.id]) }))).not.toContain("Beslutsunderlag");
    expect(words(minutesDocument(facts([{ ...decided, decisions: [] }])))).not.toMatch(/Beslutsunderlag|Beslutet skickas till/);
  });

  it("keep a recused reader's paragraph to its heading and the conflict, until they are adjusted", () => {
    const text = words(minutesDocument(facts([decided], new Set(["beslut"]))));
    expect(text).toContain("anmäler jäv");
    expect(text).not.toMatch(/Väven|Leden|300/);
    // The ground is told in the person's own words, which may tell of the case.
    expect(text).not.toContain("styrelseledamot");
    expect(words(minutesDocument(facts([decided])))).toContain("Grund: styrelseledamot, 6 kap. 28 § 4.");
  });

  it("are published without the grounds of conflicts; who was recused, by which law and who came instead stays", () => {
    const given = facts([decided]);
    const text = words(withoutGrounds(minutesDocument(given), given.meeting));
    expect(text).toContain(
      "C anmäler jäv i fråga om DRUM-001 Väven och deltar inte i handläggning och beslut i ärendet (6 kap. 30 § kommunallagen). S tjänstgör i stället.",
    );
    expect(text).not.toContain("styrelseledamot");
  });

  it("tell what the body ruled of a disputed conflict, who voted otherwise and that the person took no part; published, without ground and reasons", () => {
    const given = facts([{ ...decided, absences: [], rulings: [disputed] }]);
    expect(words(minutesDocument(given))).toContain(
      "C väcker frågan om jäv för B i fråga om DRUM-001 Väven. Grund: kusin till kassören. Direktionen beslutar att B inte är jävig (6 kap. 30 § kommunallagen). Skäl: Kusiner är inte närstående. För beslutet röstar A och S. Emot röstar C. B är inte närvarande när jävsfrågan avgörs och deltar inte i avgörandet.",
    );
    const published = words(withoutGrounds(minutesDocument(given), given.meeting));
    expect(published).toContain("Direktionen beslutar att B inte är jävig (6 kap. 30 § kommunallagen). För beslutet röstar");
    expect(published).not.toMatch(/kusin|närstående/i);
    expect(words(minutesDocument({ ...given, hidden: new Set([decided.id]) }))).not.toMatch(/jävsfrågan/);
  });

  it("tell what the beredning wanted otherwise, and which application has a paragraph of its own, never its name to a recused reader", () => {
    const batch = { ...decided, allocationId: "förslag", absences: [] };
    const own = item("egen", 13, { kind: "application", allocationId: "förslag", applicationId: "x" });
    const said = { body: "Beredningen", heldAt: new Date("2026-11-20T12:00:00Z"), proposedOre: kronor(90) };
    const prepared = [
      { ...said, applicationId: "x", recommendation: "postpone", amountOre: 0n },
      { ...said, applicationId: "y", recommendation: "refuse", amountOre: 0n },
    ] as const;
    const text = (hidden?: Set<string>) => words(minutesDocument({ ...facts([batch, own], hidden), prepared }));
    expect(text()).toContain("Ansökan DRUM-001 Väven behandlas för sig, i § 13.");
    expect(text()).toContain("utom i ett ärende: / DRUM-002 Leden: avslag i stället för 90\u00a0kr");
    expect(text()).toContain("DRUM-001 Väven: skjuts upp i stället för 90\u00a0kr");
    expect(text(new Set(["egen"])).split("/ Beslut /")[0]).toContain("En ansökan behandlas för sig, i § 13.");
  });

  it("tell what was moved and in which order it was put, although nobody asked for a vote (KL 5:66)", () => {
    const told = (proceedings: Partial<Item["proceedings"]>) =>
      words(minutesDocument(facts([item("a", 12, { proceedings: { ...noProceedings, ...proceedings } })])));
    const motions = [
      { personId: "b", text: "bifall till kansliets förslag" },
      { personId: "c", text: "avslag." },
    ];
    expect(told({ motions })).toContain(
      "Yrkanden / B yrkar bifall till kansliets förslag. / C yrkar avslag. / Propositionsordning / Ordföranden ställer förslagen under proposition och finner att direktionen beslutar",
    );
    expect(told({ motions, order: "Bs yrkande ställs mot Cs" })).toContain(
      "Propositionsordning / Bs yrkande ställs mot Cs. / Beslut",
    );
    expect(told({})).not.toMatch(/Yrkanden|Propositionsordning/);
  });

  it("say of a vote that was not on the proposal that what is decided stands under its own heading", () => {
    const told = (proposalSide: ProposalSide) =>
      words(
        minutesDocument(
          facts([
            item("a", 12, {
              votes: [{ personId: "b", choice: "yes" }],
              proceedings: { ...noProceedings, yes: "ärendet avgörs i dag", no: "återremiss", proposalSide },
            }),
          ]),
        ),
      );
    expect(told("neither")).toMatch(/enligt ja-förslaget. \/ Omröstningen gällde inte förslaget i ärendet.* \/ Beslut/);
    expect(told("yes")).not.toContain("gällde inte");
  });

  it("let the chair open and close the meeting, which nobody decides", () => {
    const text = words(
      minutesDocument(facts([item("öppnas", 1, { kind: "opening", clauses: ["förklara sammanträdet öppnat"] })])),
    );
    expect(text).toContain("Ordföranden förklarar sammanträdet öppnat.");
    expect(text).not.toContain("beslutar");
  });

  it("can be taken out one paragraph at a time, word for word as they stand, between the head and the signatures", () => {
    const held = facts([item("först", 1), item("tionde", 10), decided]);
    const whole = minutesDocument(held);
    const extract = minutesExtract(whole, held.meeting, "beslut") as DrumDocument;
    expect(extract.title).toContain("Protokollsutdrag § 12");
    expect(words(extract)).toContain("§ 12 Punkt beslut");
    expect(words(extract)).toContain("Underskrifter");
    expect(words(extract)).not.toMatch(/Punkt först|Punkt tionde/);
    expect(extract.blocks.every((block) => whole.blocks.includes(block))).toBe(true);
    expect(words(minutesExtract(whole, held.meeting, "först") as DrumDocument)).not.toMatch(/Punkt tionde|Punkt beslut/);
    expect(minutesExtract(whole, held.meeting, "finns inte")).toBeNull();
    const waiting = facts([item("väntar", null)]);
    expect(minutesExtract(minutesDocument(waiting), waiting.meeting, "väntar")).toBeNull();
  });

  it("carry the proof of notice after what was sealed, not in it", () => {
    const sealed = minutesDocument(facts([decided]));
    const notice = {
      body: "Direktionen",
      heldOn: "2024-10-25",
      adjustedAt: new Date("2024-11-08T10:00:00Z"),
      announcedAt: new Date("2024-11-10T10:00:00Z"),
      appealUntil: "2024-12-02",
      keptAt: "Förbundet",
      secretary: "S",
      takenDown: [],
    };
    const shown = withProofOfNotice(sealed, notice);
    expect(shown.blocks.slice(0, sealed.blocks.length)).toEqual(sealed.blocks);
    expect(words(shown)).toContain("2\u00a0december 2024");
    expect(words(shown)).not.toContain("nedtagen");
    // The notice is told of as it was; what of the text was off the web, and when, beside it.
    const down = { id: "1", itemId: "a", paragraph: 12, takenDownAt: new Date("2024-11-12T08:00:00Z"), putUpAt: null };
    const since = withProofOfNotice(sealed, {
      ...notice,
      takenDown: [down, { ...down, paragraph: null, putUpAt: new Date("2024-11-12T09:30:00Z") }],
    });
    expect(words(since).replaceAll(/[\u00a0\u202f]/g, " ")).toMatch(
      /Anslaget publicerat.+§ 12: nedtagen 12 november 2024 kl\. 09\.00.+Hela protokollet: nedtagen 12 november 2024 kl\. 09\.00, uppsatt igen 12 november 2024 kl\. 10\.30/,
    );
  });

  it("keep the number of a paragraph that is off the web, and neither its matter nor its words", () => {
    const held = facts([item("först", 1), item("tionde", 10), decided]);
    const whole = minutesDocument(held);
    expect(withoutParagraphs(whole, [])).toBe(whole);
    const rest = withoutParagraphs(whole, [{ paragraph: 1, since: new Date("2024-11-12T08:00:00Z") }]);
    expect(words(rest)).not.toContain("Punkt först");
    expect(words(rest).replaceAll("\u00a0", " ")).toContain("Texten i paragrafen togs ner från webben den 12 november 2024");
    expect(words(rest)).toMatch(/Punkt tionde.+§ 12 Punkt beslut.+Underskrifter/);
    expect(rest.blocks.length).toBeLessThan(whole.blocks.length);
  });
});

describe("a letter", () => {
  const letter: LetterFacts = {
    decisionId: "1",
    number: "DRUM-001",
    project: "Väven",
    organisation: "Föreningen",
    address: "Gatan 1, 503 30 Borås",
    callTitle: { sv: "Utlysningen", en: "The call" },
    requestedOre: kronor(500),
    outcome: "grant",
    amountOre: kronor(300),
    reasons: "Stor nytta.",
    conditions: "",
    terms: { title: { sv: "Allmänna villkor", en: "Terms" }, version: "2027" },
    tranches: [
      { year: 2027, fund: { sv: "Tillväxtmedel 2027", en: "Growth 2027" }, amountOre: kronor(300), standing: "granted" },
    ],
    body: "Direktionen",
    heldOn: "2024-10-25",
    paragraph: 15,
    adjustedAt: new Date("2024-11-08T10:00:00Z"),
    appealUntil: null,
    issuedAt: new Date(0),
    demo: true,
  };
  const sender = {
    name: "Förbundet",
    address: [],
    contact: { email: "x@y.example", phone: "0" },
    court: { sv: "Förvaltningsrätten i Jönköping", en: "the court" },
  };

  it("says outcome, sum, reasons, terms and court, and the last day once the notice is up", () => {
    const text = words(decisionLetter(letter, sender, "sv", shippedWordings));
    expect(text).toContain("Direktionen har beslutat att bevilja 300\u00a0kr");
    expect(text).toContain("Allmänna villkor, version 2027");
    expect(text).toContain("Förvaltningsrätten i Jönköping inom tre veckor");
    expect(text).toContain("Sista dag står på förbundets anslagstavla");
    expect(words(decisionLetter({ ...letter, appealUntil: "2024-12-02" }, sender, "sv", shippedWordings))).toContain(
      "senast den 2\u00a0december 2024",
    );
  });

  it("to somebody refused says so without terms or money, in the reader's language", () => {
    const text = words(
      decisionLetter({ ...letter, outcome: "reject", amountOre: 0n, tranches: [] }, sender, "en", shippedWordings),
    );
    expect(text).toContain("has decided to reject your application");
    expect(text).not.toMatch(/General terms|per year/);
    expect(text).toContain("given in Swedish, the language in which they were decided");
  });

  it("marks reasons and conditions as Swedish in an English letter, and nothing in a Swedish one", () => {
    const marked = (language: "sv" | "en") =>
      decisionLetter(
        { ...letter, reasons: "Ett.\n\nTvå.", conditions: "Tre." },
        sender,
        language,
        shippedWordings,
      ).blocks.flatMap((block) => (block.kind === "paragraph" && block.language ? [`${block.language} ${block.text}`] : []));
    expect(marked("en")).toEqual(["sv Ett.", "sv Två.", "sv Tre."]);
    expect(marked("sv")).toEqual([]);
  });
});

describe("who comes and goes", () => {
  const gone = (personId: string): Absence => ({ personId, kind: "left", ground: "", applicationId: null, replacedById: null });
  const seats = (...present: string[]) =>
    ["a", "b", "c", "s"].map((personId) => ({ personId, present: present.includes(personId), servesFor: null }));

  it("who leaves keeps the settled paragraphs and is absent from the rest", () => {
    const outcome = noteAttendance(meeting([item("1", 1), item("2", null, { settled: false })]), seats("a", "b"), "a");
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        events: [
          { seats: expect.arrayContaining([{ personId: "c", present: true, servesFor: null }]) },
          { type: "AbsenceNoted", itemId: "2", personId: "c", kind: "left" },
        ],
      },
    });
  });

  it("who comes late is absent from the settled ones", () => {
    const late = meeting(
      [item("1", 1), item("2", null, { settled: false })],
      [person("a"), person("b"), person("c", { present: false }), person("s", { capacity: "substitute" })],
    );
    expect(noteAttendance(late, seats("a", "b", "c"), "a")).toMatchObject({
      value: { events: [{}, { type: "AbsenceNoted", itemId: "1", personId: "c" }] },
    });
  });

  it("a substitute who takes over a seat decides only from then on, and the member who left only until then", () => {
    const before = item("1", 1, { absences: [gone("s")] });
    const after = item("2", 2, { absences: [gone("c")] });
    const members = [person("a"), person("b"), person("c"), person("s", { capacity: "substitute", servesFor: "c" })];
    const held = meeting([before, after], members);
    expect(takingPart(held, before).map((member) => member.personId)).toEqual(["a", "b", "c"]);
    expect(takingPart(held, after).map((member) => member.personId)).toEqual(["a", "b", "s"]);
  });
});
