import { z } from "zod";
import { decisionPackageFile } from "#app/rooms/reporting/decision-package.server.ts";
import { openData } from "#app/web/doors.server.ts";

export const loader = openData(z.object({ slug: z.string().max(200) }), ({ params }) => decisionPackageFile(params.slug));
