import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "#app/platform/file-store.server.ts";
import { randomToken } from "#app/platform/secrets.server.ts";

const missing = (fault: unknown) => (fault as NodeJS.ErrnoException).code === "ENOENT";
const unfinished = ".unfinished";

/** Forces a folder's own list of names to disk: a file renamed into it is there after a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** One file per key below `folder`: written beside its place, synced, then renamed into it. */
export function diskStore(folder: string): FileStore {
  const root = resolve(folder);
  const placeOf = (key: string): string => {
    const place = resolve(root, key);
    if (!place.startsWith(root + sep) || key.endsWith(unfinished)) throw new Error("a key leads out of the file store");
    return place;
  };
  return {
    put: async (key, bytes) => {
      const place = placeOf(key);
      const beside = `${place}.${randomToken().slice(0, 12)}${unfinished}`;
      await mkdir(dirname(place), { recursive: true });
      try {
        await pipeline(bytes, createWriteStream(beside, { flags: "wx", mode: 0o600, flush: true }));
        await rename(beside, place);
        await syncFolder(dirname(place));
      } catch (fault) {
        await rm(beside, { force: true });
        throw fault;
      }
    },
    get: async (key) => {
      const stream = createReadStream(placeOf(key));
      return new Promise((answer, fail) => {
        stream.once("open", () => answer(stream));
        stream.once("error", (fault) => (missing(fault) ? answer(null) : fail(fault)));
      });
    },
    delete: (key) => rm(placeOf(key), { force: true }),
    stat: async (key) => {
      try {
        return { bytes: (await stat(placeOf(key))).size };
      } catch (fault) {
        if (missing(fault)) return null;
        throw fault;
      }
    },
    list: async function* () {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((fault: unknown) => {
        if (missing(fault)) return [];
        throw fault;
      });
      for (const entry of entries)
        if (entry.isFile() && !entry.name.endsWith(unfinished))
          yield relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
    },
  };
}
