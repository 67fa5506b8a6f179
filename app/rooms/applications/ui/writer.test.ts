import { describe, expect, it } from "vitest";
import type { TypedValues } from "#app/rooms/applications/application.forms.ts";
import { type Answer, type Copy, createWriter, type Draft, type Standing } from "./writer.ts";

const at = new Date(0);
const saved = (values: TypedValues, version = 1): Answer => ({ kind: "saved", at, version, values, clashes: [], errors: {} });

/** A page whose form is one object, and a server that answers what it is told to, one after another. */
function stage(answers: ((draft: Draft) => Answer | Promise<Answer>)[]) {
  const form: { values: TypedValues } = { values: { need: "" } };
  const sent: Draft[] = [];
  const told: Standing["kind"][] = [];
  let copy: Copy | null = null;
  const writer = createWriter(
    { need: "" },
    {
      read: () => form.values,
      show: () => {},
      tell: ({ kind }) => told.push(kind),
      keep: (newest) => {
        copy = structuredClone(newest);
      },
      forget: () => {
        copy = null;
      },
      send: async (draft) => {
        sent.push(structuredClone(draft));
        return (answers.shift() ?? (({ typed }) => saved(typed)))(draft);
      },
      wait: async () => {},
    },
  );
  const type = (need: string) => {
    form.values = { need };
    writer.typed();
  };
  return { writer, form, sent, told, type, copy: () => copy };
}

describe("saving while somebody writes", () => {
  it("says saved only after the server has, and keeps a copy until then", async () => {
    const { writer, told, type, copy, sent } = stage([]);
    type("a");
    expect(copy()).toEqual({ underWay: null, newest: { base: { need: "" }, typed: { need: "a" } } });
    await writer.save();
    expect(told).toEqual(["saving", "saved"]);
    expect(copy()).toBeNull();
    expect(writer.unsaved()).toBe(false);
    expect(sent).toEqual([{ base: { need: "" }, typed: { need: "a" } }]);
  });

  it("goes on from what is stored: the next save names it as what the page agreed on", async () => {
    const { writer, type, sent } = stage([() => saved({ need: "theirs and a" })]);
    type("a");
    await writer.save();
    type("b");
    await writer.save();
    expect(sent[1]).toEqual({ base: { need: "theirs and a" }, typed: { need: "b" } });
  });

  it("sends what got no answer again exactly as it was, and what was typed since after it", async () => {
    const play = stage([
      () => {
        play.type("ab");
        return { kind: "unreachable" };
      },
    ]);
    play.type("a");
    await play.writer.save();
    expect(play.sent.map(({ typed }) => typed.need)).toEqual(["a", "a", "ab"]);
    expect(play.told).toEqual(["saving", "retrying", "retrying", "saved", "saving", "saved"]);
    expect(play.copy()).toBeNull();
  });

  it("keeps the copy when nobody is signed in any longer, and sends nothing more", async () => {
    const { writer, type, copy, told, sent } = stage([() => ({ kind: "signed-out" })]);
    type("a");
    await writer.save();
    expect(told.at(-1)).toBe("signed-out");
    type("ab");
    await writer.save();
    expect(sent).toHaveLength(1);
    expect(copy()).toMatchObject({ underWay: { typed: { need: "a" } }, newest: { typed: { need: "ab" } } });
  });

  it("goes on where a lost page left off: first what may have been stored, then what is newest", async () => {
    const { writer, form, sent } = stage([]);
    form.values = { need: "ab" };
    await writer.restore({
      underWay: { base: { need: "" }, typed: { need: "a" } },
      newest: { base: { need: "" }, typed: { need: "ab" } },
    });
    expect(sent).toEqual([
      { base: { need: "" }, typed: { need: "a" } },
      { base: { need: "a" }, typed: { need: "ab" } },
    ]);
  });

  it("never has two saves on their way at once", async () => {
    let open = 0;
    let most = 0;
    const slow = async ({ typed }: Draft): Promise<Answer> => {
      most = Math.max(most, ++open);
      await new Promise((resume) => setTimeout(resume, 5));
      open -= 1;
      return saved(typed);
    };
    const { writer, type, sent } = stage([slow, slow, slow, slow]);
    type("a");
    const first = writer.save();
    type("ab");
    void writer.save();
    type("abc");
    await Promise.all([first, writer.save()]);
    expect(most).toBe(1);
    expect(sent.at(-1)?.typed).toEqual({ need: "abc" });
  });
});
