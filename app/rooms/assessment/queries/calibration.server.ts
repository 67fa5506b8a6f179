import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { CalibrationState } from "#app/rooms/assessment/calibration.lifecycle.ts";

export type Adoption = {
  readonly state: CalibrationState;
  readonly version: number;
  readonly decidedOn: LocalDate;
  readonly decision: string;
  readonly recordedBy: string;
};

/** What the board has decided about a call, if anything. Says nothing of any case. */
export const adoptionOf = (callId: string): Promise<Adoption | null> =>
  database.maybe(sql`
    select k.state, k.version, k.decided_on, k.decision, p.name as recorded_by from calibration k join person p on p.id = k.recorded_by_id
    where k.call_id = ${callId}`);

export const namesOf = async (people: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await database.many<{ id: string; name: string }>(sql`select id, name from person where id = any(${[...people]}::uuid[])`)
    ).map(({ id, name }) => [id, name]),
  );
