import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** What each thread of a process has done, in nanoseconds, and whether it gives way, once rubbish has been made and cleared. */
const program = `
  import { readdirSync, readFileSync } from "node:fs";
  import { helpersGiveWay } from "./server/priority.ts";
  helpersGiveWay();
  let kept = [];
  for (let turn = 0; turn < 60; turn++) kept = Array.from({ length: 50_000 }, (_, at) => [turn, at, kept[at % 7]?.[0]]);
  const linux = process.platform === "linux";
  const threads = (linux ? readdirSync("/proc/self/task") : []).map((thread) => {
    const [done, gives] = ["schedstat", "stat"].map((name) => readFileSync("/proc/self/task/" + thread + "/" + name, "utf8"));
    return { first: Number(thread) === process.pid, done: Number(done.split(" ")[0]), nice: Number(gives.replace(/^.*\\) /s, "").split(" ")[16]) };
  });
  console.log(JSON.stringify(threads));
`;

it("the engine's helpers give way to whoever asks for a page, and nobody else does", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--v8-pool-size=2", "--max-semi-space-size=1", "--import", "tsx", "--input-type=module", "--eval", program],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  type Thread = { first: boolean; done: number; nice: number };
  const threads = JSON.parse(stdout) as Thread[];
  // Only Linux tells what its threads are.
  const mine = threads.find((thread) => thread.first)?.nice ?? 0;
  const gives = threads.filter((thread) => thread.nice > mine);
  expect(gives).toHaveLength(process.platform === "linux" ? 3 : 0);
  const most = (some: Thread[]) => some.reduce((done, thread) => Math.max(done, thread.done), 0);
  const others = threads.filter((thread) => !thread.first && !gives.includes(thread));
  expect(most(gives)).toBeGreaterThanOrEqual(most(others));
});
