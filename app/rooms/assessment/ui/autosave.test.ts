import { describe, expect, it } from "vitest";
import { summaryKey } from "#app/rooms/assessment/assessment.ts";
import { createAutosave, type SaveStatus, type SendOutcome } from "#app/rooms/assessment/ui/autosave.ts";

const at = new Date("2026-11-22T13:03:00Z");
const settle = () => new Promise((resume) => setTimeout(resume, 5));

function stage(answers: (SendOutcome | "hang")[]) {
  const sent: { key: string; level: string; motivation: string; version: number }[] = [];
  const said: [string, SaveStatus["kind"]][] = [];
  const versions: number[] = [];
  const hung: (() => void)[] = [];
  const saver = createAutosave(7, {
    send: async (score) => {
      sent.push(score);
      const answer = answers.shift() ?? { kind: "saved", version: score.version + 1, at };
      if (answer !== "hang") return answer;
      await new Promise<void>((resume) => hung.push(resume));
      return { kind: "saved", version: score.version + 1, at };
    },
    tell: (key, status) => said.push([key, status.kind]),
    newVersion: (version) => versions.push(version),
    wait: async () => {},
  });
  return { saver, sent, said, versions, release: () => hung.shift()?.() };
}

describe("saving while one works", () => {
  it("saves the overall words by themselves, also when they are taken away, and asks no level of them", async () => {
    const { saver, sent, said } = stage([]);
    saver.change(summaryKey, { level: "", motivation: "Starkt förslag." });
    await settle();
    saver.change(summaryKey, { level: "", motivation: "" });
    await settle();
    expect(sent.map(({ motivation }) => motivation)).toEqual(["Starkt förslag.", ""]);
    expect(said.at(-1)).toEqual([summaryKey, "saved"]);
  });

  it("names the version that the save before it gave", async () => {
    const { saver, sent, versions } = stage([]);
    saver.change("need", { level: "3", motivation: "Väl visat." });
    saver.change("plan", { level: "4", motivation: "Rimlig." });
    await settle();
    expect(sent.map(({ key, version }) => [key, version])).toEqual([
      ["need", 7],
      ["plan", 8],
    ]);
    expect(versions).toEqual([8, 9]);
    expect(saver.unsaved()).toBe(false);
  });

  it("does not send half an answer, and says what is missing", async () => {
    const { saver, sent, said } = stage([]);
    saver.change("need", { level: "3", motivation: " " });
    saver.change("plan", { level: "", motivation: "Rimlig." });
    await settle();
    expect(sent).toEqual([]);
    expect(said).toEqual([
      ["need", "needsMotivation"],
      ["plan", "needsLevel"],
    ]);
  });

  it("never says saved about a text that was typed after what was sent", async () => {
    const { saver, sent, said, release } = stage(["hang"]);
    saver.change("need", { level: "3", motivation: "Väl" });
    await settle();
    saver.change("need", { level: "3", motivation: "Väl visat." });
    release();
    await settle();
    expect(sent.map(({ motivation }) => motivation)).toEqual(["Väl", "Väl visat."]);
    expect(said.map(([, kind]) => kind)).toEqual(["saving", "saving", "saved"]);
  });

  it("tries again when the server cannot be reached, and says so meanwhile", async () => {
    const { saver, said } = stage([{ kind: "unreachable" }, { kind: "unreachable" }]);
    saver.change("need", { level: "3", motivation: "Väl visat." });
    await settle();
    expect(said.map(([, kind]) => kind)).toEqual(["saving", "retrying", "retrying", "retrying", "retrying", "saved"]);
  });

  it("stops at another tab's version instead of overwriting it", async () => {
    const { saver, sent, said } = stage([{ kind: "stale" }]);
    saver.change("need", { level: "3", motivation: "Väl visat." });
    saver.change("plan", { level: "4", motivation: "Rimlig." });
    await settle();
    expect(sent).toHaveLength(1);
    expect(said.filter(([, kind]) => kind === "stale").map(([key]) => key)).toEqual(["need", "plan"]);
    expect(saver.unsaved()).toBe(true);
  });

  it("lets the form wait for the save on its way, so that it names the version that save gave", async () => {
    const { saver, sent, versions, release } = stage(["hang"]);
    saver.change("need", { level: "3", motivation: "Väl visat." });
    saver.change("plan", { level: "4", motivation: "Rimlig." });
    await settle();
    const underWay = saver.finish();
    expect(underWay).not.toBeNull();
    release();
    await underWay;
    await settle();
    expect(versions).toEqual([8]);
    expect(sent.map(({ key }) => key)).toEqual(["need"]);
    saver.change("plan", { level: "2", motivation: "Sent." });
    await settle();
    expect(sent).toHaveLength(1);
  });

  it("lets the form go at once when nothing is on its way, also between two tries of a lost network", async () => {
    const { saver } = stage([]);
    expect(saver.finish()).toBeNull();
    let giveUp = () => {};
    const lost = createAutosave(1, {
      send: async () => ({ kind: "unreachable" }),
      tell: () => {},
      newVersion: () => {},
      wait: () =>
        new Promise<void>((resume) => {
          giveUp = resume;
        }),
    });
    lost.change("need", { level: "3", motivation: "Väl visat." });
    await settle();
    expect(lost.finish()).toBeNull();
    giveUp();
    await settle();
    expect(lost.unsaved()).toBe(false);
  });
});
