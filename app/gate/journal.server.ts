import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonical } from "#app/kernel/canonical.ts";
import { database, type Executor, sql, transaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { hmac, journalKey, sha256 } from "#app/platform/secrets.server.ts";

export type JournalDraft = {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly at: Date;
  readonly actorId: string | null;
  readonly command: string;
  readonly payload: unknown;
};

type Link = { number: number; hash: string };

/** Long texts may carry personal data: the journal keeps their fingerprint, so that erasure elsewhere does not break the chain. */
function withoutTexts(value: unknown): unknown {
  if (typeof value === "string") return value.length > 80 ? `sha256:${sha256(value)}` : value;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, withoutTexts(item)]),
    );
  }
  return value ?? null;
}

const fingerprint = (entry: JournalDraft & { number: number; previous: string }) =>
  hmac(
    journalKey(),
    canonical({
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      number: entry.number,
      caseId: entry.caseId,
      at: entry.at,
      actorId: entry.actorId,
      command: entry.command,
      payload: entry.payload,
      previous: entry.previous,
    }),
  );

/**
 * One chain per subject: the subject's row lock already puts its commands in order, so the journal adds no queue of its own. The key
 * is kept outside the database; whoever can write rows cannot write a valid entry.
 */
export async function appendToJournal(tx: Executor, draft: JournalDraft): Promise<void> {
  const last = await tx.maybe<Link>(
    sql`select number, hash from journal_entry where subject_type = ${draft.subjectType} and subject_id = ${draft.subjectId} order by number desc limit 1`,
  );
  const number = (last?.number ?? 0) + 1;
  const previous = last?.hash ?? "";
  const payload = withoutTexts(draft.payload);
  const hash = fingerprint({ ...draft, payload, number, previous });
  await tx.run(sql`
    insert into journal_entry (subject_type, subject_id, number, case_id, at, actor_id, command, payload, previous, hash)
    values (${draft.subjectType}, ${draft.subjectId}, ${number}, ${draft.caseId}, ${draft.at}, ${draft.actorId}, ${draft.command},
      ${JSON.stringify(payload)}, ${previous}, ${hash})`);
}

type StoredEntry = JournalDraft & { seq: bigint; number: number; previous: string; hash: string };
type Checkpoint = { at: string; lastSeq: string; entries: string; digest: string; signature: string };

const checkpointFile = () => join(env().dataDir, "journal-checkpoints.jsonl");
const sign = (checkpoint: Omit<Checkpoint, "signature">) => hmac(journalKey(), canonical({ ...checkpoint, kind: "checkpoint" }));
const batch = 5_000;

/** No command runs longer than the database's 15 s timeout, so what is older than twice that has all committed. */
const settleSeconds = 30;

/**
 * Signs everything that has settled since the last checkpoint and writes the signature to the table and to a file beside the
 * database: entries cut from the end are then missed too. Returns how many entries it covered.
 */
export async function checkpointJournal(at: Date): Promise<number> {
  return transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(7301)`);
    const last = await tx.maybe<{ lastSeq: bigint; entries: bigint; digest: string }>(
      sql`select last_seq, entries, digest from journal_checkpoint order by id desc limit 1`,
    );
    const cutoff = new Date(at.getTime() - settleSeconds * 1000);
    const settled = await tx.many<{ seq: bigint; hash: string }>(sql`
      select seq, hash from journal_entry
      where seq > ${last?.lastSeq ?? 0n} and seq < coalesce((select min(seq) from journal_entry where seq > ${last?.lastSeq ?? 0n} and at > ${cutoff}), 9223372036854775807)
      order by seq`);
    if (settled.length === 0) return 0;
    const digest = settled.reduce((sum, entry) => hmac(journalKey(), `${sum}${entry.seq}:${entry.hash}`), last?.digest ?? "");
    const lastSeq = (settled.at(-1) as { seq: bigint }).seq;
    const unsigned = {
      at: at.toISOString(),
      lastSeq: `${lastSeq}`,
      entries: `${(last?.entries ?? 0n) + BigInt(settled.length)}`,
      digest,
    };
    const signature = sign(unsigned);
    await tx.run(sql`insert into journal_checkpoint (at, last_seq, entries, digest, signature)
      values (${at}, ${lastSeq}, ${unsigned.entries}, ${digest}, ${signature})`);
    appendFileSync(checkpointFile(), `${JSON.stringify({ ...unsigned, signature })}\n`, { mode: 0o600 });
    return settled.length;
  });
}

export type JournalFault = {
  readonly seq: bigint | null;
  readonly what: "broken-entry" | "gap-in-chain" | "missing-entries" | "bad-checkpoint";
  readonly where: string;
};
export type JournalVerdict = { readonly entries: number; readonly checkpoints: number; readonly fault: JournalFault | null };

/** Reads every entry and every checkpoint and names the first that does not hold. Memory stays flat: batches of 5 000. */
export async function verifyJournal(): Promise<JournalVerdict> {
  const kept = existsSync(checkpointFile())
    ? readFileSync(checkpointFile(), "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Checkpoint)
    : [];
  const stored = (
    await database.many<{ at: Date; lastSeq: bigint; entries: bigint; digest: string; signature: string }>(
      sql`select at, last_seq, entries, digest, signature from journal_checkpoint order by id`,
    )
  ).map((row) => ({ ...row, at: row.at.toISOString(), lastSeq: `${row.lastSeq}`, entries: `${row.entries}` }));
  const checkpoints = [...new Map([...kept, ...stored].map((item) => [item.lastSeq, item])).values()].sort((a, b) =>
    BigInt(a.lastSeq) < BigInt(b.lastSeq) ? -1 : 1,
  );
  const bad = [...kept, ...stored].find(({ signature, ...unsigned }) => sign(unsigned) !== signature);
  const heads = new Map<string, Link>();
  let digest = "";
  let entries = 0;
  let after = 0n;
  let next = 0;
  const fault = (seq: bigint | null, what: JournalFault["what"], where: string) => ({
    entries,
    checkpoints: checkpoints.length,
    fault: { seq, what, where },
  });
  if (bad) return fault(BigInt(bad.lastSeq), "bad-checkpoint", bad.at);
  for (;;) {
    const rows = await database.many<StoredEntry>(sql`
      select seq, subject_type, subject_id, number, case_id, at, actor_id, command, payload, previous, hash
      from journal_entry where seq > ${after} order by seq limit ${batch}`);
    for (const row of rows) {
      const chain = `${row.subjectType} ${row.subjectId}`;
      const head = heads.get(chain);
      if (row.number !== (head?.number ?? 0) + 1 || row.previous !== (head?.hash ?? ""))
        return fault(row.seq, "gap-in-chain", chain);
      if (fingerprint(row) !== row.hash) return fault(row.seq, "broken-entry", chain);
      heads.set(chain, { number: row.number, hash: row.hash });
      const due = checkpoints[next];
      if (due) {
        if (row.seq > BigInt(due.lastSeq)) return fault(BigInt(due.lastSeq), "missing-entries", due.at);
        digest = hmac(journalKey(), `${digest}${row.seq}:${row.hash}`);
        if (row.seq === BigInt(due.lastSeq)) {
          if (digest !== due.digest || BigInt(due.entries) !== BigInt(entries + 1))
            return fault(row.seq, "missing-entries", due.at);
          next += 1;
        }
      }
      entries += 1;
      after = row.seq;
    }
    if (rows.length < batch) break;
  }
  const unmet = checkpoints[next];
  return unmet
    ? fault(BigInt(unmet.lastSeq), "missing-entries", unmet.at)
    : { entries, checkpoints: checkpoints.length, fault: null };
}

export type JournalLine = {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  subjectType: string;
  command: string;
  payload: { from?: string; to?: string };
};

/** A case's own story. The caller must already have shown that the reader may see the case. */
export const journalOfCase = (caseId: string): Promise<JournalLine[]> =>
  database.many(sql`
    select j.seq, j.at, j.actor_id, p.name as actor_name, j.subject_type, j.command, j.payload
    from journal_entry j left join person p on p.id::text = j.actor_id
    where j.case_id = ${caseId} order by j.seq`);
