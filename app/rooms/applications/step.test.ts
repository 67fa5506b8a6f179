import { describe, expect, it } from "vitest";
import { readSection, sectionKeys, sectionsWith } from "#app/rooms/applications/application.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import { sealedSections } from "#app/rooms/applications/sealing.ts";
import { rulesAt, stepAfter, steps, writable } from "#app/rooms/applications/step.ts";
import { exampleOffer, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const rules: CallRules = {
  ...exampleRules,
  sketch: { sections: ["need", "municipalities"], questions: ["moter"], binding: true },
};

describe("the step of an application to a call in two", () => {
  it("follows from the sketch: none, waiting, and after the answer the whole unless only the welcome go on", () => {
    const answered = (state: Parameters<typeof stepAfter>[0]["state"], binding: boolean) => stepAfter({ state, binding });
    expect(answered("absent", true)).toBe("sketch");
    expect(answered("submitted", false)).toBe("waiting");
    expect([answered("welcomed", true), answered("welcomed", false)]).toEqual(["full", "full"]);
    expect([answered("advised-against", true), answered("advised-against", false)]).toEqual(["ended", "full"]);
  });

  it("lets its team write in a sketch and in a full application, and never while the office reads or after the end", () =>
    expect(steps.filter((step) => writable(step).ok)).toEqual(["sketch", "full"]));
});

describe("the rules at a step", () => {
  it("are the whole call's in a call of one step, and when the sketch has been answered", () => {
    for (const step of steps) expect(rulesAt(exampleRules, step)).toBe(exampleRules);
    expect(rulesAt(rules, "full")).toBe(rules);
  });

  it("ask in a sketch for the project, the chosen parts and the chosen questions, and never for annexes or financiers", () => {
    const asked = rulesAt(rules, "sketch");
    expect(sectionsWith(asked)).toEqual(["project", "need", "municipalities", "questions"]);
    expect(asked.questions.map(({ key }) => key)).toEqual(["moter"]);
    expect([asked.annexes, asked.confirmations]).toEqual([[], "unused"]);
    expect(sectionsWith(rulesAt({ ...rules, sketch: { sections: [], questions: [], binding: false } }, "sketch"))).toEqual([
      "project",
    ]);
  });

  it("find no fault in what a sketch does not ask, and the same faults as ever in what it does", () => {
    const empty = Object.fromEntries(sectionKeys.map((key) => [key, readSection(key, {})])) as unknown as typeof exampleSections;
    const asked = rulesAt(rules, "sketch");
    const found = faultsOf({ sections: empty, rules: asked, ...exampleOffer });
    expect(new Set(found.map(({ section }) => section))).toEqual(new Set(["project", "need", "municipalities"]));
    expect(
      faultsOf({
        sections: {
          ...empty,
          project: exampleSections.project,
          need: exampleSections.need,
          municipalities: exampleSections.municipalities,
        },
        rules: asked,
        ...exampleOffer,
      }),
    ).toEqual([]);
  });

  it("seal of a sketch what it asks and nothing else that its draft may hold", () => {
    const sealed = sealedSections(exampleSections, rulesAt(rules, "sketch"));
    expect(sealed.need).toEqual(exampleSections.need);
    expect(sealed.questions.answers).toEqual({ moter: ["unga"] });
    for (const key of ["budget", "financing", "plan", "goals", "strategy"] as const)
      expect(sealed[key]).toEqual(readSection(key, {}));
  });
});
