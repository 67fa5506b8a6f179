import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { askedPart, type Confirmation } from "#app/rooms/applications/confirmation.ts";

type Row = {
  id: string;
  state: Confirmation["state"];
  financier: string;
  source: string;
  asked: unknown;
  contactName: string;
  contactEmail: string;
  askedAt: Date;
  askedBy: string;
  sentAt: Date;
  answeredAt: Date | null;
  answeredName: string;
  answeredTitle: string;
  words: string;
};

export const confirmationColumns: Fragment = sql`f.id, f.state, f.financier, f.source, f.asked, f.contact_name, f.contact_email, f.asked_at, p.name as asked_by, f.sent_at,
  f.answered_at, f.answered_name, f.answered_title, f.words`;

export const readConfirmation = (row: Row): Confirmation => ({
  id: row.id,
  state: row.state,
  asked: { ...askedPart.parse(row.asked), financier: row.financier, source: row.source },
  contact: { name: row.contactName, email: row.contactEmail },
  askedAt: row.askedAt,
  askedBy: row.askedBy,
  sentAt: row.sentAt,
  answer: row.answeredAt ? { at: row.answeredAt, name: row.answeredName, title: row.answeredTitle, words: row.words } : null,
});

/** All that has been asked about an application, oldest first; what was taken back is not there. */
export async function standingOf(db: Pick<Executor, "many">, applicationId: string): Promise<Confirmation[]> {
  const rows = await db.many<Row>(sql`
    select ${confirmationColumns} from confirmation f join person p on p.id = f.asked_by_id
    where f.application_id = ${applicationId} and f.state <> 'taken-back' order by f.asked_at, f.state <> 'voided', f.id`);
  return rows.map(readConfirmation);
}
