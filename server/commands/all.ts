import { allocate } from "./allocate.ts";
import type { Command } from "./command.ts";
import { countsVerify } from "./counts.ts";
import { draftsPurge } from "./drafts.ts";
import { filesVerify } from "./files.ts";
import { importAwards } from "./import-awards.ts";
import { importFramework } from "./import-framework.ts";
import { importIndicators } from "./import-indicators.ts";
import { journalCheckpoint, journalVerify } from "./journal.ts";
import { ledgerVerify } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { notesWeed } from "./notes.ts";
import { people, userAdd } from "./people.ts";
import { reportFunding } from "./report.ts";
import { seed } from "./seed.ts";
import { sheetsPurge } from "./sheets.ts";

/** The dispatch table, in the order of the help. */
export const commands: readonly Command[] = [
  migrate,
  seed,
  importAwards,
  importFramework,
  importIndicators,
  reportFunding,
  allocate,
  filesVerify,
  draftsPurge,
  sheetsPurge,
  notesWeed,
  journalVerify,
  journalCheckpoint,
  ledgerVerify,
  countsVerify,
  userAdd,
  people,
];
