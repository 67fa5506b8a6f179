import { expect, it } from "vitest";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { type SectionKey, sectionSchemas } from "#app/rooms/applications/application.ts";
import { sectionsAt } from "#app/rooms/applications/places.ts";
import { exampleSealed } from "#app/rooms/applications/whole-application.test-data.ts";
import { answerPlacesTexts } from "#app/rooms/calls/answer-places.texts.ts";
import { fixedPlaces, questionPlace, readPlace } from "#app/rooms/calls/answer-places.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";

const { names } = exampleSealed;

it.each(["sv", "en"] as const)(
  "every place where a criterion may be answered is in the form, and is called there what the call calls it (%s)",
  (language) => {
    const { sections, fields } = applicationTexts[language];
    for (const place of fixedPlaces) {
      const { section, field } = readPlace(place);
      const shape = sectionSchemas[section as SectionKey].shape;
      if (field !== null) expect(Object.keys(shape)).toContain(field);
      const called = field === null ? sections[section as SectionKey].title : fields[field as keyof typeof fields];
      expect(answerPlacesTexts[language].places[place]).toBe(called);
    }
  },
);

it("the applicant's words are looked for where the application has them: not in a part it lacks, nor in a question it was not asked", () => {
  const asked = { ...names, questions: [exampleQuestion("vem", "short")] };
  const places = ["plan.risks", questionPlace("vem"), "need.need", "need.purpose", "aid"];
  expect(sectionsAt(places, { ...asked, stateAid: undefined, earlierSupport: false })).toEqual(["need", "plan", "questions"]);
  expect(sectionsAt([questionPlace("annan")], asked)).toEqual([]);
  expect(sectionsAt(["support"], { ...names, limits: { lowerLevels: 0 } })).toEqual([]);
});
