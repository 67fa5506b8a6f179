import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, MembershipRole, Role } from "#app/gate/actor.ts";

const calls = await import("#app/rooms/calls/calls.server.ts");
const applications = await import("#app/rooms/applications/applications.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql, transaction } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne, enqueue } = await import("#app/gate/outbox.server.ts");
const { openingOf } = await import("#app/rooms/calls/commands/follow.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { canonical } = await import("#app/kernel/canonical.ts");
const { exampleRules } = await import("#app/rooms/applications/whole-application.test-data.ts");

const before = new Date("2027-05-01T10:00:00Z");
const opensAt = new Date("2027-06-01T06:00:00Z");
const during = new Date("2027-06-10T10:00:00Z");
const organisation = async (number: string) => {
  const id = newId(before);
  await database.run(
    sql`insert into organisation (id, number, name, legal_form, created_at) values (${id}, ${number}, ${number}, 'ideell-forening', ${before})`,
  );
  return id;
};
const person = async (
  name: string,
  organisationId?: string,
  role: MembershipRole = "editor",
  roles: Role[] = [],
): Promise<Actor> => {
  const personId = newId(before);
  await database.run(
    sql`insert into person (id, name, email, created_at) values (${personId}, ${name}, ${`${name.toLowerCase()}@exempel.example`}, ${before})`,
  );
  if (organisationId)
    await database.run(
      sql`insert into membership (person_id, organisation_id, role, since) values (${personId}, ${organisationId}, ${role}, ${before})`,
    );
  return { personId, name, language: "sv", roles, memberships: organisationId ? [{ organisationId, role }] : [] };
};

let invited: string, other: string, siv: Actor, rut: Actor, sten: Actor, iris: Actor;
const call = newId(before);
beforeAll(async () => {
  [invited, other] = [await organisation("8029907014"), await organisation("8029907147")];
  siv = await person("Siv", invited);
  rut = await person("Rut", invited, "reader");
  sten = await person("Sten", other);
  iris = await person("Iris");
  const texts = JSON.stringify({ sv: "Riktad", en: "Limited" });
  await database.run(sql`insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${call}, 'RIKTAD', 'riktad', 'published', 'limited', ${texts}::jsonb, ${texts}::jsonb, '{}', ${opensAt}, ${new Date("2027-08-20T21:59:00Z")}, ${before}, ${before})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${call}, 1, ${canonical(exampleRules)}::jsonb, ${before})`,
  );
  await database.run(sql`insert into call_invitation (call_id, number, name) values (${call}, '8029907014', 'Vävnod')`);
  await transaction((tx) => enqueue(tx, [openingOf(call, opensAt, before)], before));
});
afterAll(closeDatabase);

const run = (at: Date) =>
  atInstant(at, async () => {
    for (let turn = 0; turn < 100 && (await deliverOne(handlers)); turn++);
  });
const mails = () => database.many<{ recipient: string }>(sql`select recipient from sent_mail order by recipient`);

describe("a limited call", () => {
  const begin = (actor: Actor, organisationId: string) =>
    atInstant(during, () => applications.startApplication({ actor, id: newId(), slug: "riktad", organisationId, title: "T" }));

  it("is begun by those who were invited and by nobody else, whatever form they send", async () => {
    expect(await begin(siv, invited)).toMatchObject({ ok: true });
    expect(await begin(sten, other)).toMatchObject({ refusal: { code: "not-invited" } });
    expect(await begin(sten, invited)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await calls.invitedTo(call)).toEqual([{ number: "8029907014", name: "Vävnod" }]);
  });
});

describe("the day a call opens", () => {
  it("is told once to those who write for an invited organisation and to those who asked, and to nobody before it", async () => {
    const remind = (actor: Actor, wanted: boolean, at = before) =>
      atInstant(at, () => calls.remindOfOpening({ actor, slug: "riktad", wanted }));
    for (const actor of [iris, iris, siv, sten]) expect(await remind(actor, true)).toMatchObject({ ok: true });
    expect(await remind(sten, false)).toMatchObject({ ok: true });
    expect(await calls.asksToBeReminded(sten, call)).toBe(false);
    expect(await remind(rut, true, during)).toMatchObject({ refusal: { code: "opened-already" } });
    await run(new Date(opensAt.getTime() - 1));
    expect(await mails()).toEqual([]);
    await run(opensAt);
    await run(during);
    expect((await mails()).map((mail) => mail.recipient)).toEqual(["iris@exempel.example", "siv@exempel.example"]);
  });
});
