// All applications, call by call.
import { cultureApplications } from "./applications/culture.ts";
import { historyApplications } from "./applications/history.ts";
import { openApplications } from "./applications/open-projects.ts";
import { prestudyApplications } from "./applications/prestudy.ts";
import type { WorldApplication } from "./types.ts";

export const applications: WorldApplication[] = [
  ...historyApplications,
  ...openApplications,
  ...cultureApplications,
  ...prestudyApplications,
];
