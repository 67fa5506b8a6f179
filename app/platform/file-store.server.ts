import { join } from "node:path";
import type { Readable } from "node:stream";
import { env } from "#app/platform/env.server.ts";
import { diskStore } from "#app/platform/file-store-disk.server.ts";

/** Where uploaded bytes are kept. Keys are ours (`attachments/<id>`), never a person's own name for a file. */
export type FileStore = {
  /** All of it or nothing: a key is not there until the last byte is safe. */
  readonly put: (key: string, bytes: Readable) => Promise<void>;
  /** Null when there is no such key. */
  readonly get: (key: string) => Promise<Readable | null>;
  /** Taking away what is not there is no fault. */
  readonly delete: (key: string) => Promise<void>;
  readonly stat: (key: string) => Promise<{ readonly bytes: number } | null>;
  readonly list: () => AsyncIterable<string>;
};

/** A store whose program is read when something is first asked of it: a bucket's takes sixteen MB, which is nothing to one with a disk. */
function whenAsked(open: () => Promise<FileStore>): FileStore {
  let opened: Promise<FileStore> | undefined;
  const store = () => {
    opened ??= open();
    return opened;
  };
  return {
    put: async (key, bytes) => (await store()).put(key, bytes),
    get: async (key) => (await store()).get(key),
    delete: async (key) => (await store()).delete(key),
    stat: async (key) => (await store()).stat(key),
    list: async function* () {
      yield* (await store()).list();
    },
  };
}

let current: FileStore | undefined;

/** The bucket when one is named, else the data folder. */
export function fileStore(): FileStore {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, dataDir } = env();
  current ??= S3_BUCKET
    ? whenAsked(async () =>
        (await import("#app/platform/file-store-s3.server.ts")).s3Store({
          bucket: S3_BUCKET,
          region: S3_REGION,
          ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}),
          ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
            ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
            : {}),
        }),
      )
    : diskStore(join(dataDir, "files"));
  return current;
}

/** Where a file waits while it is looked at, before it is kept. */
export const incomingFolder = () => join(env().dataDir, "incoming");
