import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deliverOne, enqueue } from "#app/gate/outbox.server.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { MailRefused, sendMailBy } from "#app/platform/mail.server.ts";

/** A real mail server on this machine; the address "sluten@" is refused for now, as a full mailbox is. */
const letters: { from: string; to: string[]; user: string; raw: string }[] = [];
let refusing = true;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onAuth: ({ username, password }, _session, answer) =>
    password === "lösen ord" ? answer(null, { user: username }) : answer(new Error("wrong password")),
  onRcptTo: ({ address }, _session, answer) =>
    answer(
      address.startsWith("borta@")
        ? Object.assign(new Error("no such user"), { responseCode: 550 })
        : refusing && address.startsWith("sluten@")
          ? Object.assign(new Error("full"), { responseCode: 450 })
          : null,
    ),
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      letters.push({
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        user: `${session.user ?? ""}`,
        raw: Buffer.concat(parts).toString("utf8"),
      });
      done();
    });
  },
});

const settings = { server: "", from: "Boråsregionen <drum@borasregionen.example>", keepsWords: false };

const at = new Date("2027-03-01T09:00:00Z");
/** A room's mail as its reaction sends it. */
const handlers = {
  "test-mail": async (tx: Parameters<typeof sendMailBy>[1], message: { id: bigint; payload: unknown }) =>
    sendMailBy(settings, tx, { outboxId: message.id, ...(message.payload as { to: string; subject: string; text: string }) }),
};
const post = (to: string) =>
  transaction((tx) =>
    enqueue(
      tx,
      [{ kind: "test-mail", payload: { to, subject: "Kvittens på ansökan – Åsö", text: "Ansökan är mottagen.\nKod: 123456\n" } }],
      at,
    ),
  );
const deliver = (when: Date) => atInstant(when, () => deliverOne(handlers as never));

beforeAll(async () => {
  const port = await new Promise<number>((ready) => {
    server.listen(0, "127.0.0.1", () => ready((server.server.address() as AddressInfo).port));
  });
  settings.server = `smtp://drum:${encodeURIComponent("lösen ord")}@127.0.0.1:${port}`;
  await post("elsa@vavnod.example");
});
afterAll(async () => {
  await closeDatabase();
  await new Promise<void>((closed) => server.close(closed));
});

it("a mail reaches a real server, signed in, once, with Swedish letters; what it said is not kept", async () => {
  expect(await deliver(at)).toBe(true);
  const [letter, ...more] = letters;
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ from: "drum@borasregionen.example", to: ["elsa@vavnod.example"], user: "drum" });
  expect(letter?.raw).toMatch(/^From: .*<drum@borasregionen\.example>/m);
  expect(letter?.raw).toMatch(/^Message-ID: <drum-\d+@borasregionen\.example>/m);
  expect(letter?.raw).toMatch(/^Subject: =\?UTF-8\?Q\?Kvittens_p=C3=A5/m);
  expect(await database.one(sql`select recipient, subject, body from sent_mail`)).toEqual({
    recipient: "elsa@vavnod.example",
    subject: "",
    body: "",
  });
  // A message that is put back is not sent again: the row says that it has gone.
  const { id } = await database.one<{ id: bigint }>(sql`update outbox_message set done_at = null returning id`);
  expect(await deliver(at)).toBe(true);
  expect(letters.map(({ to }) => to)).toEqual([["elsa@vavnod.example"]]);
  expect(await database.one(sql`select done_at is not null as done from outbox_message where id = ${id}`)).toEqual({
    done: true,
  });
});

it("a mail that the server does not take is tried again later, and is then sent once", async () => {
  await post("sluten@vavnod.example");
  expect(await deliver(at)).toBe(true);
  expect(letters).toHaveLength(1);
  const waiting = await database.one<{ attempts: number; lastError: string; availableAt: Date }>(
    sql`select attempts, last_error, available_at from outbox_message where done_at is null`,
  );
  expect(waiting).toMatchObject({ attempts: 1, lastError: expect.stringContaining("450") });
  expect(await database.one(sql`select count(*)::int as n from sent_mail`)).toEqual({ n: 1 });
  expect(await deliver(at)).toBe(false);
  refusing = false;
  expect(await deliver(waiting.availableAt)).toBe(true);
  expect(letters.map(({ to }) => to[0])).toEqual(["elsa@vavnod.example", "sluten@vavnod.example"]);
});

it("an address that the server will never know is told apart from a server that cannot just now", async () => {
  const to = (name: string) =>
    transaction((tx) =>
      sendMailBy(settings, tx, { outboxId: 990n, to: `${name}@vavnod.example`, subject: "Beslut", text: "Hej" }),
    );
  await expect(to("borta")).rejects.toBeInstanceOf(MailRefused);
  refusing = true;
  const later = await to("sluten").catch((fault: unknown) => fault);
  expect(later).toBeInstanceOf(Error);
  expect(later).not.toBeInstanceOf(MailRefused);
  expect(await database.one(sql`select count(*)::int as n from sent_mail where outbox_id = 990`)).toEqual({ n: 0 });
});
