import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { FileStore } from "#app/platform/file-store.server.ts";

type Bucket = {
  readonly bucket: string;
  readonly region: string;
  /** Left out: Amazon's own. With it, the bucket is a part of the path, which every such service understands. */
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

const missing = (fault: unknown) => fault instanceof NoSuchKey || fault instanceof NotFound;

/** Objects in a bucket. Large files go up in parts of 5 MB, so that no more than a few of them are in memory at once. */
export function s3Store({ bucket, region, endpoint, credentials }: Bucket): FileStore {
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    put: async (key, bytes) => {
      await new Upload({ client, queueSize: 2, params: { ...at(key), Body: bytes } }).done();
    },
    get: async (key) => {
      try {
        return (await client.send(new GetObjectCommand(at(key)))).Body as Readable;
      } catch (fault) {
        if (missing(fault)) return null;
        throw fault;
      }
    },
    delete: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    stat: async (key) => {
      try {
        return { bytes: (await client.send(new HeadObjectCommand(at(key)))).ContentLength ?? 0 };
      } catch (fault) {
        if (missing(fault)) return null;
        throw fault;
      }
    },
    list: async function* () {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket }))
        for (const object of page.Contents ?? []) if (object.Key) yield object.Key;
    },
  };
}
