import { parentPort } from "node:worker_threads";
import type { DrumDocument, TableBlock } from "#app/documents/document.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { renderTableXlsx, renderXlsx } from "#app/documents/render-xlsx.server.ts";
import { replyInThread } from "#app/rooms/allocation/solver/thread.server.ts";
import { type AssignmentQuestion, replyAboutAssignment } from "#app/rooms/assessment/assignment-solver.server.ts";
import { type CertaintyQuestion, certainty } from "#app/rooms/assessment/certainty.ts";
import { readSheetFile, type SheetFile, writeSheet } from "#app/rooms/assessment/scoring-sheet-file.server.ts";

type Question =
  | AssignmentQuestion
  | Parameters<typeof replyInThread>[0]
  | { readonly ask: "certainty"; readonly question: CertaintyQuestion }
  | { readonly ask: "workbook"; readonly table: TableBlock }
  | { readonly ask: "workbook-of-document"; readonly document: DrumDocument }
  | { readonly ask: "write-scoring-sheet"; readonly file: SheetFile }
  | { readonly ask: "read-scoring-sheet"; readonly bytes: Uint8Array }
  | { readonly ask: "print"; readonly document: DrumDocument };

async function answer(question: Question): Promise<unknown> {
  if (question.ask === "certainty") return certainty(question.question);
  if (question.ask === "print") return new Uint8Array(await renderPdfBuffer(question.document));
  if (question.ask === "workbook") return new Uint8Array(await renderTableXlsx(question.table));
  if (question.ask === "workbook-of-document") return new Uint8Array(await renderXlsx(question.document));
  if (question.ask === "write-scoring-sheet") return new Uint8Array(await writeSheet(question.file));
  if (question.ask === "read-scoring-sheet") return readSheetFile(question.bytes);
  if (question.ask === "assignment-fill" || question.ask === "assignment-fit") return replyAboutAssignment(question);
  return replyInThread(question);
}

/** Heavy work off the request thread: one question at a time, answered under its number. `app/platform/thread.server.ts` asks. */
parentPort?.on("message", async ({ number, question }: { number: number; question: Question }) => {
  try {
    parentPort?.postMessage({ number, answer: await answer(question) });
  } catch (fault) {
    parentPort?.postMessage({ number, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
});
