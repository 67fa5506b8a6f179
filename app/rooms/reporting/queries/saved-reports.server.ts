import { database, sql } from "#app/platform/database.server.ts";
import type { SavedReportState } from "#app/rooms/reporting/saved-report.lifecycle.ts";

export type SavedReport = {
  readonly id: string;
  readonly state: SavedReportState;
  readonly version: number;
  readonly name: string;
  readonly question: string;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly editions: number;
};
const columns = sql`r.id, r.state, r.version, r.name, r.question, r.changed_at, coalesce(p.name, '') as changed_by,
  (select count(*)::int from report_edition e where e.report_id = r.id) as editions`;

export const savedReports = (): Promise<SavedReport[]> =>
  database.many(sql`select ${columns} from saved_report r left join person p on p.id = r.changed_by_id order by r.name, r.id`);
export const savedReport = (id: string): Promise<SavedReport | null> =>
  database.maybe(sql`select ${columns} from saved_report r left join person p on p.id = r.changed_by_id where r.id = ${id}`);

export type Edition = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly frozenAt: Date;
  readonly frozenBy: string;
};
const edition = sql`e.number, e.name, e.sha256, e.frozen_at, coalesce(p.name, '') as frozen_by`;
export const editionsOf = (reportId: string): Promise<Edition[]> =>
  database.many(
    sql`select ${edition} from report_edition e left join person p on p.id = e.frozen_by_id where e.report_id = ${reportId} order by e.number desc`,
  );
export const editionOf = (reportId: string, number: number): Promise<(Edition & { readonly document: unknown }) | null> =>
  database.maybe(
    sql`select ${edition}, e.document from report_edition e left join person p on p.id = e.frozen_by_id where e.report_id = ${reportId} and e.number = ${number}`,
  );
