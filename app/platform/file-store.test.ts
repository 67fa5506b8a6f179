import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileStore } from "#app/platform/file-store.server.ts";
import { diskStore } from "#app/platform/file-store-disk.server.ts";
import { s3Store } from "#app/platform/file-store-s3.server.ts";

const folder = mkdtempSync(join(tmpdir(), "drum-files-"));
const bucket = { bucket: "bilagor", region: "eu-north-1", credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" } };
const service = new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory: join(folder, "s3"),
  configureBuckets: [{ name: bucket.bucket, configs: [] }],
});
let s3: FileStore;

beforeAll(async () => {
  const { port } = await service.run();
  s3 = s3Store({ ...bucket, endpoint: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const disk = diskStore(join(folder, "disk"));
const chunked = (bytes: Buffer) =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, n) => bytes.subarray(n * 65_536, (n + 1) * 65_536)));
const keysOf = async (store: FileStore) => {
  const keys: string[] = [];
  for await (const key of store.list()) keys.push(key);
  return keys.sort();
};

describe.each([
  ["the disk", () => disk],
  ["a real S3 server", () => s3],
])("a file store on %s", (_where, of) => {
  it("gives back exactly what was put, small and in several parts", async () => {
    const small = Buffer.from("Åsa Öberg\n");
    const large = randomBytes(6_500_000);
    await of().put("attachments/small", chunked(small));
    await of().put("attachments/large", chunked(large));
    expect((await buffer((await of().get("attachments/small")) as Readable)).equals(small)).toBe(true);
    expect((await buffer((await of().get("attachments/large")) as Readable)).equals(large)).toBe(true);
    expect(await of().stat("attachments/large")).toEqual({ bytes: large.length });
    expect(await keysOf(of())).toEqual(["attachments/large", "attachments/small"]);
  });

  it("puts a second time over the first", async () => {
    await of().put("attachments/small", chunked(Buffer.from("två")));
    expect((await buffer((await of().get("attachments/small")) as Readable)).toString()).toBe("två");
  });

  it("knows nothing of a key that is not there, and takes it away without a word", async () => {
    expect(await of().get("attachments/none")).toBeNull();
    expect(await of().stat("attachments/none")).toBeNull();
    await of().delete("attachments/none");
  });

  it("keeps nothing of a stream that breaks in the middle", async () => {
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(70_000);
        throw new Error("the line was cut");
      })(),
    );
    await expect(of().put("attachments/broken", broken)).rejects.toThrow("the line was cut");
    expect(await of().get("attachments/broken")).toBeNull();
  });

  it("takes away", async () => {
    await of().delete("attachments/large");
    await of().delete("attachments/small");
    expect(await of().stat("attachments/large")).toBeNull();
    expect(await keysOf(of())).toEqual([]);
  });
});

it("a key on the disk never leads out of its folder, and nothing half written is left there", async () => {
  await expect(disk.put("../out", chunked(Buffer.from("x")))).rejects.toThrow("leads out");
  await expect(disk.get("/etc/passwd")).rejects.toThrow("leads out");
  expect(readdirSync(join(folder, "disk", "attachments"))).toEqual([]);
});
