import { describe, expect, it } from "vitest";
import { exampleSealed } from "#app/rooms/applications/whole-application.test-data.ts";
import { publishedApplication } from "#app/rooms/reporting/publication.ts";

const shown = (today: string, endsOn: string | null) => publishedApplication(exampleSealed, { today, endsOn, language: "sv" });

describe("what is published of an application that has been granted", () => {
  it("names the contact person to the project's last day and not a day longer", () => {
    expect(shown("2028-12-31", "2028-12-31").contact).toEqual({ name: "Siv Ek", email: "siv@vavnod.example" });
    expect(shown("2029-01-01", "2028-12-31").contact).toBeNull();
    expect(shown("2027-03-01", null).contact).toBeNull();
  });

  it("follows a later decision on when the project ends", () => {
    expect(shown("2029-01-01", "2029-06-30").contact?.name).toBe("Siv Ek");
  });

  it("says what others pay by kind of source, and never who", () => {
    expect(shown("2027-03-01", "2028-12-31").coFinancing).toEqual([{ label: expect.any(String), amountOre: 80_000_000n }]);
  });

  it("holds nothing else of the application: no telephone, names of others, risks, answers or aid", () => {
    const everything = JSON.stringify(shown("2027-03-01", "2028-12-31"), (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    for (const kept of [
      "033-12 34 56",
      "Projektledare",
      "Borås Stad",
      "Marks kommun",
      "Få deltagare",
      "Tio kurser",
      "Återbruk",
      "Hantverket",
      "8029907014",
    ])
      expect(everything).not.toContain(kept);
    expect(everything).toContain("Textilt hantverk i fem kommuner.");
  });
});
