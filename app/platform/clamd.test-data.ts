import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The harmless file that every scanner takes for a virus (eicar.org), in two halves so that no scanner takes this one for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const clamd = "/usr/sbin/clamd";

/** Where there is none, the test that asks is left out and says so. */
export function clamdIsThere(): boolean {
  const there = existsSync(clamd);
  if (!there)
    process.stderr.write("SKIPPED: no clamd here, so nothing is scanned for viruses. Debian: apt install clamav-daemon\n");
  return there;
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

export type Scanner = { readonly address: string; readonly stop: () => void };

/** A clamd of the test's own, which knows one virus and so is awake in a second. It takes at most 2 megabytes. */
export async function startClamd(): Promise<Scanner> {
  const folder = mkdtempSync(join(tmpdir(), "drum-clamd-"));
  const port = await freePort();
  writeFileSync(join(folder, "test.hdb"), `${createHash("md5").update(eicar).digest("hex")}:${eicar.length}:Test.Eicar\n`);
  writeFileSync(
    join(folder, "clamd.conf"),
    `Foreground yes\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${folder}\nStreamMaxLength 2M\n`,
  );
  const daemon = spawn(clamd, ["--foreground", `--config-file=${join(folder, "clamd.conf")}`], { stdio: "ignore" });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await new Promise((resume) => setTimeout(resume, 200));
  return {
    address: `127.0.0.1:${port}`,
    stop: () => {
      daemon.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
