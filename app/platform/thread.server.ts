import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, Worker } from "node:worker_threads";
import { log } from "#app/platform/log.server.ts";
import { processWide } from "#app/platform/process-wide.server.ts";

/** As this file itself is: as it was built, or in development and tests as it is written. TypeScript is then read by tsx, which a thread must be told. */
const fromSources = import.meta.url.includes("/thread.server.ts");
const read = (program: string) =>
  `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(pathToFileURL(program).href)})))`;

/** The program that answers (`server/worker.ts`), as it was built or as it is written. */
const program = ({ mebibytes: maxOldGenerationSizeMb, practises }: Lane): Worker => {
  // Room for young objects is a thread's own: three times sixteen MiB, as V8 would have it, is more than most of them hold.
  const resourceLimits = { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 8 };
  // As it is written a thread is for those who write it, and for tests: it practises nothing.
  return fromSources
    ? new Worker(read(join(process.cwd(), "server", "worker.ts")), { eval: true, execArgv: [], resourceLimits })
    : new Worker(join(process.cwd(), "build", "server", "worker.js"), {
        execArgv: ["--enable-source-maps"],
        workerData: { practises },
        resourceLimits,
      });
};

export class ThreadFault extends Error {}

type Waiting = {
  readonly question: unknown;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly stop: AbortSignal | undefined;
  readonly ahead: boolean;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: Error) => void;
};

type Lane = {
  readonly mebibytes: number;
  readonly practises: string | undefined;
  worker: Worker | null;
  busy: boolean;
  number: number;
  readonly waiting: Waiting[];
  resting: NodeJS.Timeout | null;
};

const idle = 120_000;
/** What has practised is kept longer: what it has practised is lost with it. */
const idlePractised = 900_000;
/** More than this at once is refused: each of them would come too late. */
const longest = 50;
const lanes = processWide("threads", () => new Map<string, Lane>());

/** Threads that may hold this much, MiB, do not rest beside each other: what one has taken is given back when another begins. */
const large = 256;

function wake(lane: Lane): Worker {
  if (lane.worker) return lane.worker;
  if (lane.mebibytes >= large)
    for (const other of lanes.values()) if (!other.busy && other !== lane && other.mebibytes >= large) end(other);
  const worker = program(lane);
  worker.unref();
  worker.on("error", (fault) => log.error({ fault: String(fault) }, "a working thread fell"));
  // One that falls when nobody asks it anything is not asked again.
  worker.once("exit", () => {
    if (lane.worker === worker) lane.worker = null;
  });
  lane.worker = worker;
  return worker;
}

function end(lane: Lane): void {
  const { worker, resting } = lane;
  lane.worker = null;
  lane.resting = null;
  if (resting) clearTimeout(resting);
  worker?.terminate().catch((fault: unknown) => log.error({ fault: String(fault) }, "a working thread could not be ended"));
}

function rest(lane: Lane): void {
  lane.resting ??= setTimeout(
    () => {
      lane.resting = null;
      if (!lane.busy) end(lane);
    },
    lane.practises ? idlePractised : idle,
  );
  lane.resting.unref();
}

function next(lane: Lane): void {
  if (lane.busy) return;
  const one = lane.waiting.shift();
  if (!one) {
    rest(lane);
    return;
  }
  if (one.signal?.aborted || one.stop?.aborted) {
    one.reject(new ThreadFault("nobody waits for the answer any more"));
    next(lane);
    return;
  }
  if (lane.resting) clearTimeout(lane.resting);
  lane.resting = null;
  lane.busy = true;
  lane.number += 1;
  const { number } = lane;
  const worker = wake(lane);
  const done = (fault: Error | null, answer?: unknown) => {
    clearTimeout(timer);
    worker.off("message", heard);
    worker.off("error", fell);
    worker.off("exit", gone);
    one.stop?.removeEventListener("abort", stopped);
    worker.unref();
    lane.busy = false;
    if (fault) one.reject(fault);
    else one.resolve(answer);
    next(lane);
  };
  const heard = (message: { number: number; answer?: unknown; fault?: string }) => {
    if (message.number !== number) return;
    done(message.fault === undefined ? null : new ThreadFault(message.fault), message.answer);
  };
  const fell = (fault: Error) => {
    lane.worker = null;
    done(new ThreadFault(fault.message));
  };
  const gone = () => fell(new Error("the thread ended"));
  const stopped = () => {
    end(lane);
    done(new ThreadFault("stopped by the one who asked"));
  };
  const timer = setTimeout(() => {
    end(lane);
    done(new ThreadFault(`no answer within ${one.limit} ms`));
  }, one.limit);
  worker.on("message", heard);
  worker.once("error", fell);
  worker.once("exit", gone);
  one.stop?.addEventListener("abort", stopped, { once: true });
  // While a question is out the process stays for its answer.
  worker.ref();
  worker.postMessage({ number, question: one.question });
}

type Asking = {
  /** milliseconds */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** ends the work itself, begun or not: for a lane whose questions are asked by nobody else */
  readonly stop?: AbortSignal | undefined;
  /** goes before those of the lane that still wait and do not */
  readonly ahead?: boolean;
  /** what the lane's thread may hold, MiB; said by whoever asks first */
  readonly mebibytes?: number;
  /** a thread of the solver's, which practises until it is asked; said by whoever asks first */
  readonly practises?: string | undefined;
};

function laneOf(name: string, { mebibytes = 192, practises }: Pick<Asking, "mebibytes" | "practises">): Lane {
  let lane = lanes.get(name);
  if (!lane) {
    lane = { mebibytes, practises, worker: null, busy: false, number: 0, waiting: [], resting: null };
    lanes.set(name, lane);
  }
  return lane;
}

/** Wakes a lane's thread that practises, since somebody will soon ask it. One that is read as it is written waits until it is asked. */
export function readyThread(name: string, practises: string): void {
  if (fromSources) return;
  const lane = laneOf(name, { practises });
  if (lane.busy || lane.worker) return;
  wake(lane);
  rest(lane);
}

/**
 * Asks a thread of its own, so that no page waits behind heavy work. Each lane is one thread with a queue: short questions never wait
 * behind long ones in another lane. Throws `ThreadFault` when there is no answer within `limit` milliseconds, or nobody waits any more.
 */
export function askThread(
  name: string,
  question: unknown,
  { limit, signal, stop, ahead = false, ...thread }: Asking,
): Promise<unknown> {
  const mine = laneOf(name, thread);
  return new Promise((resolve, reject) => {
    if (mine.waiting.length >= longest) {
      reject(new ThreadFault("too many wait already"));
      return;
    }
    const place = ahead ? mine.waiting.findIndex((other) => !other.ahead) : -1;
    mine.waiting.splice(place < 0 ? mine.waiting.length : place, 0, { question, limit, signal, stop, ahead, resolve, reject });
    next(mine);
  });
}

/** Answers that were worked out before, by what the question is. A thread, which has its bounds, keeps but a few. */
const known = processWide("answers", () => new Map<string, Promise<unknown>>());
const most = isMainThread ? 200 : 20;

function recalled(key: string): Promise<unknown> | undefined {
  const found = known.get(key);
  if (!found) return undefined;
  known.delete(key);
  known.set(key, found);
  return found;
}

function kept<Answer>(key: string, asked: Promise<Answer>): Promise<Answer> {
  known.set(key, asked);
  // A question that was given up may be asked again.
  asked.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return asked;
}

/** As `askThread`, for questions that have the same answer for ever: `key` says which it is. The oldest answer is forgotten. */
export function askThreadOnce(name: string, key: string, question: unknown, asking: Asking): Promise<unknown> {
  // Whoever asked first may have gone away; the question is then asked anew for those who stay.
  const found = recalled(key)?.catch((fault: unknown) => {
    if (asking.signal?.aborted) throw fault;
    return askThreadOnce(name, key, question, asking);
  });
  return found ?? kept(key, askThread(name, question, asking));
}

/** The same for what a thread works out itself. */
export const workedOutOnce = <Answer>(key: string, workOut: () => Promise<Answer>): Promise<Answer> =>
  (recalled(key) as Promise<Answer> | undefined) ?? kept(key, workOut());
