import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FinancingRow, readSections, type Sections } from "#app/rooms/applications/application.ts";
import { answer, type ConfirmationSubject } from "#app/rooms/applications/commands/confirm.ts";
import { saveSection } from "#app/rooms/applications/commands/save-section.ts";
import { answerForm } from "#app/rooms/applications/confirmation.forms.ts";
import {
  type Asked,
  type Confirmation,
  confirmationFaults,
  financiersOf,
  questionTo,
  sealedConfirmations,
  standingsOf,
  stillHolds,
  stillSealed,
  undoneBy,
} from "#app/rooms/applications/confirmation.ts";
import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";

const row = (key: string, change: Partial<FinancingRow> = {}): FinancingRow => ({
  key,
  source: "kommun",
  name: "Borås Stad",
  year: 2027,
  kind: "cash",
  amount: 10_000_000n,
  ...change,
});
const period = { from: "2027-02-01", to: "2029-01-31" } as const;
const sections = (rows: readonly FinancingRow[], change: object = {}): Sections => ({
  ...readSections({ project: { title: "Väva", period, ...change } }),
  financing: { rows: [...rows] },
});
const rows = [row("r1"), row("r2", { year: 2028, kind: "own-work", amount: 5_000_000n }), row("r3", { name: "Marks kommun" })];
const asked: Asked = {
  financier: "Borås Stad",
  source: "kommun",
  period,
  rows: [
    { key: "r1", year: 2027, kind: "cash", amount: 10_000_000n },
    { key: "r2", year: 2028, kind: "own-work", amount: 5_000_000n },
  ],
};
const confirmation = (state: Confirmation["state"], change: Partial<Confirmation> = {}): Confirmation => ({
  id: "c1",
  state,
  asked,
  contact: { name: "Eva Lind", email: "eva@boras.example" },
  askedAt: new Date("2026-11-20T10:00:00Z"),
  askedBy: "Siv Ek",
  sentAt: new Date("2026-11-20T10:00:00Z"),
  answer:
    state === "confirmed" || state === "declined"
      ? { at: new Date("2026-11-21T10:00:00Z"), name: "Eva Lind", title: "Kommunchef", words: "" }
      : null,
  ...change,
});
const rules = (confirmations: "required" | "voluntary" | "unused") => ({ ...exampleRules, confirmations });

describe("what has been confirmed", () => {
  it("holds as long as every covered value reads the same, and not one moment longer", () => {
    const changed = fc.oneof(
      fc.record({ amount: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })) }),
      fc.record({ year: fc.option(fc.integer({ min: 2026, max: 2030 })) }),
      fc.record({ kind: fc.constantFrom("cash" as const, "own-work" as const) }),
      fc.record({ name: fc.string() }),
      fc.record({ source: fc.constantFrom("kommun", "region", "") }),
    );
    fc.assert(
      fc.property(fc.constantFrom("r1", "r2"), changed, (key, change) => {
        const before = rows.find((one) => one.key === key) as FinancingRow;
        const after = rows.map((one) => (one.key === key ? { ...one, ...change } : one));
        const same = Object.entries(change).every(([field, value]) => before[field as keyof FinancingRow] === value);
        expect(stillHolds(asked, sections(after))).toBe(same);
      }),
    );
    for (const key of ["r1", "r2"]) expect(stillHolds(asked, sections(rows.filter((one) => one.key !== key)))).toBe(false);
    for (const change of [{ from: null }, { to: "2029-02-28" }, { from: "2027-02-02" }])
      expect(stillHolds(asked, sections(rows, { period: { ...period, ...change } }))).toBe(false);
  });

  it("is not touched by anything else that the application says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), amount: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })) })),
        fc.string(),
        fc.string(),
        (others, title, summary) => {
          const more = others.map((other, index) => row(`x${index}`, other));
          const shuffled = [...more, ...[...rows].reverse().map((one) => (one.key === "r3" ? { ...one, amount: 1n } : one))];
          expect(stillHolds(asked, sections(shuffled, { title, summary }))).toBe(true);
        },
      ),
    );
  });

  it("is undone by the save that changes it, asked and confirmed alike, and the one who was asked is told", () => {
    const standing = [
      confirmation("asked", { id: "a" }),
      confirmation("confirmed", { id: "b" }),
      confirmation("declined", { id: "c" }),
    ];
    expect(undoneBy(standing, sections(rows.slice(1))).map((one) => one.id)).toEqual(["a", "b"]);
    const subject = {
      id: "1",
      state: "drafted" as const,
      version: 3,
      callId: "c",
      organisationId: "o",
      rulesVersion: 1,
      submitted: false,
      barred: [],
      step: "full" as const,
      sketched: false,
      paper: false,
      sectionVersion: 1,
      answers: {},
      completion: null,
      promised: { standing, sections: sections(rows) },
    };
    const save = (content: Sections["financing"]) =>
      saveSection(subject, { section: "financing", version: 1, content }, new Date(0));
    expect(save({ rows })).toMatchObject({ value: { events: [{ type: "SectionSaved" }], follow: [] } });
    expect(save({ rows: rows.slice(1) })).toMatchObject({
      value: {
        events: [
          { type: "SectionSaved" },
          { type: "ConfirmationVoided", confirmationId: "a" },
          { type: "ConfirmationVoided", confirmationId: "b" },
        ],
        follow: [{ payload: { confirmationId: "a", what: "voided" } }, { payload: { confirmationId: "b", what: "voided" } }],
      },
    });
    const moved = sections(rows, { period: { ...period, to: "2028-12-31" } }).project;
    expect(saveSection(subject, { section: "project", version: 1, content: moved }, new Date(0))).toMatchObject({
      value: { events: [{}, { confirmationId: "a" }, { confirmationId: "b" }] },
    });
  });
});

describe("a question", () => {
  it("goes once to each who pays, with all its rows; never to the fund nor to the applicant itself", () => {
    const all = [...rows, row("r4", { source: "drum", name: "" }), row("r5", { name: " vävnod  SJUHÄRAD " })];
    expect(financiersOf(all, rules("voluntary"), "Vävnod Sjuhärad").map((one) => [one.name, one.rows.length])).toEqual([
      ["Borås Stad", 2],
      ["Marks kommun", 1],
    ]);
  });

  it("covers what no live question covers, and is put only when every row of it is whole", () => {
    const [boras] = financiersOf(rows, rules("voluntary"), "") as [ReturnType<typeof financiersOf>[number]];
    expect(questionTo(boras, [], period)).toEqual({ ok: true, value: asked });
    expect(questionTo(boras, [confirmation("asked")], period)).toMatchObject({ refusal: { code: "already-asked" } });
    expect(questionTo(boras, [confirmation("declined"), confirmation("voided")], period)).toMatchObject({ ok: true });
    expect(questionTo(boras, [], null)).toMatchObject({ refusal: { code: "period-missing" } });
    for (const change of [{ amount: null }, { amount: 0n }, { year: null }])
      expect(questionTo({ ...boras, rows: [row("r1", change)] }, [], period)).toMatchObject({
        refusal: { code: "rows-incomplete" },
      });
    const more = { ...boras, rows: [...boras.rows, row("r9", { year: 2029 })] };
    expect(questionTo(more, [confirmation("confirmed")], period)).toMatchObject({ value: { rows: [{ key: "r9", year: 2029 }] } });
  });

  it("is shown to the team as it stands", () => {
    const state = (confirmations: Confirmation[], more: FinancingRow[] = []) =>
      standingsOf([...rows, ...more], rules("voluntary"), "", confirmations)[0]?.state;
    expect(state([])).toBe("none");
    expect(state([confirmation("asked")])).toBe("asked");
    expect(state([confirmation("confirmed")])).toBe("confirmed");
    expect(state([confirmation("confirmed")], [row("r9")])).toBe("partly");
    expect(state([confirmation("declined")])).toBe("declined");
    expect(state([confirmation("voided")])).toBe("voided");
  });
});

describe("a call that demands confirmations", () => {
  it("names every financier that some of has not been confirmed; another call names none", () => {
    const faults = (kind: "required" | "voluntary" | "unused", confirmations: Confirmation[]) =>
      confirmationFaults(rules(kind), "Vävnod", { financing: { rows: [...rows] } }, confirmations);
    expect(faults("required", [confirmation("asked")]).map(({ name, row: at, amount }) => [name, at, amount])).toEqual([
      ["Borås Stad", "r1", 15_000_000n],
      ["Marks kommun", "r3", 10_000_000n],
    ]);
    expect(faults("required", [confirmation("confirmed")]).map((fault) => fault.name)).toEqual(["Marks kommun"]);
    for (const kind of ["voluntary", "unused"] as const) expect(faults(kind, [])).toEqual([]);
  });

  it("keeps in a completed version only what still reads as it was confirmed", () => {
    const confirmations = sealedConfirmations([confirmation("confirmed")]);
    const before = { sections: sections(rows), confirmations };
    const other = rows.map((one) => (one.key === "r3" ? { ...one, amount: 1n } : one));
    expect(stillSealed(before, sections(other))).toEqual(confirmations);
    expect(stillSealed(before, sections(rows.slice(1)))).toEqual([]);
    expect(stillSealed(before, sections(rows.map((one) => ({ ...one, year: 2029 }))))).toEqual([]);
    expect(stillSealed(before, sections(rows, { period: { ...period, to: "2028-12-31" } }))).toEqual([]);
  });

  it("seals who confirmed, in what capacity, when and what; nothing that was only asked", () => {
    expect(sealedConfirmations([confirmation("asked"), confirmation("declined"), confirmation("voided")])).toEqual([]);
    expect(sealedConfirmations([confirmation("confirmed")])).toEqual([
      {
        id: "c1",
        financier: "Borås Stad",
        rows: ["r1", "r2"],
        amount: 15_000_000n,
        by: { name: "Eva Lind", title: "Kommunchef" },
        at: "2026-11-21T10:00:00.000Z",
      },
    ]);
  });
});

describe("an answer", () => {
  const subject = (state: "drafted" | "submitted", callState: "published" | "withdrawn" = "published"): ConfirmationSubject => ({
    id: "c1",
    state: "asked",
    version: 1,
    application: {
      id: "1",
      state,
      version: 1,
      callId: "c",
      organisationId: "o",
      rulesVersion: 1,
      submitted: state === "submitted",
      barred: [],
      step: "full" as const,
      sketched: false,
      paper: false,
    },
    call: {
      state: callState,
      opensAt: new Date("2026-11-01T08:00:00Z"),
      closesAt: new Date("2026-12-01T22:59:00Z"),
      lateUntil: null,
    },
  });
  const typed = { name: "Eva Lind", title: "Kommunchef", words: "" };
  const at = (instant: string) => ({ actor: { personId: "" } as never, now: new Date(instant) });

  it("is taken to the end of the last minute, later by permission, and never for an application that has been sent", () => {
    expect(answer(subject("drafted"), at("2026-12-01T22:59:59.999Z"), typed)).toMatchObject({ ok: true });
    const late = at("2026-12-01T23:00:00.000Z");
    expect(answer(subject("drafted"), late, typed)).toMatchObject({ refusal: { code: "confirmation-expired" } });
    const admitted = { ...subject("drafted"), call: { ...subject("drafted").call, lateUntil: new Date("2026-12-04T22:59:00Z") } };
    expect(answer(admitted, late, typed)).toMatchObject({ ok: true });
    const during = at("2026-11-20T10:00:00Z");
    expect(answer(subject("submitted"), during, typed)).toMatchObject({ refusal: { code: "application-sent" } });
    expect(answer(subject("drafted", "withdrawn"), during, typed)).toMatchObject({ refusal: { code: "confirmation-expired" } });
  });

  it("needs a name and a title, for a yes the declaration, and for a no some words: all said at once", () => {
    const fields = (form: object) => answerForm.safeParse(form).error?.issues.map((issue) => issue.path[0]) ?? [];
    expect(fields({ answer: "confirm" })).toEqual(["name", "title", "declaration"]);
    expect(fields({ answer: "decline" })).toEqual(["name", "title", "words"]);
    expect(fields({ answer: "confirm", name: "Eva", title: "Chef", declaration: "on" })).toEqual([]);
    expect(fields({ answer: "decline", name: "Eva", title: "Chef", words: "Nej" })).toEqual([]);
  });
});
