import { describe, expect, it } from "vitest";
import { namesFor, type Sealed } from "#app/rooms/applications/sealing.ts";
import {
  exampleMunicipalities,
  exampleNodes,
  exampleRules,
  exampleSections,
} from "#app/rooms/applications/whole-application.test-data.ts";
import { wordsAt } from "#app/rooms/applications/words-at.ts";
import { fixedPlaces } from "#app/rooms/calls/answer-places.ts";

const content = {
  sections: exampleSections,
  names: namesFor(exampleRules, exampleNodes, exampleMunicipalities, exampleSections),
} as Sealed;

describe("an applicant's words in some places of the form", () => {
  it("are the answer of a field that is one, in the applicant's own words", () => {
    expect(wordsAt(content, ["need.targetGroup"], "sv")).toEqual([
      { place: "need.targetGroup", where: expect.stringContaining("Målgrupp"), words: exampleSections.need.targetGroup },
    ]);
  });
  it("are the whole part where a field is many things, and where all of a part is named", () => {
    for (const place of ["municipalities.municipalities", "goals.goals", "budget", "strategy"]) {
      const [one] = wordsAt(content, [place], "en");
      expect(one?.words.length, place).toBeGreaterThan(20);
    }
  });
  it("are in every place that a criterion can name and this application has, and in no other", () => {
    const found = wordsAt(content, [...fixedPlaces, "questions.borta", "nowhere"], "sv").map(({ place }) => place);
    expect(found.length).toBeGreaterThan(12);
    expect(fixedPlaces.filter((place) => !found.includes(place)).every((place) => place === "aid" || place === "support")).toBe(
      true,
    );
    expect(found).not.toContain("questions.borta");
    expect(wordsAt(content, [], "sv")).toEqual([]);
  });
});
