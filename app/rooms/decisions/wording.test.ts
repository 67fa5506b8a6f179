import { describe, expect, it } from "vitest";
import { faultIn, fillIn, shippedWordings, wordingKeys, wordingKinds, wordingsOf } from "#app/rooms/decisions/wording.ts";

describe("a standing text of minutes and letters", () => {
  it("as Drum ships it says what must be said, in each of its languages", () => {
    for (const key of wordingKeys)
      for (const language of wordingKinds[key].languages) expect(faultIn(key, shippedWordings[key][language]), key).toBeNull();
  });

  it("is refused without what a decision must say, with a field that nothing is known of, or with a brace alone", () => {
    expect(faultIn("minutes-reject", "avslå ansökan från {sökande} till {projekt} ({diarienummer})")).toBeNull();
    expect(faultIn("minutes-reject", "avslå ansökan från {sökande}")).toBe("placeMissing");
    expect(faultIn("minutes-reject", "avslå {sökande} {projekt} {diarienummer} {belopp}")).toBe("placeUnknown");
    expect(faultIn("minutes-reject", "avslå {sökande} {projekt} {diarienummer} {")).toBe("braceAlone");
    expect(faultIn("letter-intended", " ")).toBe("required");
    expect(faultIn("letter-intended", "x".repeat(4_001))).toBe("tooLong");
    expect(faultIn("letter-intended", "Pengarna kommer senare.")).toBeNull();
  });

  it("is filled in from the case, once: what a project is called is never read as a field", () => {
    expect(fillIn("bevilja {sökande} {belopp}", { sökande: "{belopp} AB", belopp: "300 kr" })).toBe("bevilja {belopp} AB 300 kr");
    expect(fillIn("{annat}", {})).toBe("{annat}");
  });

  it("is the office's own where it has one, and Drum's again under a number of its own", () => {
    const own = { key: "letter-intended", version: 3, sv: "Eget.", en: "Own." };
    expect(wordingsOf([own])["letter-intended"]).toEqual({ version: 3, sv: "Eget.", en: "Own." });
    const back = wordingsOf([{ ...own, version: 4, sv: null, en: null }])["letter-intended"];
    expect(back).toEqual({ ...shippedWordings["letter-intended"], version: 4 });
    expect(wordingsOf([own])["letter-appeal"]).toEqual(shippedWordings["letter-appeal"]);
  });
});
