import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/gate/actor.ts";

const people = await import("#app/rooms/people/people.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");

afterAll(closeDatabase);

const code = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal.code);

async function person(name: string): Promise<Actor & { email: string }> {
  const personId = newId();
  const email = `${name.toLowerCase()}.${personId}@exempel.example`;
  await database.run(
    sql`insert into person (id, name, email, language, created_at) values (${personId}, ${name}, ${email}, 'sv', now())`,
  );
  return { personId, name, email, language: "sv", roles: [], memberships: [] };
}

/** The tokens of the mail that has gone to an address, in the order they went. */
async function tokens(email: string): Promise<string[]> {
  while (await deliverOne(handlers)) {
    // until all mail is out
  }
  const mail = await database.many<{ body: string }>(sql`select body from sent_mail where recipient = ${email} order by id`);
  return mail.flatMap(({ body }) => /inbjudan\/(\S+)/.exec(body)?.[1] ?? []);
}

let ada: Awaited<ReturnType<typeof person>>;
let bo: Awaited<ReturnType<typeof person>>;
let id: string;
let count = 0;

beforeEach(async () => {
  [ada, bo] = [await person("Ada"), await person("Bo")];
  id = newId();
  count += 1;
  await database.run(sql`
    insert into organisation (id, number, name, legal_form, address, created_at)
    values (${id}, ${`8029000${`${count}`.padStart(3, "0")}`}, 'Viskans vänner', 'ideell-forening', '', now())`);
  await database.run(
    sql`insert into membership (person_id, organisation_id, role, since) values (${ada.personId}, ${id}, 'signatory', now())`,
  );
});

const invite = (email: string, role: "reader" | "editor" | "signatory" = "editor", actor: Actor = ada) =>
  people.inviteToOrganisation({ actor, id, email, role });
const roles = async () =>
  Object.fromEntries(
    (
      await database.many<{ name: string; role: string }>(
        sql`select p.name, m.role from membership m join person p on p.id = m.person_id where m.organisation_id = ${id}`,
      )
    ).map(({ name, role }) => [name, role]),
  );

async function joined(role: "reader" | "editor" | "signatory") {
  expect(code(await invite(bo.email, role))).toBe("ok");
  const token = (await tokens(bo.email)).at(-1) as string;
  expect(code(await people.acceptInvitation({ actor: bo, token }))).toBe("ok");
}

test("an invited person accepts once, for their own address; ten presses make one membership", async () => {
  expect(code(await invite(bo.email))).toBe("ok");
  const [token] = (await tokens(bo.email)) as [string];
  expect(await people.invitationByToken(bo, token)).toMatchObject({
    organisation: "Viskans vänner",
    role: "editor",
    mine: true,
    standing: "open",
  });
  const cia = await person("Cia");
  expect(await people.invitationByToken(cia, token)).toMatchObject({ mine: false });
  expect(code(await people.acceptInvitation({ actor: cia, token }))).toBe("not-found");
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => people.acceptInvitation({ actor: bo, token })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await roles()).toEqual({ Ada: "signatory", Bo: "editor" });
});

test("neither the link's secret nor the address stands in the journal, and the outbox forgets the secret when it is mailed", async () => {
  await invite(bo.email);
  const [token] = (await tokens(bo.email)) as [string];
  const journal = JSON.stringify(await database.many(sql`select payload from journal_entry where subject_id = ${id}`));
  expect(journal).toContain("PersonInvited");
  expect(journal).not.toContain(bo.email);
  const kept =
    journal +
    JSON.stringify(await database.many(sql`select payload from outbox_message`)) +
    JSON.stringify(await database.many(sql`select secret_hash from organisation_invitation`));
  expect(kept).not.toContain(token);
});

test("fifteen days later, taken back or replaced by a newer one, a link leads nowhere", async () => {
  await invite(bo.email);
  const [first] = (await tokens(bo.email)) as [string];
  const later = new Date(Date.now() + 15 * 86_400_000);
  expect(code(await atInstant(later, () => people.acceptInvitation({ actor: bo, token: first })))).toBe("invitation-expired");
  await invite(bo.email, "reader");
  const [, second] = (await tokens(bo.email)) as [string, string];
  expect(code(await people.acceptInvitation({ actor: bo, token: first }))).toBe("invitation-taken-back");
  const waiting = (await people.organisationFor(ada, id))?.invitations;
  expect(waiting).toMatchObject([{ email: bo.email, role: "reader" }]);
  const invitationId = waiting?.[0]?.id as string;
  expect(code(await people.takeBackInvitation({ actor: ada, id, invitationId }))).toBe("ok");
  expect(code(await people.takeBackInvitation({ actor: ada, id, invitationId }))).toBe("invitation-taken-back");
  expect(code(await people.acceptInvitation({ actor: bo, token: second }))).toBe("invitation-taken-back");
  expect(await roles()).toEqual({ Ada: "signatory" });
});

test("a member cannot be invited again; an editor invites nobody; a stranger meets no organisation", async () => {
  await joined("editor");
  expect(code(await invite(bo.email))).toBe("already-member");
  expect(code(await invite("ny@exempel.example", "reader", bo))).toBe("not-yours-to-do");
  expect(code(await people.changeMemberRole({ actor: bo, id, version: 1, personId: bo.personId, role: "signatory" }))).toBe(
    "not-yours-to-do",
  );
  expect(code(await invite("ny@exempel.example", "reader", await person("Dan")))).toBe("not-found");
  expect((await people.organisationFor(bo, id))?.invitations).toEqual([]);
});

test("a person removed loses sight of the organisation and is told so, once", async () => {
  await joined("reader");
  expect(code(await people.removeMember({ actor: ada, id, personId: bo.personId }))).toBe("ok");
  expect(code(await people.removeMember({ actor: ada, id, personId: bo.personId }))).toBe("not-found");
  expect(await people.organisationFor(bo, id)).toBeNull();
  await tokens(bo.email);
  const told = await database.many(
    sql`select 1 from sent_mail where recipient = ${bo.email} and subject like 'Du är inte längre med%'`,
  );
  expect(told).toHaveLength(1);
});

test("leaving makes nobody impartial: who has a task with the authority is reminded of it, once, and nobody else is written down", async () => {
  await joined("editor");
  const task = sql`insert into person_role (person_id, role, "from") values (${bo.personId}, 'assessor', '2020-01-01')`;
  const ties = () =>
    database.many(
      sql`select person_id, kind, organisation_number from interest where organisation_number in (select number from organisation where id = ${id})`,
    );
  expect(code(await people.leaveOrganisation({ actor: bo, id }))).toBe("ok");
  expect(await ties()).toEqual([]);
  await joined("editor");
  await database.run(task);
  expect(code(await people.removeMember({ actor: ada, id, personId: bo.personId }))).toBe("ok");
  await joined("reader");
  expect(code(await people.leaveOrganisation({ actor: bo, id }))).toBe("ok");
  expect(await ties()).toMatchObject([{ personId: bo.personId, kind: "former-team" }]);
});

test("a role changed over an older team is refused; the last signatory cannot step down", async () => {
  await joined("editor");
  const { version } = (await people.organisationFor(ada, id)) as { version: number };
  const change = (personId: string, role: "reader" | "signatory", at = version) =>
    people.changeMemberRole({ actor: ada, id, version: at, personId, role });
  expect(code(await change(ada.personId, "reader"))).toBe("last-signatory");
  expect(code(await change(bo.personId, "signatory"))).toBe("ok");
  expect(code(await change(bo.personId, "reader"))).toBe("changed-since-read");
  expect(code(await change(ada.personId, "reader", version + 1))).toBe("ok");
  expect(await roles()).toEqual({ Ada: "reader", Bo: "signatory" });
});

test("the last signatory cannot leave, also when the last two leave at the same moment", async () => {
  expect(code(await people.leaveOrganisation({ actor: ada, id }))).toBe("last-signatory");
  await joined("signatory");
  const outcomes = await Promise.all([ada, bo].map((actor) => people.leaveOrganisation({ actor, id })));
  expect(outcomes.map(code).sort()).toEqual(["last-signatory", "ok"]);
  expect(Object.values(await roles())).toEqual(["signatory"]);
});

test("two signatories who remove each other at the same moment leave one", async () => {
  await joined("signatory");
  const outcomes = await Promise.all([
    people.removeMember({ actor: ada, id, personId: bo.personId }),
    people.removeMember({ actor: bo, id, personId: ada.personId }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.values(await roles())).toEqual(["signatory"]);
});

test("one person belongs to several organisations, with a role in each", async () => {
  await joined("reader");
  const other = await people.registerOrganisation({
    actor: bo,
    name: "Ätrans båtklubb",
    number: "8029900001",
    legalForm: "ideell-forening",
    municipalityCode: null,
    address: "",
  });
  expect(other.ok).toBe(true);
  expect((await people.organisationsOf(bo)).map(({ name, role }) => [name, role])).toEqual([
    ["Viskans vänner", "reader"],
    ["Ätrans båtklubb", "signatory"],
  ]);
});
