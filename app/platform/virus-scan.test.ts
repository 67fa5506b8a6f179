import { createServer } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { clamdIsThere, eicar, freePort, type Scanner, startClamd } from "#app/platform/clamd.test-data.ts";
import { scanForVirus } from "#app/platform/virus-scan.server.ts";

describe.skipIf(!clamdIsThere())("a real clamd", () => {
  let scanner: Scanner;
  beforeAll(async () => {
    scanner = await startClamd();
  });
  afterAll(() => scanner.stop());

  it("finds the test virus and names it", async () => {
    expect(await scanForVirus(Readable.from([Buffer.from(eicar)]), scanner.address)).toEqual({
      clean: false,
      signature: expect.stringMatching(/^Test\.Eicar/),
    });
  });

  it("calls an ordinary file clean, also in many parts", async () => {
    expect(await scanForVirus(Readable.from([Buffer.from("Hej på er")]), scanner.address)).toEqual({ clean: true });
    const parts = Array.from({ length: 20 }, () => Buffer.alloc(65_536, "x"));
    expect(await scanForVirus(Readable.from(parts), scanner.address)).toEqual({ clean: true });
  });

  it("throws for a file over the scanner's own limit, which it has not scanned", async () => {
    const parts = Array.from({ length: 60 }, () => Buffer.alloc(65_536, "x"));
    await expect(scanForVirus(Readable.from(parts), scanner.address)).rejects.toThrow();
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
