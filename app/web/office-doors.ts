import type { Role } from "#app/gate/actor.ts";

/** Who may enter the office's own pages; what each may do there follows from the case. */
export const officeRoles: readonly Role[] = ["officer", "secretary", "controller", "auditor", "admin"];
