import type { Actor } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { sql } from "#app/platform/database.server.ts";
import {
  type OrganisationCommand,
  type OrganisationRelation,
  type OrganisationState,
  organisationLifecycle,
} from "#app/rooms/people/organisation.lifecycle.ts";
import type { LegalForm } from "#app/rooms/people/organisation.ts";

type Subject = { id: string; state: OrganisationState; version: number; taken: boolean; team: readonly string[] };
type Event = {
  type: "OrganisationRegistered";
  name: string;
  number: string;
  legalForm: LegalForm;
  municipalityCode: string | null;
  address: string;
};

export const organisationKind: CaseKind<OrganisationState, OrganisationCommand, OrganisationRelation, Subject, Event> = {
  name: "organisation",
  lifecycle: organisationLifecycle,
  load: async (tx, id) => {
    const row = await tx.maybe<{ id: string }>(sql`select id from organisation where id = ${id} for update`);
    if (!row) return null;
    const team = await tx.many<{ personId: string }>(sql`select person_id from membership where organisation_id = ${id}`);
    return { id, state: "active", version: 1, taken: false, team: team.map((member) => member.personId) };
  },
  relationsTo: (subject, actor: Actor) => [
    ...(actor.personId ? (["signed-in"] as const) : []),
    ...(subject.team.includes(actor.personId) ? (["team"] as const) : []),
  ],
  apply: async (tx, subject, _next, events, { actor, now }) => {
    for (const event of events) {
      await tx.run(sql`
        insert into organisation (id, number, name, legal_form, municipality_code, address, demo, created_at)
        values (${subject.id}, ${event.number}, ${event.name}, ${event.legalForm},
          (select code from municipality where code = ${event.municipalityCode}), ${event.address},
          coalesce((select demo from person where id = ${actor.personId}), false), ${now})`);
      await tx.run(
        sql`insert into membership (person_id, organisation_id, role, since) values (${actor.personId}, ${subject.id}, 'signatory', ${now})`,
      );
    }
  },
  caseId: () => null,
};
