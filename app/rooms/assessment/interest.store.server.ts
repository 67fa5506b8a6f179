import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type InterestCommand,
  type InterestRelation,
  type InterestState,
  interestLifecycle,
} from "#app/rooms/assessment/interest.lifecycle.ts";
import type { InterestFacts } from "#app/rooms/assessment/interest.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

export type InterestSubject = Case<InterestState> & {
  readonly personId: string;
  /** has a task for the authority today */
  readonly tasked: boolean;
  readonly assessor: boolean;
};
/** Who is tied to whom is personal data: the row can be relieved of it, the chained journal cannot. */
export type InterestEvent =
  | { readonly type: "InterestTold"; readonly personId: string; readonly facts: Facts }
  | { readonly type: "InterestCorrected"; readonly facts: Facts }
  | { readonly type: "InterestRemoved" };
type Facts = Omit<InterestFacts, "organisationName" | "organisationNumber" | "note"> & {
  readonly organisationName: Undisclosed;
  readonly organisationNumber: Undisclosed;
  readonly note: Undisclosed;
};

type Standing = Pick<InterestSubject, "personId" | "tasked" | "assessor">;
const standing = (
  held = sql`r.person_id = p.id and ${heldToday()}`,
) => sql`p.id as person_id, exists (select 1 from person_role r where ${held}) as tasked,
  exists (select 1 from person_role r where ${held} and r.role = 'assessor') as assessor`;

/** The person's own row is locked while something is told of them. */
export const loadPerson =
  (personId: string) =>
  async (tx: Executor, id: string): Promise<InterestSubject | null> => {
    const row = await tx.maybe<Standing>(sql`
      select ${standing()} from person p where p.id = ${personId} and p.erased_at is null for no key update of p`);
    return row && { id, state: "absent", version: 0, ...row };
  };

/** What the system has noted itself is nobody's to change. */
const loadOf =
  (personId: string) =>
  (tx: Executor, id: string): Promise<InterestSubject | null> =>
    tx.maybe(sql`
      select i.id, 'told' as state, i.version, ${standing()} from interest i join person p on p.id = i.person_id
      where i.id = ${id} and p.id = ${personId} and p.erased_at is null and i.kind <> 'former-team' for update of i`);

const relationsTo = (subject: InterestSubject, actor: Actor): InterestRelation[] => [
  ...(subject.personId === actor.personId && subject.tasked ? (["self"] as const) : []),
  ...(hasRole(actor, "officer") && subject.assessor ? (["officer"] as const) : []),
];

export const interestKind = (
  personId: string,
): CaseKind<InterestState, InterestCommand, InterestRelation, InterestSubject, InterestEvent> => ({
  name: "interest",
  lifecycle: interestLifecycle,
  load: loadOf(personId),
  relationsTo,
  apply: async (tx, subject, _next, events) => {
    for (const event of events) {
      if (event.type === "InterestRemoved") {
        await tx.run(sql`delete from interest where id = ${subject.id}`);
        continue;
      }
      const { kind, organisationName, organisationNumber, municipalityCode, from, to, note } = event.facts;
      await tx.run(sql`
        insert into interest (id, person_id, kind, organisation_number, organisation_name, municipality_code, "from", "to", note)
        values (${subject.id}, ${subject.personId}, ${kind}, ${organisationNumber.text}, ${organisationName.text}, ${municipalityCode}, ${from}::date, ${to}::date, ${note.text})
        on conflict (id) do update set version = interest.version + 1, kind = excluded.kind, organisation_number = excluded.organisation_number,
          organisation_name = excluded.organisation_name, municipality_code = excluded.municipality_code, "from" = excluded."from", "to" = excluded."to",
          note = excluded.note`);
    }
  },
  caseId: () => null,
});
