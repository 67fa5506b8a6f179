import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** Which threads of a process have begun to give way, when its helpers have been told to. */
const program = `
  import { readdirSync, readFileSync } from "node:fs";
  import { helpersGiveWay } from "./server/priority.ts";
  const nice = (thread) => Number(readFileSync("/proc/self/task/" + thread + "/stat", "utf8").replace(/^.*\\) /s, "").split(" ")[16]);
  const threads = process.platform === "linux" ? readdirSync("/proc/self/task") : [];
  const before = threads.map(nice);
  helpersGiveWay();
  const gives = threads.filter((thread, at) => nice(thread) > before[at]);
  console.log(JSON.stringify({ gives: gives.length, first: gives.includes(String(process.pid)) }));
`;

it("as many of the engine's helpers as it was told to have, and what keeps the time for them, give way; the first thread does not", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--v8-pool-size=2", "--import", "tsx", "--input-type=module", "--eval", program],
    { encoding: "utf8", timeout: 20_000 },
  );
  expect(stderr).toBe("");
  // Only Linux tells what its threads are: elsewhere all are as they were.
  expect(JSON.parse(stdout)).toEqual({ gives: process.platform === "linux" ? 3 : 0, first: false });
}, 30_000);
