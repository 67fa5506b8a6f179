import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** Makes rubbish until some thread but the first has done five milliseconds' work with it, and tells which have begun to give way. */
const program = `
  import { readdirSync, readFileSync } from "node:fs";
  import { helpersGiveWay } from "./server/priority.ts";
  const linux = process.platform === "linux";
  const read = (thread, name) => readFileSync("/proc/self/task/" + thread + "/" + name, "utf8");
  const done = (thread) => Number(read(thread, "schedstat").split(" ")[0]);
  const nice = (thread) => Number(read(thread, "stat").replace(/^.*\\) /s, "").split(" ")[16]);
  const threads = linux ? readdirSync("/proc/self/task") : [];
  const [others, before, niceBefore] = [threads.filter((thread) => Number(thread) !== process.pid), threads.map(done), threads.map(nice)];
  helpersGiveWay();
  const gives = threads.filter((thread, at) => nice(thread) > niceBefore[at]);
  let [kept, busiest] = [[], undefined];
  while (linux && busiest === undefined) {
    kept = Array.from({ length: 50_000 }, (_, at) => [at, kept[at % 7]?.[0]]);
    busiest = others.find((thread) => done(thread) - before[threads.indexOf(thread)] > 5_000_000);
  }
  console.log(JSON.stringify({ gives: gives.length, first: gives.includes(String(process.pid)), busiest: !linux || gives.includes(busiest) }));
`;

it("the engine's helpers, which clear memory for every thread, give way to whoever asks for a page, and the first thread does not", {
  timeout: 30_000,
}, () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--v8-pool-size=2", "--max-semi-space-size=1", "--import", "tsx", "--input-type=module", "--eval", program],
    { encoding: "utf8", timeout: 20_000 },
  );
  expect(stderr).toBe("");
  // Only Linux tells what its threads are: elsewhere all are as they were.
  const gives = process.platform === "linux" ? 3 : 0;
  expect(JSON.parse(stdout)).toEqual({ gives, first: false, busiest: true });
});
