import { parentPort, workerData } from "node:worker_threads";
import type { TableBlock } from "#app/documents/document.ts";
import { renderTableXlsx } from "#app/documents/render-xlsx.server.ts";

/** Heavy work off the request thread: one table becomes a workbook, and the thread ends. */
const { table } = workerData as { readonly table: TableBlock };
const workbook = new Uint8Array(await renderTableXlsx(table));
parentPort?.postMessage(workbook, [workbook.buffer]);
