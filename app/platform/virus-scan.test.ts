import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { scanForVirus } from "#app/platform/virus-scan.server.ts";

/** The harmless file that every scanner takes for a virus (eicar.org), in two halves so that no scanner takes this one for it. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const clamd = "/usr/sbin/clamd";
const there = existsSync(clamd);
if (!there)
  process.stderr.write("SKIPPED: no clamd here, so nothing is scanned for viruses. Debian: apt install clamav-daemon\n");

const freePort = () =>
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

describe.skipIf(!there)("a real clamd", () => {
  const folder = mkdtempSync(join(tmpdir(), "drum-clamd-"));
  let daemon: ChildProcess;
  let address: string;

  beforeAll(async () => {
    const port = await freePort();
    address = `127.0.0.1:${port}`;
    writeFileSync(join(folder, "test.hdb"), `${createHash("md5").update(eicar).digest("hex")}:${eicar.length}:Test.Eicar\n`);
    writeFileSync(
      join(folder, "clamd.conf"),
      `Foreground yes\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${folder}\nStreamMaxLength 2M\n`,
    );
    daemon = spawn(clamd, ["--foreground", `--config-file=${join(folder, "clamd.conf")}`], { stdio: "ignore" });
    for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await new Promise((resume) => setTimeout(resume, 200));
  });
  afterAll(() => {
    daemon.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds the test virus and names it", async () => {
    expect(await scanForVirus(Readable.from([Buffer.from(eicar)]), address)).toEqual({
      clean: false,
      signature: expect.stringMatching(/^Test\.Eicar/),
    });
  });

  it("calls an ordinary file clean, also in many parts", async () => {
    expect(await scanForVirus(Readable.from([Buffer.from("Hej på er")]), address)).toEqual({ clean: true });
    const parts = Array.from({ length: 20 }, () => Buffer.alloc(65_536, "x"));
    expect(await scanForVirus(Readable.from(parts), address)).toEqual({ clean: true });
  });

  it("throws for a file over the scanner's own limit, which it has not scanned", async () => {
    const parts = Array.from({ length: 60 }, () => Buffer.alloc(65_536, "x"));
    await expect(scanForVirus(Readable.from(parts), address)).rejects.toThrow();
  });
});

test("a scanner that cannot be reached, or says nothing, never makes a file clean", async () => {
  await expect(scanForVirus(Readable.from([Buffer.from("x")]), `127.0.0.1:${await freePort()}`)).rejects.toThrow();
  const silent = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((resume) => silent.once("listening", resume));
  const { port } = silent.address() as { port: number };
  await expect(scanForVirus(Readable.from([Buffer.from("x")]), `127.0.0.1:${port}`)).rejects.toThrow();
  silent.close();
});
