import { createHash } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import type { Actor, Role } from "#app/gate/actor.ts";
import { asDownload, type FileKind, mediaTypes } from "#app/kernel/file-kind.ts";
import { nested } from "#app/kernel/nested.ts";
import { type Refusal, type Result, refuse } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { type Incoming, largestFile, takeIn } from "#app/platform/incoming.server.ts";
import { withinLimit } from "#app/platform/rate-limit.server.ts";
import type { Language } from "#app/texts/language.ts";
import { questionBefore } from "#app/web/before-reading.server.ts";
import { languageOf, readerOf } from "#app/web/context.server.ts";
import { type FormValues, flatValues } from "#app/web/form-data.ts";
import { frameOf } from "#app/web/frame.server.ts";
import { isKnown } from "#app/web/known.ts";
import { formParts, MultipartFault } from "#app/web/multipart.server.ts";
import { networkOf } from "#app/web/network.server.ts";
import { plainHtml, plainText } from "#app/web/plain-page.ts";

/**
 * A door comes with its lock (decision 0006): routes build loaders and actions with these and nothing else. `page` needs a signed-in
 * reader, `publicPage` does not; `command` is the only way to an action; `file` answers bytes.
 */
type Params<S extends z.ZodType> = z.output<S>;
type Visit<S extends z.ZodType, Reader> = { actor: Reader; params: Params<S>; language: Language; url: URL; request: Request };

/** Hidden and non-existent are one and the same answer. */
export const notFound = () => data({ reason: "not-found" as const }, { status: 404 });
/**
 * The same for what was sent. Remix reads nothing around a page whose action has thrown, so its frame goes along; and so do its words, since
 * a case may be hidden while somebody is writing in it.
 */
const nothingToChange = ({ actor, language }: { actor: Actor | null; language: Language }, values: FormValues = {}) =>
  data({ reason: "not-found" as const, frame: frameOf(actor, language), written: wordsIn(values) }, { status: 404 });
/** Words, not keys, numbers or choices: what would be a loss to write again. */
const wordsIn = (values: FormValues): string[] =>
  Object.values(values)
    .flat()
    .filter((value) => /\S\s+\S/.test(value));
const forbidden = ({ actor, language }: { actor: Actor | null; language: Language }) =>
  data({ reason: "forbidden" as const, frame: frameOf(actor, language) }, { status: 403 });

/**
 * Who was signed out while writing is told so on a page that holds everything that was sent: they sign in beside it and send it again.
 * A press without anything in it is only shown where to sign in.
 */
async function signedOut({ request, url, language }: { request: Request; url: URL; language: Language }) {
  const from = new URL(request.headers.get("referer") ?? url);
  const values = flatValues(await request.formData().catch(() => new FormData()));
  if (Object.entries(values).every(([name, value]) => name === "version" || value === "")) return signInFirst(from);
  return data(
    {
      reason: "signed-out" as const,
      frame: frameOf(null, language),
      again: values,
      signIn: signInPath(from),
      written: wordsIn(values),
    },
    { status: 401 },
  );
}

const readParams = <S extends z.ZodType>(schema: S, given: unknown): Params<S> => {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data;
};

/** Where something ties, or may tie, somebody to a case they have a part in, they say so before they read it (KL 6:30): first asked, then shown. */
async function declareFirst({ actor, url }: { actor: Actor | null; url: URL }): Promise<void> {
  const asked = actor && (await questionBefore(actor, url.pathname.replace(/\.data$/, ""), withoutMark(url)));
  if (asked) throw redirect(asked, 303);
}
/** Remix says in a data request which routes it is for; a person's address has no such mark. */
function withoutMark({ search }: URL): string {
  const words = new URLSearchParams(search);
  words.delete("_routes");
  return words.size > 0 ? `?${words}` : "";
}

const signInPath = (url: URL) => paths.signIn(url.pathname.replace(/\.data$/, "") + url.search);
const signInFirst = (url: URL) => redirect(signInPath(url));

async function visit<S extends z.ZodType>({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs, schema: S) {
  const actor = await readerOf(request, context as object);
  const url = new URL(request.url);
  return { actor, params: readParams(schema, params), language: languageOf(request, actor), url, request };
}

/** What was public and has been taken down: it is told apart from what never was, so that whoever keeps a copy throws it away. */
export const gone = () => data({ reason: "gone" as const }, { status: 410 });

/** For a query that found nothing this reader may see. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw notFound();
  return value;
}

type Lock = { readonly roles?: readonly Role[] };

const unlocked = (actor: Actor, lock: Lock) => !lock.roles || lock.roles.some((role) => actor.roles.includes(role));

/** A page for signed-in people. `roles` is a first lock for whole areas; the query still filters by relation. */
export const page =
  <S extends z.ZodType, Value>(schema: S, lock: Lock, read: (visit: Visit<S, Actor>) => Promise<Value> | Value) =>
  async (args: LoaderFunctionArgs): Promise<Value> => {
    const come = await visit(args, schema);
    if (!come.actor) throw signInFirst(come.url);
    if (!unlocked(come.actor, lock)) throw forbidden(come);
    const { actor } = come;
    // Read meanwhile, so that the question costs nobody a wait; what was read is thrown away when there is something to answer.
    const reading = (async () => read({ ...come, actor }))();
    reading.catch(() => "told when it is awaited");
    await declareFirst(come);
    return reading;
  };

export const publicPage =
  <S extends z.ZodType, Value>(schema: S, read: (visit: Visit<S, Actor | null>) => Promise<Value> | Value) =>
  async (args: LoaderFunctionArgs): Promise<Value> =>
    read(await visit(args, schema));

/** Bytes with safe headers. `read` returns a Response; it throws `notFound()` as pages do. */
export const file =
  <S extends z.ZodType>(schema: S, lock: Lock | "public", read: (visit: Visit<S, Actor | null>) => Promise<Response>) =>
  (args: LoaderFunctionArgs): Promise<Response> =>
    inWords(args.request, async () => {
      const come = await visit(args, schema);
      if (lock !== "public") {
        if (!come.actor) throw signInFirst(come.url);
        if (!unlocked(come.actor, lock)) throw forbidden(come);
        await declareFirst(come);
      }
      const response = await read(come);
      response.headers.set("x-content-type-options", "nosniff");
      response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
      return response;
    });

/**
 * Remix has no page around a file, and of its own it would call every "no" a fault of the server: a browser gets a plain page with the
 * status, a program the same words as text.
 */
async function inWords(request: Request, read: () => Promise<Response>): Promise<Response> {
  try {
    return await read();
  } catch (thrown) {
    const status = thrownStatus(thrown);
    if (status === null) throw thrown;
    const html = request.headers.get("accept")?.includes("text/html");
    return new Response((html ? plainHtml : plainText)(languageOf(request, null), plainAnswers[status]), {
      status,
      headers: {
        "content-type": `text/${html ? "html" : "plain"}; charset=utf-8`,
        "cache-control": "private, no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      },
    });
  }
}
const plainAnswers = { 403: "notYours", 404: "notFound", 410: "takenDown" } as const;
/** Of an answer that a door has thrown with data and no body. */
const thrownStatus = (thrown: unknown): keyof typeof plainAnswers | null => {
  const status = (thrown as { init?: { status?: unknown } | null } | null)?.init?.status;
  return !(thrown instanceof Response) && (status === 403 || status === 404 || status === 410) ? status : null;
};

/** An answer of the open data: what it is, or what was wrong with the question. */
export type Opened =
  | { readonly type: string; readonly body: string; readonly filename?: string }
  | { readonly status: 400 | 404 | 405; readonly errors: readonly string[] };

const opened = (status: number, errors: readonly string[], headers: Record<string, string> = {}) =>
  Response.json({ status, message: openFaults[status] ?? "Error", errors }, { status, headers });
const openFaults: Readonly<Record<number, string>> = {
  400: "The question cannot be read",
  404: "Not found",
  405: "This address answers POST",
  429: "Too many questions",
};

/**
 * Open data: for any site and any program, never for a person. The server takes the cookies away before this (server/open-data.ts), an
 * answer has an ETag of its content, and each network has a number of questions a minute.
 */
export const openData =
  <S extends z.ZodType>(schema: S, read: (visit: { params: Params<S>; url: URL; request: Request }) => Promise<Opened>) =>
  async ({ request, params }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> => {
    if (!(await withinLimit("open-data-per-network", networkOf(request)))) return opened(429, [], { "retry-after": "60" });
    const given = schema.safeParse(params);
    if (!given.success) return opened(404, []);
    const answer = await read({ params: given.data, url: new URL(request.url), request });
    if ("status" in answer) return opened(answer.status, answer.errors, answer.status === 405 ? { allow: "POST" } : {});
    const headers: Record<string, string> = {
      etag: `"${createHash("sha1").update(answer.body).digest("base64url")}"`,
      "cache-control": "public, no-cache",
      "content-type": answer.type,
      "x-content-type-options": "nosniff",
      ...(answer.filename ? { "content-disposition": `attachment; filename="${answer.filename}"` } : {}),
    };
    if (isKnown(request, headers.etag as string)) return new Response(null, { status: 304, headers });
    return new Response(answer.body, { headers });
  };

/** What a page gets back after a "no": everything typed, messages by field (text keys), and the refusal if it was one. */
export type Unaccepted = { readonly values: FormValues; readonly errors: Record<string, string>; readonly refusal?: Refusal };

const statusOf: Record<string, number> = {
  "not-found": 404,
  "not-yours-to-do": 403,
  "not-in-this-state": 409,
  "changed-since-read": 409,
  "section-closed": 409,
  "scoring-closed": 409,
  "completion-closed": 409,
};

export const fieldErrors = (fault: z.ZodError): Record<string, string> => {
  const errors: Record<string, string> = {};
  for (const issue of fault.issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
};

type CommandDoor<S extends z.ZodType, F extends z.ZodType, Reader, Value> = {
  readonly params: S;
  readonly form: F;
  readonly roles?: readonly Role[];
  readonly run: (visit: Visit<S, Reader> & { form: z.output<F>; values: FormValues }) => Promise<Result<Value>>;
  /** Where to go after a yes: a path, or a whole Response (cookies). 303 by default, so that reload does not post again. */
  readonly done: (visit: Visit<S, Reader> & { form: z.output<F>; value: Value }) => string | Response;
  /** For routes without a page: a "no" is JSON too. Remix answers everything that is no Response with 200 there. */
  readonly json?: true;
};

async function carryOut<S extends z.ZodType, F extends z.ZodType, Reader extends Actor | null, Value>(
  door: CommandDoor<S, F, Reader, Value>,
  come: Visit<S, Reader>,
) {
  const no = (answer: Unaccepted, status: number) => (door.json ? Response.json(answer, { status }) : data(answer, { status }));
  // A body that is no form is a form without fields: it is refused in words like any other.
  const values = flatValues(await come.request.formData().catch(() => new FormData()));
  const parsed = door.form.safeParse(nested(values));
  if (!parsed.success) return no({ values, errors: fieldErrors(parsed.error) }, 422);
  const outcome = await door.run({ ...come, form: parsed.data, values });
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (refusal.code === "not-found") {
      if (door.json) return Response.json({ reason: "not-found" }, { status: 404 });
      throw nothingToChange(come, values);
    }
    // A stale form keeps what was typed but not the version it was read at: the next press is made with both versions in sight.
    const { version: _, ...kept } = values;
    const answer = { values: refusal.code === "changed-since-read" ? kept : values, errors: { ...refusal.fields }, refusal };
    return no(answer, statusOf[refusal.code] ?? 422);
  }
  const next = door.done({ ...come, form: parsed.data, value: outcome.value });
  return typeof next === "string" ? redirect(next, 303) : next;
}

/** A change of state has its own address and one form. */
export const command =
  <S extends z.ZodType, F extends z.ZodType, Value>(door: CommandDoor<S, F, Actor, Value>) =>
  async (args: ActionFunctionArgs) => {
    const come = await visit(args, door.params);
    // A page that saves by itself is told, and keeps its text; a person is shown where to sign in.
    if (!come.actor && door.json) return Response.json({ reason: "signed-out" }, { status: 401 });
    if (!come.actor) throw await signedOut(come);
    if (door.roles && !unlocked(come.actor, { roles: door.roles })) throw forbidden(come);
    await declareFirst(come);
    return carryOut(door, { ...come, actor: come.actor });
  };

/** For the few commands that come before sign-in (asking for a code, choosing a language). */
export const publicCommand =
  <S extends z.ZodType, F extends z.ZodType, Value>(door: CommandDoor<S, F, Actor | null, Value>) =>
  async (args: ActionFunctionArgs) =>
    carryOut(door, await visit(args, door.params));

type UploadDoor<S extends z.ZodType, Value> = {
  readonly params: S;
  /** Asked before any of the file is read. */
  readonly before: (visit: Visit<S, Actor>) => Promise<Result<null>>;
  readonly run: (visit: Visit<S, Actor> & { file: Incoming }) => Promise<Result<Value>>;
  /** The field that a "no" is said at: the form may be one of several on its page. */
  readonly field: (visit: Visit<S, Actor>) => string;
  readonly done: (visit: Visit<S, Actor>) => string;
  /** For the browser's own sending, which shows how far it has come: answers are JSON, and "done" is `{ to }`. */
  readonly json?: true;
};

/** What a form with one file may hold beside it. */
const aroundTheFile = 65_536;

/**
 * One file in a form of its own, taken in as it comes and never held whole in memory. Too large is said without reading the rest, and
 * what was added before stays as it is.
 */
export const upload =
  <S extends z.ZodType, Value>(door: UploadDoor<S, Value>) =>
  async (args: ActionFunctionArgs) => {
    const visiting = await visit(args, door.params);
    if (!visiting.actor) throw signInFirst(new URL(visiting.request.headers.get("referer") ?? visiting.url));
    const come = { ...visiting, actor: visiting.actor };
    const outcome = await carryIn(door, come);
    if (outcome.ok) return door.json ? Response.json({ to: door.done(come) }) : redirect(door.done(come), 303);
    const { refusal } = outcome;
    if (refusal.code === "not-found") {
      if (door.json) return Response.json({ reason: "not-found" }, { status: 404 });
      throw nothingToChange(come);
    }
    const answer: Unaccepted = {
      values: {},
      errors: refusal.code in statusOf ? {} : { [door.field(come)]: refusal.code },
      refusal,
    };
    const status = statusOf[refusal.code] ?? (refusal.code === "file-too-large" ? 413 : 422);
    return door.json ? Response.json(answer, { status }) : data(answer, { status });
  };

async function carryIn<S extends z.ZodType, Value>(door: UploadDoor<S, Value>, come: Visit<S, Actor>): Promise<Result<Value>> {
  const { headers, body } = come.request;
  const allowed = await door.before(come);
  if (!allowed.ok) return allowed;
  const largest = largestFile();
  if (!body) return refuse("file-missing");
  if (Number(headers.get("content-length") ?? 0) > largest + aroundTheFile)
    return refuse("file-too-large", { values: { megabytes: largest / 1_048_576 } });
  let taken: Result<Incoming> | null = null;
  try {
    for await (const part of formParts(body as unknown as AsyncIterable<Uint8Array>, headers.get("content-type") ?? "")) {
      if (part.fileName === null) continue;
      taken = await takeIn(part.content, part.fileName);
      break;
    }
  } catch (fault) {
    // Who closed the page or lost the network is no fault of ours, and hears this only if somebody still listens.
    const cutOff = fault instanceof MultipartFault || come.request.signal.aborted || /abort|ECONNRESET/i.test(String(fault));
    if (!cutOff) throw fault;
    return refuse("file-cut-off");
  }
  if (!taken) return refuse("file-missing");
  if (!taken.ok) return taken;
  const file = taken.value;
  try {
    return await door.run({ ...come, file });
  } finally {
    await file.discard();
  }
}

/** Somebody's own file, for the `file` door: always saved and never shown inside our site. */
export const download = ({
  name,
  kind,
  bytes,
  content,
}: {
  name: string;
  kind: FileKind;
  bytes: number;
  content: ReadableStream;
}) =>
  new Response(content, {
    headers: {
      "content-type": mediaTypes[kind],
      "content-length": `${bytes}`,
      "content-disposition": asDownload(name),
      "cross-origin-resource-policy": "same-origin",
    },
  });

export const noParams = z.object({});
export const idParams = z.object({ id: z.uuid() });
/** Forms without fields of their own: only the version that was seen. */
export const versionForm = z.object({ version: z.coerce.number().int() });

/** Only addresses inside this site: the address bar is not a way to send people elsewhere. */
export const insidePath = (wanted: string | null | undefined, otherwise: string): string =>
  wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : otherwise;
