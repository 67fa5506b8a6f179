import { kronor } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { moveProjectMoney, projectMoney, projects } from "#app/rooms/decisions/project-money.server.ts";
import type { Applications } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { payments } from "./world/payments.ts";
import { instantOf } from "./world/when.ts";

const controller = "peter-wikander";

/** After the decisions have gone out, from the first year's money of each project. */
export async function loadPayments(at: Date, cast: Cast, applications: Applications): Promise<void> {
  const actor = cast.actor(controller);
  const { rows } = await projects(actor, 1);
  const all = await Promise.all(rows.map(({ id }) => projectMoney(actor, id)));
  for (const { applicationKey, what, amountKr, on, at: moment, voucher, note } of payments) {
    const id = all.find((one) => one?.applicationId === known(applications, applicationKey))?.id ?? "";
    const project = await projectMoney(actor, id);
    await atInstant(instantOf(moment, at), async () =>
      must(
        await moveProjectMoney({
          actor,
          id,
          version: project?.version ?? 0,
          what,
          fundId: project?.funds[0]?.fundId ?? "",
          amount: kronor(amountKr),
          on: on as LocalDate,
          voucher,
          note,
        }),
        `book ${voucher} for ${applicationKey}`,
      ),
    );
  }
}
