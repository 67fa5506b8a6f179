import { describe, expect, it } from "vitest";
import { namesIn, plainName, sameName } from "#app/rooms/assessment/party-names.ts";
import { namedParties, type Party, propose, type Ties } from "#app/rooms/assessment/proposals.ts";

const party = (change: Partial<Party> = {}): Party => ({
  organisationId: "o",
  number: "8020001234",
  name: "Föreningen",
  legalForm: "ideell-forening",
  municipalityCode: null,
  part: "applicant",
  ...change,
});
const nobody: Ties = { interests: [], memberships: [], municipalityCode: null, municipality: "", took: [] };
const interest = (kind: string, organisationNumber = "8020001234", note = "") => ({
  kind,
  organisationNumber,
  municipalityCode: null as string | null,
  names: [] as string[],
  note,
  years: "",
  ended: false,
});
const shown = (person: Partial<Ties>, ...parties: Party[]) =>
  propose({ ...nobody, ...person }, parties).map(({ kind, ground }) => `${kind} ${ground}`);

describe("a proposed conflict of interest", () => {
  it("is not made of nothing", () => expect(propose(nobody, [party()])).toEqual([]));

  it("names the point of the law that the tie falls under (KL 6:28, wording 2022:638)", () => {
    expect(shown({ interests: [interest("board-seat")] }, party())).toEqual(["board-seat KL 6:28 p. 2"]);
    expect(shown({ interests: [interest("close-relation")] }, party())).toEqual(["close-relation KL 6:28 p. 1"]);
    expect(shown({ interests: [interest("employer")] }, party())).toEqual(["employer KL 6:28 p. 4"]);
    expect(shown({ interests: [interest("former-team")] }, party())).toEqual(["former-team KL 6:28 p. 4"]);
    expect(shown({ interests: [interest("vän")] }, party())).toEqual(["other KL 6:28 p. 4"]);
    expect(shown({ memberships: [{ organisationId: "o", name: "Föreningen", role: "signatory" }] }, party())).toEqual([
      "signatory KL 6:28 p. 2",
    ]);
  });

  it("is weak when the tie is over, and says from when to when", () => {
    const over = { ended: true, years: "2019–2023" };
    const of = (one: Ties["interests"][number]) => propose({ ...nobody, interests: [one] }, [party()])[0];
    expect(of({ ...interest("employer"), ...over })).toMatchObject({ kind: "former-employer", weak: true, note: "2019–2023" });
    expect(of({ ...interest("board-seat", "8020001234", "Kassör"), ...over })).toMatchObject({
      kind: "board-seat",
      weak: true,
      note: "Kassör, 2019–2023",
    });
    expect(of({ ...interest("board-seat"), years: "2019–" })).toMatchObject({ weak: false, note: "2019–" });
  });

  it("follows from a post in a municipality that applies or takes part, by its code", () => {
    const post = { ...interest("municipality", ""), municipalityCode: "1490" };
    const municipality = party({ number: "2120001561", legalForm: "kommun", municipalityCode: "1490", part: "partner" });
    expect(shown({ interests: [post] }, municipality)).toEqual(["municipality KL 6:28 p. 4"]);
    expect(shown({ interests: [post] }, { ...municipality, municipalityCode: "1465" })).toEqual([]);
    // A society with its seat there is not the municipality.
    expect(shown({ interests: [post] }, party({ municipalityCode: "1490" }))).toEqual([]);
  });

  it("does not follow from ties to others", () =>
    expect(
      shown(
        {
          interests: [interest("employer", "5560000001")],
          memberships: [{ organisationId: "x", name: "En annan", role: "editor" }],
        },
        party(),
      ),
    ).toEqual([]));

  it("follows from an undertaking that gets aid by its number, and from one that is only named by the name: told, and barring nobody", () => {
    const [financier, answers] = namedParties(
      [
        { line: "Viskans Väveri", part: "financier" },
        { line: "Viskans väveri AB", part: "responsible" },
      ],
      [party()],
    );
    expect(answers).toBeUndefined();
    const seat = { ...interest("board-seat", "5560000001"), names: ["VISKANS VÄVERI AB (publ)"] };
    const aided = party({ organisationId: "", number: "5560000001", name: "Viskans Väveri AB", part: "undertaking" });
    const of = (...parties: Party[]) =>
      propose({ ...nobody, interests: [seat] }, parties).map(({ part, weak, byName }) => [part, weak, byName]);
    expect(of(aided)).toEqual([["undertaking", false, false]]);
    expect(of(financier as Party)).toEqual([["financier", true, true]]);
    const team = { organisationId: "w", name: "Viskans Väveri aktiebolag", role: "editor" };
    expect(propose({ ...nobody, memberships: [team] }, [financier as Party])).toMatchObject([{ kind: "team", byName: true }]);
    // A number says more than a name: another company with the same name is another company.
    expect(of({ ...aided, number: "5560000002" })).toEqual([]);
    const pays = namedParties([{ line: "Tranemo kommun", part: "financier" }], []);
    expect(propose({ ...nobody, municipalityCode: "1452", municipality: "Tranemo kommun" }, pays)).toMatchObject([
      { kind: "elected", weak: true, byName: true },
    ]);
  });

  it("follows from having signed or answered for an application of the applicant: this one strongly, an earlier one as something to ask of", () => {
    const took = [
      { organisationId: "o", years: "", here: true },
      { organisationId: "o", years: "2021, 2024", here: false },
      { organisationId: "x", years: "2022", here: false },
    ];
    expect(
      propose({ ...nobody, took }, [party(), party({ part: "partner" })]).map(({ kind, note, weak }) => [kind, note, weak]),
    ).toEqual([
      ["in-project", "", false],
      ["earlier-project", "2021, 2024", true],
    ]);
  });

  it("is weak for a former employment and for being elected by the municipality", () => {
    const municipality = party({
      number: "2120001561",
      name: "Borås Stad",
      legalForm: "kommun",
      municipalityCode: "1490",
      part: "partner",
    });
    expect(
      propose({ ...nobody, interests: [interest("former-employer")], municipalityCode: "1490" }, [party(), municipality]).map(
        ({ kind, weak }) => [kind, weak],
      ),
    ).toEqual([
      ["former-employer", true],
      ["elected", true],
    ]);
  });

  it("tells of the exception for companies and foundations that the municipality controls (KL 6:31)", () => {
    expect(
      propose({ ...nobody, interests: [interest("board-seat")] }, [party({ legalForm: "kommunalt-bolag" })])[0]?.controlled,
    ).toBe(true);
    expect(
      propose({ ...nobody, interests: [interest("employer")] }, [party({ legalForm: "kommunalt-bolag" })])[0]?.controlled,
    ).toBe(false);
  });

  it("puts the applicant before partners and the strong before the weak", () => {
    const partner = party({
      number: "2120001561",
      name: "Tranemo kommun",
      legalForm: "kommun",
      municipalityCode: "1452",
      part: "partner",
    });
    expect(
      shown(
        { interests: [interest("former-employer"), interest("employer", "2120001561"), interest("board-seat")] },
        partner,
        party(),
      ),
    ).toEqual(["board-seat KL 6:28 p. 2", "employer KL 6:28 p. 4", "former-employer KL 6:28 p. 4"]);
  });
});

describe("the name of an organisation that somebody has typed", () => {
  it("is the same whatever case, punctuation and form of company it is written with", () => {
    for (const [one, other] of [
      ["Konstföreningen Sju Rum", "konstföreningen sju rum, ek. för."],
      ["Form & Vävnad AB", "Form och vävnad Aktiebolag (publ)"],
      ["Åkerö-Gruppen", "ÅKERÖ GRUPPEN"],
    ] as const)
      expect(sameName(one, other)).toBe(true);
    expect(sameName("Abborren", "Borren")).toBe(false);
    expect(sameName("AB", "ab")).toBe(false);
    expect(plainName("AB (publ)")).toBe("");
  });

  it("may be several on one line, and is never a piece of a word", () => {
    expect(namesIn("Borås Stad och Marks kommun")).toEqual(["Borås Stad och Marks kommun", "Borås Stad", "Marks kommun"]);
    expect(namesIn("Rochadens IF")).toEqual(["Rochadens IF"]);
    expect(namesIn(" ")).toEqual([]);
  });

  it("is a party once, and not when it is one already", () => {
    const known = [party({ name: "Borås Stad" })];
    expect(
      namedParties(
        [
          { line: "Borås Stad och Marks kommun", part: "financier" },
          { line: "Marks kommun", part: "financier" },
        ],
        known,
      ).map(({ name }) => name),
    ).toEqual(["Borås Stad och Marks kommun", "Marks kommun"]);
  });
});
