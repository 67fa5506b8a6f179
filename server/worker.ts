import { parentPort, workerData } from "node:worker_threads";
import type { DrumDocument, TableBlock } from "#app/documents/document.ts";
import type { triedInThread } from "#app/rooms/allocation/scenario-thread.server.ts";
import type { Practised } from "#app/rooms/allocation/solver/practice.ts";
import type { replyInThread } from "#app/rooms/allocation/solver/thread.server.ts";
import type { AssignmentQuestion } from "#app/rooms/assessment/assignment-solver.server.ts";
import type { certaintyFor } from "#app/rooms/assessment/certainty-thread.server.ts";
import type { SheetFile } from "#app/rooms/assessment/scoring-sheet-file.server.ts";
import type { composeInThread } from "#app/rooms/reporting/report-thread.server.ts";
import { giveWay } from "./priority.ts";

type Question =
  | AssignmentQuestion
  | Parameters<typeof replyInThread>[0]
  | { readonly ask: "try"; readonly given: Parameters<typeof triedInThread> }
  | { readonly ask: "certainty"; readonly given: Parameters<typeof certaintyFor> }
  | { readonly ask: "workbook"; readonly table: TableBlock }
  | { readonly ask: "workbook-of-document"; readonly document: DrumDocument }
  | { readonly ask: "write-scoring-sheet"; readonly file: SheetFile }
  | { readonly ask: "read-scoring-sheet"; readonly bytes: Uint8Array }
  | { readonly ask: "print"; readonly document: DrumDocument }
  | ({ readonly ask: "report" } & Parameters<typeof composeInThread>[0]);

const sheetFiles = () => import("#app/rooms/assessment/scoring-sheet-file.server.ts");
const workbooks = () => import("#app/documents/render-xlsx.server.ts");

/** A thread reads what its own questions need and no more: the one that prints holds no solver, and the solver no typefaces. */
async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case "try":
      return (await import("#app/rooms/allocation/scenario-thread.server.ts")).triedInThread(...question.given);
    case "certainty":
      return (await import("#app/rooms/assessment/certainty-thread.server.ts")).certaintyFor(...question.given);
    case "print":
      return { pieces: await (await import("#app/documents/paper.server.ts")).paper("pdf", question.document) };
    case "report":
      return (await import("#app/rooms/reporting/report-thread.server.ts")).composeInThread(question);
    case "workbook":
      return new Uint8Array(await (await workbooks()).renderTableXlsx(question.table));
    case "workbook-of-document":
      return new Uint8Array(await (await workbooks()).renderXlsx(question.document));
    case "write-scoring-sheet":
      return new Uint8Array(await (await sheetFiles()).writeSheet(question.file));
    case "read-scoring-sheet":
      return (await sheetFiles()).readSheetFile(question.bytes);
    case "assignment-fill":
    case "assignment-fit":
      return (await import("#app/rooms/assessment/assignment-solver.server.ts")).replyAboutAssignment(question);
    default:
      return (await import("#app/rooms/allocation/solver/thread.server.ts")).replyInThread(question);
  }
}

giveWay();

/** The pieces of a file that an answer carries, for those that are the thread's own: they are handed over and not copied. */
function handedOver(answer: unknown): ArrayBuffer[] {
  if (answer instanceof Uint8Array) return answer.buffer.byteLength === answer.byteLength ? [answer.buffer as ArrayBuffer] : [];
  const { file, value, pieces } = (answer ?? {}) as {
    readonly file?: unknown;
    readonly value?: unknown;
    readonly pieces?: readonly Uint8Array[];
  };
  return file || value ? handedOver(file ?? value) : (pieces ?? []).flatMap(handedOver);
}

/** Questions that are not answered yet. */
let asked = 0;
/** One bit more of what the solver practises on; false: it has practised enough. */
let practised: (() => boolean) | null = null;
let isNext = false;

/** Between bits the thread looks whether somebody asks. */
function goOn(): void {
  if (practised === null || asked > 0 || isNext) return;
  isNext = true;
  setImmediate(() => {
    isNext = false;
    if (asked === 0 && !practised?.()) practised = null;
    goOn();
  });
}

async function practise(what: Practised): Promise<void> {
  practised = await (await import("#app/rooms/allocation/solver/thread.server.ts")).practising(what);
  goOn();
}

/** Heavy work off the request thread: one question at a time, answered under its number. `app/platform/thread.server.ts` asks. */
parentPort?.on("message", async ({ number, question }: { number: number; question: Question }) => {
  asked++;
  try {
    const answered = await answer(question);
    parentPort?.postMessage({ number, answer: answered }, handedOver(answered));
  } catch (fault) {
    parentPort?.postMessage({ number, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
  asked--;
  goOn();
});
const what = (workerData as { readonly practises?: Practised } | null)?.practises;
if (what) await practise(what);
