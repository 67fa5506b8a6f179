import { afterAll, expect, test } from "vitest";
import type { Actor } from "#app/gate/actor.ts";

const people = await import("#app/rooms/people/people.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql } = await import("#app/platform/database.server.ts");

afterAll(closeDatabase);

let network = 0;
const ask = async (email: string) => {
  network += 1;
  const asked = await people.askForCode({ email, returnTo: "/mina-sidor", language: "sv", network: `network ${network}` });
  if (!asked.ok) throw new Error(asked.refusal.code);
  while (await deliverOne(handlers)) {
    // until all mail is out
  }
  const mail = await database.one<{ body: string }>(
    sql`select body from sent_mail where recipient = ${email} order by id desc limit 1`,
  );
  return {
    request: asked.value.request,
    code: /\b\d{6}\b/.exec(mail.body)?.[0] as string,
    token: /lank\/(\S+)/.exec(mail.body)?.[1] as string,
  };
};
const enter = (request: string, code: string) => people.signInWithCode({ request, code, language: "sv", network: "home" });

test("a code from the mail signs a newcomer in, once, and the session knows them", async () => {
  const { request, code } = await ask("ada@exempel.example");
  const signedIn = await enter(request, code);
  expect(signedIn).toMatchObject({ ok: true, value: { newcomer: true, returnTo: "/mina-sidor" } });
  if (!signedIn.ok) return;
  expect(await people.actorOfSession(signedIn.value.secret)).toMatchObject({ name: "", roles: [], memberships: [] });
  expect(await enter(request, code)).toMatchObject({ refusal: { code: "code-used-up" } });
  await people.signOut(signedIn.value.secret);
  expect(await people.actorOfSession(signedIn.value.secret)).toBeNull();
});

test("somebody who has lost a phone signs out every other browser, and nobody else's", async () => {
  const signIn = async (email: string) => {
    const { request, code } = await ask(email);
    const signedIn = await enter(request, code);
    if (!signedIn.ok) throw new Error(signedIn.refusal.code);
    return signedIn.value.secret;
  };
  const [here, phone, other] = [
    await signIn("ylva@exempel.example"),
    await signIn("ylva@exempel.example"),
    await signIn("zara@exempel.example"),
  ];
  const dana = (await people.actorOfSession(here)) as Actor;
  const asking = async () => (await people.sessionsOf(dana, here)).map((session) => session.asking);
  expect(await asking()).toEqual([true, false]);
  expect(await people.signOutElsewhere({ actor: dana, secret: here })).toMatchObject({ ok: true, value: { count: 1 } });
  expect([await asking(), await people.actorOfSession(phone)]).toEqual([[true], null]);
  expect([await people.actorOfSession(here), await people.actorOfSession(other)]).not.toContain(null);
  expect(
    await database.many(
      sql`select payload->'count' as count from journal_entry where command = 'sign-out-elsewhere' and actor_id = ${dana.personId}`,
    ),
  ).toEqual([{ count: 1 }]);
});

test("neither code nor session secret stands readable in the database, and the outbox forgets the code when it is mailed", async () => {
  const { request, code, token } = await ask("bo@exempel.example");
  await enter(request, code);
  const rows =
    JSON.stringify(await database.many(sql`select code_hash, link_hash from sign_in_code`)) +
    JSON.stringify(await database.many(sql`select payload from outbox_message`)) +
    JSON.stringify(await database.many(sql`select secret_hash from session`));
  expect(rows).not.toContain(code);
  expect(rows).not.toContain(token);
});

test("five wrong tries use a code up; sixteen minutes do too", async () => {
  const first = await ask("cia@exempel.example");
  const wrong = first.code === "000000" ? "111111" : "000000";
  for (let attempt = 0; attempt < 5; attempt++)
    expect(await enter(first.request, wrong)).toMatchObject({ refusal: { code: "wrong-code" } });
  expect(await enter(first.request, first.code)).toMatchObject({ refusal: { code: "code-used-up" } });
  const second = await ask("cia@exempel.example");
  const later = new Date(Date.now() + 16 * 60_000);
  expect(await atInstant(later, () => enter(second.request, second.code))).toMatchObject({ refusal: { code: "code-used-up" } });
});

test("the link works once, two presses at once included", async () => {
  const { token } = await ask("dan@exempel.example");
  const open = () => people.signInWithLink({ token, language: "sv", network: "home" });
  const outcomes = await Promise.all([open(), open()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
});

test("too many codes for one address are refused, whatever the network", async () => {
  for (let count = 0; count < 5; count++) await ask("eva@exempel.example");
  await expect(ask("eva@exempel.example")).rejects.toThrow("too-many");
});

test("a session older than thirty days is none", async () => {
  const { request, code } = await ask("fia@exempel.example");
  const signedIn = await enter(request, code);
  if (!signedIn.ok) throw new Error("not signed in");
  expect(await atInstant(new Date(Date.now() + 31 * 86_400_000), () => people.actorOfSession(signedIn.value.secret))).toBeNull();
});

test("nobody signs in as a demo person who is not one", async () => {
  const { id } = await database.one<{ id: string }>(sql`select id from person limit 1`);
  expect(await people.signInAsDemoPerson(id)).toMatchObject({ refusal: { code: "not-found" } });
});

test("an organisation is registered once; who does it becomes its signatory; others cannot read it", async () => {
  const [one, two] = await database.many<{ id: string }>(sql`select id from person order by created_at limit 2`);
  const actor = (id: string): Actor => ({ personId: id, name: "", language: "sv", roles: [], memberships: [] });
  const order = {
    name: "Ågårdens kör",
    number: "5560160680",
    legalForm: "ideell-forening" as const,
    municipalityCode: null,
    address: "",
  };
  const [first, second] = await Promise.all([
    people.registerOrganisation({ actor: actor(one?.id as string), ...order }),
    people.registerOrganisation({ actor: actor(two?.id as string), ...order }),
  ]);
  expect([first, second].map((outcome) => (outcome.ok ? "made" : outcome.refusal.code)).sort()).toEqual(["made", "number-taken"]);
  const [owner] = await database.many<{ personId: string; organisationId: string; role: string }>(
    sql`select person_id, organisation_id, role from membership`,
  );
  expect(owner?.role).toBe("signatory");
  expect(await people.organisationFor(actor(owner?.personId as string), owner?.organisationId as string)).toMatchObject({
    name: "Ågårdens kör",
  });
  expect(
    await people.organisationFor(
      actor((owner?.personId === one?.id ? two?.id : one?.id) as string),
      owner?.organisationId as string,
    ),
  ).toBeNull();
  expect(await people.registerOrganisation({ actor: actor(two?.id as string), ...order })).toMatchObject({
    refusal: { code: "number-taken" },
  });
});
