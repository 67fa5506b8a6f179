import { describe, expect, it } from "vitest";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";
import { exampleCall } from "#app/rooms/calls/call.test-data.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { reviseRules } from "#app/rooms/calls/commands/revise-rules.ts";
import type { CallSurroundings } from "#app/rooms/calls/compile.ts";
import { levelId } from "#app/rooms/calls/draft.ts";
import type { CallDraft } from "#app/rooms/calls/parts.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";
import { changedParts, nextRules, type Published, partsOf, revisableParts } from "#app/rooms/calls/revision.ts";
import { callRules, type StoredCallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const opsAt = new Date("2027-06-01T06:00:00Z");
// Words that nobody would write today stand as they were published: what is not changed is not written anew.
const stored = JSON.parse(
  canonical({
    ...exampleRules,
    criteria: ["nytta", "samverkan"].map((key) => ({
      key,
      name: both(key),
      about: both("Om"),
      weight: 50,
      levels: [1, 2, 3, 4, 5].map((value) => ({ value, text: both(`nivå ${value}`) })),
      questions: [],
    })),
    frameworks: exampleRules.frameworks.map((choice) => ({ ...choice, help: both("Hjälp"), label: both("Val") })),
    questions: [
      exampleQuestion("var", "choice", {
        text: both("Var?"),
        required: true,
        options: [
          { key: "i-boras", text: both("I Borås") },
          { key: "i-mark", text: both("I Mark") },
        ],
      }),
      exampleQuestion("varfor", "long", {
        text: both("Varför Borås?"),
        maxLength: 500,
        condition: { on: "var", test: "is", value: "i-boras" },
      }),
    ],
  }),
) as StoredCallRules;
const call: CallWithRules = { ...exampleCall, opensAt: opsAt, rules: callRules.parse(stored) };
const published: Published = { call, rules: stored, funds: [{ fundId: "f", limitOre: kronor(3_000_000) }], invited: [] };
const around: CallSurroundings = {
  now: new Date("2027-07-01T10:00:00Z"),
  takenNumbers: new Set(["DRUM-2028"]),
  // Less is left than the call was given: it is its own all the same.
  funds: new Map([["f", { name: "Tillväxt 2028", leftOre: kronor(1) }]]),
  levels: new Map(
    call.rules.frameworks.map(({ framework, version, nodeType }) => [
      levelId(framework, version, nodeType),
      ["1", "2", "3"].map((number) => `${framework}/${number}`),
    ]),
  ),
  indicators: new Map(),
};
const whole = partsOf(published);
const withPart = <Key extends keyof CallDraft>(key: Key, change: Partial<CallDraft[Key]>): CallDraft => ({
  ...whole,
  [key]: { ...whole[key], ...change },
});
const nobody = { received: false, scored: false };
const revise = (draft: CallDraft, progress = nobody, now = around.now) =>
  reviseRules(call, draft, published, progress, { ...around, now }, both("Rådet ändrade ramen."));
const rulesAfter = (draft: CallDraft): StoredCallRules => {
  const outcome = revise(draft);
  const event = outcome.ok ? outcome.value.events[0] : null;
  if (event?.type !== "RulesRevised") throw new Error(outcome.ok ? "no event" : JSON.stringify(outcome.refusal));
  return event.rules;
};
const refused = (draft: CallDraft, progress = nobody, now = around.now) => {
  const outcome = revise(draft, progress, now);
  return outcome.ok ? "ok" : outcome.refusal.code;
};

describe("new rules for a published call", () => {
  it("are none when nothing has been changed, whatever is typed where it does not belong", () => {
    expect(changedParts(whole, published)).toEqual([]);
    expect(refused(whole)).toBe("nothing-changed");
    const elsewhere = {
      ...whole,
      basics: { ...whole.basics, number: "ANNAT-1", title: both("Annat") },
      texts: { ...whole.texts, purpose: both("Annat") },
      time: { ...whole.time, closesOn: "2027-12-31" },
    };
    expect(refused(elsewhere)).toBe("nothing-changed");
  });

  it("give a call of one step no second, and one of two no other days", () => {
    expect(changedParts(withPart("sketch", { sections: ["need"], binding: true }), published)).toEqual([]);
    const sketch = { sections: ["need" as const], questions: [], binding: false };
    const inTwo = {
      ...published,
      call: {
        ...call,
        kind: "two-step" as const,
        sketchClosesAt: new Date("2027-07-10T21:59:00Z"),
        sketchAnswerOn: "2027-07-20",
        rules: { ...call.rules, sketch },
      },
    };
    const part = partsOf(inTwo);
    expect(changedParts({ ...part, sketch: { ...part.sketch, closesOn: "2027-08-01", answerOn: null } }, inTwo)).toEqual([]);
    expect(changedParts({ ...part, sketch: { ...part.sketch, binding: true } }, inTwo)).toEqual(["sketch"]);
  });

  it("change what was changed and leave every other word as it was", () => {
    const rules = rulesAfter(withPart("money", { maxAmount: kronor(4_000_000).toString() }));
    expect(rules.limits.maxOre).toBe("400000000");
    const { limits: _before, ...before } = stored;
    const { limits: _after, ...after } = rules;
    expect(canonical(after)).toBe(canonical(before));
    expect(revise(withPart("money", { maxAmount: kronor(4_000_000).toString() }))).toMatchObject({
      value: {
        events: [{ type: "RulesRevised", version: 2, changed: ["money"], note: both("Rådet ändrade ramen.") }],
        follow: [{ kind: "call-rules-revised", payload: { callId: "c", version: 2 } }],
      },
    });
  });

  it("keep the keys of what is asked, so that an answer is still the answer to the same question", () => {
    const asked = whole.questions.asked;
    const rules = rulesAfter(
      withPart("questions", {
        asked: asked.map((row) =>
          row.key === "var" ? { ...row, options: both("I Mark\nI Borås\nI Tranemo"), text: both("Var i Sjuhärad?") } : row,
        ) as typeof asked,
      }),
    );
    expect(rules.questions?.[0]?.options.map((option) => option.key)).toEqual(["i-mark", "i-boras", "i-tranemo"]);
    expect(rules.questions?.[1]?.condition?.value).toBe("i-boras");
  });

  it("leave how applications are judged alone once one has come in, and say why", () => {
    const weights = withPart("criteria", {
      criteria: whole.criteria.criteria.map((row, index) => ({
        ...row,
        weight: (row.weight ?? 0) + (index === 0 ? -5 : index === 1 ? 5 : 0),
      })),
    });
    expect(refused(weights)).toBe("ok");
    expect(refused(weights, { received: true, scored: false })).toBe("received-already");
    expect(refused(weights, { received: true, scored: true })).toBe("scored-already");
    // What is not about judging may still change for those who have not sent in.
    expect(refused(withPart("money", { minMunicipalities: 1 }), { received: true, scored: true })).toBe("ok");
  });

  it("are not made after the last minute, nor with faults in them, nor with new terms under the old name", () => {
    const change = withPart("money", { minMunicipalities: 1 });
    expect(refused(change, nobody, new Date("2027-08-20T21:59:59.999Z"))).toBe("ok");
    expect(refused(change, nobody, new Date("2027-08-20T22:00:00Z"))).toBe("closed");
    expect(refused(withPart("money", { minAmount: null }))).toBe("not-ready");
    const [first, ...rest] = whole.terms.paragraphs;
    const paragraphs = [{ ...(first as NonNullable<typeof first>), text: both("Nytt") }, ...rest];
    expect(refused(withPart("terms", { paragraphs }))).toBe("terms-same-version");
    expect(refused(withPart("terms", { paragraphs, termsVersion: "2028:2" }))).toBe("ok");
  });
});

describe("every part that may be revised", () => {
  it("is told of by rules of its own: none can be changed without effect", () => {
    const compiled = Object.fromEntries(
      [...Object.keys(callRules.shape)].map((key) => [key, `new ${key}`]),
    ) as never as StoredCallRules;
    const next = (part: (typeof revisableParts)[number]) =>
      nextRules({ ...stored }, { ...compiled, limits: stored.limits }, [part]) as unknown as Record<string, unknown>;
    const told = revisableParts.flatMap((part) =>
      Object.entries(next(part)).flatMap(([key, value]) => (value === `new ${key}` ? [key] : [])),
    );
    expect(new Set(told)).toEqual(new Set(Object.keys(callRules.shape).filter((key) => key !== "limits")));
  });
});
