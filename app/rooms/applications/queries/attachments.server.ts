import type { Actor } from "#app/gate/actor.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { type Attachment, mayBeRead } from "#app/rooms/applications/attachment.ts";
import { completionAnnex } from "#app/rooms/applications/completion.ts";
import { paperAnnex } from "#app/rooms/applications/paper.ts";
import { officeSees, registrarSees, visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { fileKey } from "#app/rooms/calls/questions.ts";
import type { Bilingual } from "#app/texts/language.ts";

const columns = sql`t.id, t.annex, t.name, t.kind, t.bytes::int as bytes, t.sha256, t.state, t.added_at, p.name as added_by,
  t.sealed_at is not null as sealed, t.dropped_at is not null as dropped`;
/** What came with the application, and no paper that came later. */
const own = sql`t.annex not like 'agreement:%'`;
const inOrder = sql`order by t.annex, t.added_at, t.id`;

/** Asked only after the application itself has been shown to this reader. */
export const attachmentsOf = (applicationId: string): Promise<Attachment[]> =>
  database.many(sql`
    select ${columns} from attachment t join person p on p.id = t.added_by_id where t.application_id = ${applicationId} and ${own} ${inOrder}`);

/** By which door somebody comes for a file, and of what. */
export type AttachmentDoor =
  | { readonly team: string }
  | { readonly office: string }
  | { readonly assessment: string }
  | { readonly meeting: string }
  | { readonly preparation: string }
  | { readonly matter: string };

const through = (actor: Actor, door: AttachmentDoor): Fragment => {
  if ("team" in door)
    return sql`a.id = ${door.team} and (a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[]) or ${registrarSees(actor)})`;
  // What a team adds in a completion is its own until it has been sealed.
  if ("office" in door) return sql`a.id = ${door.office} and t.sealed_at is not null and ${officeSees(actor)}`;
  const here =
    "assessment" in door
      ? sql`exists (select 1 from assessment s where s.id = ${door.assessment} and s.application_id = a.id and s.assessor_id = ${actor.personId}::uuid)`
      : "preparation" in door
        ? sql`exists (select 1 from preparation r join allocation_line l on l.allocation_id = r.allocation_id where r.id = ${door.preparation} and l.application_id = a.id)`
        : "matter" in door
          ? sql`exists (select 1 from delegated_matter x where x.id = ${door.matter} and x.application_id = a.id)`
          : sql`exists (select 1 from agenda_item i join allocation_line l on l.allocation_id = i.allocation_id where i.meeting_id = ${door.meeting} and l.application_id = a.id)`;
  return sql`${here} and a.submitted_at is not null and t.sealed_at is not null and ${own} and ${visibleTo(actor)}`;
};

/** A file whose bytes this reader may have; null for everybody else, and for everybody while it waits or when it was infected. */
export async function attachmentToRead(actor: Actor, door: AttachmentDoor, attachmentId: string): Promise<Attachment | null> {
  const found = await database.maybe<Attachment>(sql`
    select ${columns} from attachment t join application a on a.id = t.application_id join person p on p.id = t.added_by_id
    where t.id = ${attachmentId} and ${through(actor, door)}`);
  return found && mayBeRead(found.state) ? found : null;
}

/** The files that went with a submitted application, for a reader who may see it. */
export const attachmentsOfCase = (actor: Actor, applicationId: string): Promise<Attachment[]> =>
  database.many(sql`
    select ${columns} from attachment t join application a on a.id = t.application_id join person p on p.id = t.added_by_id
    where a.id = ${applicationId} and a.submitted_at is not null and t.sealed_at is not null and t.dropped_in is null and ${own} and ${visibleTo(actor)} ${inOrder}`);

export type AgendaFiles = {
  readonly applicationId: string;
  readonly title: string;
  readonly annexes: Readonly<Record<string, Bilingual>>;
  readonly attachments: readonly Attachment[];
};

/** The files of the cases in one item of an agenda, for who may see those cases: a member with a conflict of interest misses that case alone. */
export async function attachmentsOfAgendaItem(actor: Actor, itemId: string): Promise<AgendaFiles[]> {
  const rows = await database.many<
    Attachment & {
      applicationId: string;
      title: string;
      rules: { annexes?: { key: string; name: Bilingual }[]; questions?: { key: string; text: Bilingual }[] };
    }
  >(sql`
    select ${columns}, a.id as application_id, a.title, json_build_object('annexes', r.rules->'annexes', 'questions', r.rules->'questions') as rules
    from agenda_item i join allocation_line l on l.allocation_id = i.allocation_id join application a on a.id = l.application_id
      join attachment t on t.application_id = a.id join person p on p.id = t.added_by_id
      join call_rules r on r.call_id = a.call_id and r.version = a.rules_version
    where i.id = ${itemId} and (i.application_id is null or i.application_id = a.id) and t.sealed_at is not null and t.dropped_in is null
      and ${own} and a.submitted_at is not null and ${visibleTo(actor)}
    order by a.number, t.annex, t.added_at, t.id`);
  return [...new Set(rows.map((row) => row.applicationId))].map((applicationId) => {
    const files = rows.filter((row) => row.applicationId === applicationId);
    const [first] = files as [(typeof files)[number]];
    return {
      applicationId,
      title: first.title,
      annexes: Object.fromEntries([
        ...[paperAnnex, ...(first.rules.annexes ?? []), completionAnnex].map(({ key, name }) => [key, name]),
        ...(first.rules.questions ?? []).map((question) => [fileKey(question), question.text]),
      ]),
      attachments: files,
    };
  });
}

/** Every file whose bytes there should be, for the operator who checks a store or a restored backup. */
export const attachmentsToKeep = (): Promise<{ id: string; bytes: number; sha256: string }[]> =>
  database.many(sql`select id, bytes::int as bytes, sha256 from attachment where state <> 'infected' order by id`);

/** What the scanner still has to be asked about; null when the file is gone or has been scanned. */
export const attachmentWaiting = (attachmentId: string): Promise<{ applicationId: string } | null> =>
  database.maybe(sql`select application_id from attachment where id = ${attachmentId} and state = 'waiting'`);
