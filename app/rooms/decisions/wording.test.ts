import { describe, expect, it } from "vitest";
import { amendmentItem } from "#app/rooms/decisions/agenda.ts";
import { exampleItem } from "#app/rooms/decisions/meeting.test-data.ts";
import { clausesOf } from "#app/rooms/decisions/minutes.ts";
import type { WaitingAmendment } from "#app/rooms/decisions/queries/amendments.server.ts";
import {
  faultIn,
  fillIn,
  shippedWordings,
  type WordingKey,
  wordingKeys,
  wordingKinds,
  wordingsOf,
} from "#app/rooms/decisions/wording.ts";

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

  it("is what a matter that is put off, a later decision and a letter's first words are written with", () => {
    const own = (key: WordingKey, sv: string) => ({ key, version: 1, sv, en: "" });
    const words = wordingsOf([
      own("minutes-table", "låta ärendet vila"),
      own("minutes-change-amount", "i {beslut} byta {tidigare} mot {belopp}"),
      own("minutes-withdraw", "ta tillbaka {beslut}"),
    ]);
    const deferral = { kind: "tabled", by: "majority", requestedBy: [], reasons: "" } as const;
    const putOff = exampleItem({ deferral });
    expect(clausesOf(putOff, [], words)).toEqual(["låta ärendet vila"]);
    expect(clausesOf({ ...putOff, deferral: { ...deferral, kind: "referred" } }, [], words)).toEqual([
      "återremittera ärendet till kansliet",
    ]);
    const about = {
      id: "a",
      kind: "change",
      project: "Vävstugan",
      organisation: "Vävnod",
      number: "T-1",
      callId: "c",
      paragraph: 4,
      heldOn: "2027-02-01",
      outcome: "grant",
      beforeOre: 40_000n,
      amountOre: 30_000n,
      endsOn: "2027-12-31",
      conditions: "Ett.\nTvå.",
      correction: "",
      ground: null,
      reasons: "Skäl",
      before: [],
    } as unknown as WaitingAmendment;
    const plain = (clauses: readonly string[]) => clauses.map((clause) => clause.replaceAll("\u00a0", " "));
    expect(plain(amendmentItem(about, words).clauses)).toEqual([
      "i § 4/2027 byta 400 kr mot 300 kr",
      "ändra beslutet § 4/2027 så att projektet får pågå till och med den 31 december 2027",
      "ändra beslutet § 4/2027 så att de särskilda villkoren lyder: Ett. Två.",
    ]);
    const bare = { ...about, amountOre: null, endsOn: null, conditions: "" };
    expect(amendmentItem({ ...bare, kind: "withdrawal" }, words).clauses).toEqual([
      "ta bort de särskilda villkoren i beslutet § 4/2027",
      "ta tillbaka § 4/2027",
    ]);
    expect(amendmentItem({ ...bare, conditions: null, correction: "år 2028" }, words).clauses).toEqual([
      "rätta en uppenbar felskrivning i beslutet § 4/2027: år 2028",
    ]);
  });
});
