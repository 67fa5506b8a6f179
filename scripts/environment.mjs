import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "./console.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

export const binaryOf = (...path) => join(root, "node_modules", ...path);

/** Prisma 7 needs to load ES modules by `require`: 20.19, 22.12 and everything from 23 can. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const enough = major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!enough)
    throw new Fault(
      `Drum needs Node 20.19 or newer (of 22: 22.12 or newer); this is ${process.versions.node}. See https://nodejs.org`,
    );
  return major;
}

/** `.env` in the checkout, if there is one. What the environment already says wins. */
export function loadEnvironment() {
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!found) continue;
    const [, name, raw] = found;
    const quoted = /^(["'])(.*?)\1(?:\s+#.*)?$/.exec(raw);
    process.env[name] ??= quoted ? quoted[2] : raw.replace(/\s+#.*$/, "");
  }
}

export const dataFolder = () => resolve(root, process.env.DRUM_DATA_DIR || "var");

export function wantedPort(given = process.env.PORT || "3000", name = "PORT") {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Fault(`${name} must be a number between 1 and 65535, not "${given}".`);
  return port;
}
