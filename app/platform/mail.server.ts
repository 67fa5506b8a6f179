import nodemailer, { type Transporter } from "nodemailer";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";

export type Mail = { readonly outboxId: bigint; readonly to: string; readonly subject: string; readonly text: string };

/** Which server takes the mail (none: the row of `sent_mail` is all there is), from whom it comes, and whether what it says is kept. */
export type MailSettings = { readonly server: string | undefined; readonly from: string; readonly keepsWords: boolean };

const transports = new Map<string, Transporter>();

/** Milliseconds. A server that does not answer must not hold the outbox's row for the minutes that are usual; it is asked again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The receiver's server has said no for good (SMTP 5xx): trying again gives the same answer. */
export class MailRefused extends Error {}

const isForGood = (fault: unknown): boolean => {
  const { responseCode, code } = fault as { responseCode?: number; code?: string };
  return code === "EENVELOPE" && (responseCode ?? 0) >= 500;
};

/**
 * Inside the outbox's transaction: the row in `sent_mail` is unique per outbox message, so what has been sent is not sent again. Without
 * SMTP_URL (demo) the row is all there is; with it, the body is not kept, since it may hold a code.
 */
export function sendMail(tx: Executor, mail: Mail): Promise<void> {
  const { SMTP_URL: server, MAIL_FROM: from, demo } = env();
  return sendMailBy({ server, from, keepsWords: demo || !server }, tx, mail);
}

export async function sendMailBy({ server, from, keepsWords }: MailSettings, tx: Executor, mail: Mail): Promise<void> {
  const fresh = await tx.run(sql`
    insert into sent_mail (outbox_id, recipient, subject, body, sent_at)
    values (${mail.outboxId}, ${mail.to}, ${keepsWords ? mail.subject : ""}, ${keepsWords ? mail.text : ""}, ${now()})
    on conflict (outbox_id) do nothing`);
  if (fresh === 0 || !server) return;
  const transport = transports.get(server) ?? nodemailer.createTransport({ url: server, ...patience });
  transports.set(server, transport);
  try {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<drum-${mail.outboxId}@${from.split("@").at(-1)?.replace(">", "")}>`,
    });
  } catch (fault) {
    throw isForGood(fault) ? new MailRefused(String(fault)) : fault;
  }
}
