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

  it("says what others pay by kind of source, and who they are where the name is an organisation's, never what each of them pays", () => {
    expect(shown("2027-03-01", "2028-12-31").partners).toEqual({ names: ["Borås Stad", "Marks kommun"], unnamed: 0 });
    const { sections } = exampleSealed;
    const [row] = sections.financing.rows.slice(-1);
    const rows = [
      ...sections.financing.rows,
      ...["Eva Ek", exampleSealed.organisation.name].map((name) => ({ ...(row as typeof row & object), name })),
    ];
    const more = { ...exampleSealed, sections: { ...sections, financing: { rows } } } as typeof exampleSealed;
    const published = publishedApplication(more, { today: "2027-03-01", endsOn: null, language: "sv" });
    expect(published.partners).toEqual({ names: ["Borås Stad", "Marks kommun"], unnamed: 1 });
    expect(JSON.stringify(published.partners)).not.toContain("Eva");
    expect(shown("2027-03-01", "2028-12-31").coFinancing).toEqual([{ label: expect.any(String), amountOre: 80_000_000n }]);
  });

  it("holds nothing else of the application: no telephone, risks, answers or aid", () => {
    const everything = JSON.stringify(shown("2027-03-01", "2028-12-31"), (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    for (const kept of ["033-12 34 56", "Projektledare", "Få deltagare", "Tio kurser", "Återbruk", "Hantverket", "8029907014"])
      expect(everything).not.toContain(kept);
    expect(everything).toContain("Textilt hantverk i fem kommuner.");
  });
});
