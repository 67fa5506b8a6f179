import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";

/** What Linux says of processes, in MiB; null where there is no `/proc`. */
const asked = (of) => {
  try {
    return of();
  } catch {
    return null;
  }
};
const mebibytes = (pid, file, name) =>
  asked(() =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/${file}`, "utf8"))[1]) / 1024),
  );

const everybody = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name));

/** The process that listens at an address of this machine. */
export const processAt = (url) =>
  asked(() => {
    const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, "0");
    const inode = readFileSync("/proc/net/tcp", "utf8")
      .split("\n")
      .find((row) => row.includes(`:${port} 00000000:0000 0A`))
      ?.trim()
      .split(/\s+/)[9];
    const holds = (pid) =>
      asked(() => readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`));
    return everybody().find(holds) ?? null;
  });

export const residentOf = (pid) => mebibytes(pid, "status", "VmRSS");
/** The highest since the process began, or since it was last forgotten. */
export const peakOf = (pid) => mebibytes(pid, "status", "VmHWM");
export const forgetPeak = (pid) => asked(() => writeFileSync(`/proc/${pid}/clear_refs`, "5"));

/** A process and all that it has begun: what each of them has to itself, and its part of what they share. */
export function familyOf(pid) {
  const parents = new Map(
    everybody().map((one) => [one, asked(() => /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, "utf8"))[1])]),
  );
  const family = new Set([String(pid)]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [one, parent] of parents) {
      if (family.has(one) || !family.has(parent)) continue;
      family.add(one);
      grown = true;
    }
  }
  return [...family].reduce((sum, one) => sum + (mebibytes(one, "smaps_rollup", "Pss") ?? 0), 0);
}
