/**
 * Mends package-lock.json after a dependency changed on a network whose registry lacks some platforms' binaries: npm leaves those out
 * of the lock file and `npm ci` then calls the file incomplete, on every machine. The missing entries are written from what the
 * packages themselves ask for; npm fetches one only where the platform matches.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, say } from "./console.mjs";
import { root } from "./environment.mjs";

const systems = {
  android: "android",
  darwin: "darwin",
  macos: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  openharmony: "openharmony",
  win32: "win32",
  windows: "win32",
};
const processors = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "arm"];

function platformOf(name) {
  const parts = name.split("/").at(-1).split("-");
  const system = parts.map((part) => systems[part]).find(Boolean);
  const processor = processors.find((cpu) => parts.includes(cpu));
  if (!system || !processor) return null;
  const libc =
    parts.includes("musl") || parts.includes("musleabihf")
      ? ["musl"]
      : parts.some((part) => part.startsWith("gnu"))
        ? ["glibc"]
        : undefined;
  return { cpu: [processor], ...(libc ? { libc } : {}), os: [system] };
}

/** Where Node looks for what the package at `path` asks for, nearest first. */
function homes(path) {
  const steps = path.split("node_modules/");
  return steps
    .map((_, place) => steps.slice(0, steps.length - place).join("node_modules/"))
    .map((home) => (home && !home.endsWith("/") ? `${home}/` : home));
}

await main(() => {
  const file = join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      if (path === "" || !platform || !/^\d/.test(version)) continue;
      const places = homes(path).map((home) => `${home}node_modules/${name}`);
      const found = places.find((place) => lock.packages[place]);
      if (found && lock.packages[found].version === version) continue;
      // Beside the package that asks, as npm would put it; inside it when that place has another version.
      const place = lock.packages[places[1]] ? places[0] : places[1];
      lock.packages[place] = {
        version,
        cpu: platform.cpu,
        ...(entry.dev ? { dev: true } : {}),
        ...(platform.libc ? { libc: platform.libc } : {}),
        optional: true,
        os: platform.os,
      };
      added.push(`${name}@${version}`);
    }
  }
  const [own, ...others] = Object.entries(lock.packages);
  others.sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries([own, ...others]);
  if (added.length > 0 && !process.argv.includes("--check")) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(added.length > 0 ? `Missing were ${added.length}:\n  ${added.join("\n  ")}` : "Nothing was missing.");
});
