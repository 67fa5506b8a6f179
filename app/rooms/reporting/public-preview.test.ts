import { describe, expect, it } from "vitest";
import { exampleSealed } from "#app/rooms/applications/whole-application.test-data.ts";
import { awardFields, type PreviewFacts, publicPreview } from "#app/rooms/reporting/public-preview.ts";
import { publication, publishedApplication } from "#app/rooms/reporting/publication.ts";

const facts: PreviewFacts = {
  ownerType: "Ideell förening",
  seat: "Borås",
  requestedOre: 100n,
  totalOre: 200n,
  period: "2027–2028",
  award: null,
  endsOn: "2028-12-31",
};
const preview = (today: string, more: Partial<PreviewFacts> = {}) =>
  publicPreview(exampleSealed, { ...facts, ...more }, { today, language: "sv", hasFiles: true });
const of = (view: ReturnType<typeof preview>, field: string) => view.shown.find((line) => line.field === field);

describe("the preview of what will be public", () => {
  it("has every field that the register shows, and only those", () =>
    expect(
      preview("2027-03-01")
        .shown.map(({ field }) => field)
        .toSorted(),
    ).toEqual([...awardFields, ...Object.keys(publication)].toSorted()));

  it("shows of the application what the register's own rule shows", () => {
    const register = publishedApplication(exampleSealed, { today: "2027-03-01", endsOn: facts.endsOn, language: "sv" });
    const view = preview("2027-03-01");
    expect(of(view, "summary")?.lines).toEqual([register.summary]);
    expect(of(view, "coFinancing")).toMatchObject({ lines: register.coFinancing.map(({ label }) => label), ore: 80_000_000n });
    expect(of(view, "goals")?.lines).toHaveLength(register.goals.length);
    expect([of(view, "contactName")?.lines, of(view, "contactEmail")?.lines]).toEqual([
      [register.contact?.name],
      [register.contact?.email],
    ]);
  });

  it("the contact person leaves after the project's last day, which is included", () => {
    expect(of(preview("2028-12-31"), "contactName")).toMatchObject({ when: "until-end", openData: false });
    expect(of(preview("2029-01-01"), "contactName")).toMatchObject({ when: "gone" });
    expect(of(preview("2027-03-01"), "summary")).toMatchObject({ when: "always", openData: true });
  });

  it("before the decision nobody knows its sum, day and pots; after it they stand there", () => {
    expect(of(preview("2027-03-01"), "granted")).toMatchObject({ ore: null, when: "when-decided" });
    const award = { grantedOre: 90n, decidedOn: "1 mars 2027", pots: ["Tillväxt"], results: [] };
    expect(of(preview("2027-03-01", { award }), "granted")).toMatchObject({ ore: 90n, when: "always" });
  });

  it("says why each part that is held back is, and shows nothing of it", () => {
    const view = preview("2027-03-01");
    expect(view.held.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["contactPhone", "need", "budget", "financing", "attachments", "scores"]),
    );
    const shown = JSON.stringify(view.shown, (_, value) => (typeof value === "bigint" ? `${value}` : value));
    for (const kept of ["033-12 34 56", "Projektledare", "Få deltagare", "Hantverket"]) expect(shown).not.toContain(kept);
  });
});
