import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { instantAt } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { hashSecret } from "#app/platform/secrets.server.ts";
import { actorOfSession, peopleAndRoles } from "#app/rooms/people/people.server.ts";
import { addPerson as addFromCommandLine } from "#app/rooms/people/people.store.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { newPersonForm, personRolesForm } from "#app/rooms/people/role.forms.ts";
import { addPersonWithRole, changeRoles, heldToday, personPage } from "#app/rooms/people/roles.server.ts";

let admin: Actor;
let officer: Actor;
const on = <Value>(date: string, work: () => Promise<Value>) => atInstant(instantAt(date, "12:00") as Date, work);
const elected = {
  name: "Eva Nyvald",
  email: "Eva@kommun.example",
  role: "board-member",
  municipality: "1490",
  from: "2027-01-01",
  to: "2030-12-31",
};
const add = (actor: Actor, more: object = {}) => addPersonWithRole({ actor, form: newPersonForm.parse({ ...elected, ...more }) });
const change = (actor: Actor, id: string, form: object) => changeRoles({ actor, id, form: personRolesForm.parse(form) });
const idOf = async (email: string) =>
  (await database.one<{ id: string }>(sql`select id from person where email = ${email.toLowerCase()}`)).id;

beforeAll(async () => {
  await database.run(
    sql`insert into municipality (code, name, county, standing) values ('1490', 'Borås', '14', 'member') on conflict do nothing`,
  );
  admin = await addPerson("Ali", "admin");
  officer = await addPerson("Anneli", "officer");
});
afterAll(closeDatabase);

it("somebody elected is added with municipality and term, and may do what the role opens from the first day to the last", async () => {
  expect(await on("2026-11-23", () => add(admin))).toMatchObject({ ok: true });
  const id = await idOf(elected.email);
  await database.run(sql`
    insert into session (id, secret_hash, person_id, method, created_at, seen_at, expires_at)
    values (${id}, ${hashSecret("s")}, ${id}, 'code', '2026-11-23', '2026-11-23', '2040-01-01')`);
  const rolesOn = (date: string) => on(date, async () => (await actorOfSession("s"))?.roles);
  expect(await rolesOn("2026-12-31")).toEqual([]);
  expect(await rolesOn("2027-01-01")).toEqual(["board-member"]);
  expect(await rolesOn("2030-12-31")).toEqual(["board-member"]);
  expect(await rolesOn("2031-01-01")).toEqual([]);
  const page = await on("2026-11-23", () => personPage(admin, id));
  expect(page?.held).toEqual([
    { role: "board-member", municipality: "1490", from: "2027-01-01", to: "2030-12-31", standing: "coming" },
  ]);
  // The journal tells what was given, not to whom by name.
  const { payload } = await database.one<{ payload: unknown }>(
    sql`select payload from journal_entry where subject_type = 'person' and subject_id = ${id}`,
  );
  expect(JSON.stringify(payload)).toContain("board-member");
  expect(JSON.stringify(payload)).not.toContain("Nyvald");
});

it("an address that is known is the same person, who keeps their name and gets the role", async () => {
  expect(
    await on("2026-11-23", () => add(admin, { name: "Någon annan", role: "assessor", municipality: "", to: "" })),
  ).toMatchObject({
    ok: true,
    value: await idOf(elected.email),
  });
  const lines = await on("2027-02-01", () => peopleAndRoles(1));
  expect(lines.find(({ name }) => name === "Eva Nyvald")?.roles).toEqual(["assessor", "board-member"]);
  expect(lines.some(({ name }) => name === "Någon annan")).toBe(false);
});

it("a role ends on its last day, can be given again after it, and is never held twice", async () => {
  const id = await idOf(elected.email);
  const give = { command: "give-role", role: "board-member", municipality: "1490", from: "2028-03-01", to: "" };
  expect(await on("2028-02-01", () => change(admin, id, give))).toMatchObject({ refusal: { fields: { role: "roleHeld" } } });
  const end = (lastDay: string) =>
    on("2028-02-01", () => change(admin, id, { command: "end-role", ended: "board-member", lastDay }));
  expect(await end("2026-12-31")).toMatchObject({ refusal: { fields: { lastDay: "beforeFirstDay" } } });
  expect(await end("2028-01-31")).toMatchObject({ ok: true });
  expect(await end("2028-01-31")).toMatchObject({ refusal: { fields: { ended: "roleNotHeld" } } });
  expect(await on("2028-02-01", async () => (await peopleAndRoles(1)).find((one) => one.id === id)?.roles)).toEqual(["assessor"]);
  expect(await on("2028-02-01", () => change(admin, id, give))).toMatchObject({ ok: true });
  expect(await on("2028-03-01", async () => (await personPage(admin, id))?.held[0])).toMatchObject({ to: null, standing: "now" });
  // The operator's command line gives an ended role back too, and leaves one that is held as it was.
  await on("2028-03-01", () => change(admin, id, { command: "end-role", ended: "assessor", lastDay: "2028-02-29" }));
  await on("2028-03-02", () =>
    addFromCommandLine({ name: "", email: elected.email.toLowerCase(), roles: ["assessor", "board-member"], language: "sv" }),
  );
  const held = await on("2028-03-02", async () => (await personPage(admin, id))?.held);
  expect(held?.map(({ role, from }) => [role, from])).toEqual([
    ["assessor", "2028-03-02"],
    ["board-member", "2028-03-01"],
  ]);
});

it("nobody changes their own roles, and nobody else but an administrator anyone's", async () => {
  const give = { command: "give-role", role: "board-chair", municipality: "1490", from: "2027-01-01", to: "" };
  expect(await change(admin, admin.personId, give)).toMatchObject({ refusal: { code: "not-yours-to-do" } });
  expect((await personPage(admin, admin.personId))?.may).toEqual([]);
  expect(await change(officer, admin.personId, give)).toMatchObject({ refusal: { code: "not-found" } });
  expect(await add(officer, { email: "ny@kommun.example" })).toMatchObject({ refusal: { code: "not-found" } });
  expect(await personPage(officer, admin.personId)).toBeNull();
});

it("is refused at its field: no municipality for somebody elected, days in the wrong order, an address that is none", () => {
  const faults = (more: object) =>
    newPersonForm.safeParse({ ...elected, ...more }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  expect(faults({ municipality: "" })).toEqual(["municipality chooseMunicipality"]);
  expect(faults({ to: "2026-12-31" })).toEqual(["to daysReversed"]);
  expect(faults({ email: "eva", role: "king", from: "i morgon" })?.sort()).toEqual([
    "email notAnEmail",
    "from notADate",
    "role chooseRole",
  ]);
});

it("a role counts from midnight in Sweden to midnight in Sweden, whatever day the database calls it", async () => {
  const july = { email: "natt@kommun.example", from: "2029-07-01", to: "2029-07-31" };
  expect(await on("2029-06-01", () => add(admin, july))).toMatchObject({ ok: true });
  const id = await idOf(july.email);
  await database.run(sql`
    insert into session (id, secret_hash, person_id, method, created_at, seen_at, expires_at)
    values (${id}, ${hashSecret("n")}, ${id}, 'code', '2029-06-01', '2029-06-01', '2040-01-01')`);
  const heldAt = (instant: string) =>
    atInstant(new Date(instant), async () => [
      (await actorOfSession("n"))?.roles,
      (
        await database.many<{ role: string }>(sql`select r.role from person_role r where r.person_id = ${id} and ${heldToday()}`)
      ).map(({ role }) => role),
      (await peopleAndRoles(1)).find((person) => person.id === id)?.roles,
    ]);
  const nowhere = [[], [], []];
  const everywhere = [["board-member"], ["board-member"], ["board-member"]];
  expect(await heldAt("2029-06-30T23:59:59+02:00")).toEqual(nowhere);
  expect(await heldAt("2029-07-01T00:30:00+02:00")).toEqual(everywhere);
  expect(await heldAt("2029-07-31T23:59:59+02:00")).toEqual(everywhere);
  expect(await heldAt("2029-08-01T00:30:00+02:00")).toEqual(nowhere);
});
