import type { Role } from "#app/gate/actor.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, type Executor, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Language } from "#app/texts/language.ts";

export type StoredCode = {
  id: string;
  email: string;
  codeHash: string;
  returnTo: string;
  expiresAt: Date;
  usedAt: Date | null;
  attempts: number;
};

export const saveCode = (
  tx: Executor,
  code: { id: string; email: string; codeHash: string; linkHash: string; returnTo: string; createdAt: Date; expiresAt: Date },
) =>
  tx.run(sql`
    insert into sign_in_code (id, email, code_hash, link_hash, return_to, created_at, expires_at)
    values (${code.id}, ${code.email}, ${code.codeHash}, ${code.linkHash}, ${code.returnTo}, ${code.createdAt}, ${code.expiresAt})`);

export const codeForUpdate = (tx: Executor, key: "id" | "link_hash", value: string): Promise<StoredCode | null> =>
  key === "id"
    ? tx.maybe(
        sql`select id, email, code_hash, return_to, expires_at, used_at, attempts from sign_in_code where id = ${value} for update`,
      )
    : tx.maybe(
        sql`select id, email, code_hash, return_to, expires_at, used_at, attempts from sign_in_code where link_hash = ${value} for update`,
      );

export const countAttempt = (tx: Executor, id: string) =>
  tx.run(sql`update sign_in_code set attempts = attempts + 1 where id = ${id}`);
export const spendCode = (tx: Executor, id: string, at: Date) =>
  tx.run(sql`update sign_in_code set used_at = ${at} where id = ${id}`);

export const personByEmail = (tx: Executor, email: string): Promise<{ id: string; name: string } | null> =>
  tx.maybe(sql`select id, name from person where email = ${email} and erased_at is null`);

export const savePerson = (tx: Executor, person: { id: string; email: string; language: Language; createdAt: Date }) =>
  tx.run(
    sql`insert into person (id, name, email, language, created_at) values (${person.id}, '', ${person.email}, ${person.language}, ${person.createdAt})`,
  );

export const renamePerson = (tx: Executor, id: string, name: string, language: Language) =>
  tx.run(sql`update person set name = ${name}, language = ${language} where id = ${id}`);

export const saveSession = (
  tx: Executor,
  session: { id: string; secretHash: string; personId: string; method: string; createdAt: Date; expiresAt: Date },
) =>
  tx.run(sql`
    insert into session (id, secret_hash, person_id, method, created_at, seen_at, expires_at)
    values (${session.id}, ${session.secretHash}, ${session.personId}, ${session.method}, ${session.createdAt}, ${session.createdAt}, ${session.expiresAt})`);

export const touchSession = (id: string, at: Date) => database.run(sql`update session set seen_at = ${at} where id = ${id}`);

export const revokeSession = (secretHash: string, at: Date): Promise<unknown> =>
  database.run(sql`update session set revoked_at = ${at} where secret_hash = ${secretHash} and revoked_at is null`);

/** All of a person's but one; answers how many there were. */
export const revokeOtherSessions = async (tx: Executor, personId: string, secretHash: string, at: Date): Promise<number> =>
  (
    await tx.many(sql`
      update session set revoked_at = ${at}
      where person_id = ${personId} and secret_hash <> ${secretHash} and revoked_at is null and expires_at > ${at} returning id`)
  ).length;

export const isDemoPerson = async (tx: Executor, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from person where id = ${id} and demo`)) !== null;

/** Two who register the same number at once wait for each other here, so that the second is told and not struck by an index. */
export async function numberTaken(tx: Executor, number: string): Promise<boolean> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`organisation ${number}`}))`);
  return (await tx.maybe(sql`select id from organisation where number = ${number}`)) !== null;
}

/** Adds a person with roles, or gives an existing one the roles. Returns the person's id. */
export async function addPerson(person: {
  name: string;
  email: string;
  roles: readonly Role[];
  language: Language;
}): Promise<string> {
  return transaction(async (tx) => {
    const at = now();
    const known = await personByEmail(tx, person.email);
    const id = known?.id ?? newId(at);
    if (!known) {
      await tx.run(
        sql`insert into person (id, name, email, language, created_at) values (${id}, ${person.name}, ${person.email}, ${person.language}, ${at})`,
      );
    }
    for (const role of person.roles) {
      await tx.run(
        sql`insert into person_role (person_id, role, "from") values (${id}, ${role}, ${localDate(at)})
          on conflict (person_id, role) do update set "from" = excluded."from", "to" = null where person_role."to" < excluded."from"`,
      );
    }
    await appendToJournal(tx, {
      subjectType: "person",
      subjectId: id,
      caseId: null,
      at,
      actorId: null,
      command: "add-person",
      payload: { roles: person.roles },
    });
    return id;
  });
}
