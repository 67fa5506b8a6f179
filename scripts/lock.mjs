import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Who a process number belongs to right now, or null when nobody. Numbers are used again (in a container at once), so the moment
 * the process began is part of the answer.
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : `${pid}@${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if (fault.code !== "EPERM") return null;
  }
  if (process.platform === "win32") return `${pid}`;
  try {
    const began = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return `${pid}@${began.trim()}`;
  } catch {
    return null;
  }
}

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (fault) {
    return fault.code === "ENOENT" ? null : {};
  }
};

const remove = (file) => {
  try {
    unlinkSync(file);
  } catch (fault) {
    if (fault.code !== "ENOENT") throw fault;
  }
};

const isHeld = (owner) => owner?.identity !== undefined && processIdentity(owner.pid) === owner.identity;

/** The living owner of a lock file, or null. */
export function lockOwner(file) {
  const owner = read(file);
  return isHeld(owner) ? owner : null;
}

/**
 * Takes the lock file, also from an owner that is dead. Returns `{ owner }` when somebody living has it, else
 * `{ release, previous }` where `previous` is what a dead owner left.
 */
export async function takeLock(file, facts = {}) {
  mkdirSync(dirname(file), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const mine = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    token: randomUUID(),
    since: new Date().toISOString(),
    ...facts,
  };
  let previous = null;
  let blank = 0;
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
    } catch (fault) {
      if (fault.code !== "EEXIST") throw fault;
      const owner = read(file);
      if (owner === null) continue;
      if (isHeld(owner)) return { owner };
      // Created a moment ago and not yet written: its owner deserves a little patience.
      if (owner.identity === undefined && blank++ < 20) {
        await pause(50);
        continue;
      }
      // Two may find the same dead owner. A rename moves one exact file; if it moved a living one's, that one is put back.
      const aside = `${file}.${process.pid}.${attempt}`;
      try {
        renameSync(file, aside);
      } catch (moved) {
        if (moved.code === "ENOENT") continue;
        throw moved;
      }
      const taken = read(aside);
      if (isHeld(taken)) {
        try {
          writeFileSync(file, JSON.stringify(taken), { flag: "wx", mode: 0o600 });
        } catch {}
      } else previous = taken;
      remove(aside);
      continue;
    }
    await pause(20);
    if (read(file)?.token !== mine.token) continue;
    return {
      previous,
      /** Adds facts for whoever reads the lock, for instance the address we serve. */
      note: (more) => writeFileSync(file, JSON.stringify(Object.assign(mine, more)), { mode: 0o600 }),
      release: () => {
        if (read(file)?.token === mine.token) remove(file);
      },
    };
  }
  return { owner: read(file) ?? {} };
}
