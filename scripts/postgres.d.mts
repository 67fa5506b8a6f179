export interface EmbeddedPostgres {
  url: string;
  port: number;
  pid: number;
  /** Where the cluster lies. */
  folder: string;
  exited: Promise<void>;
  stop(): Promise<void>;
  stopSync(): void;
  /** Fills a new database and puts it in the present one's place when it is complete. */
  replaceDatabase(fill: (url: string) => Promise<void>): Promise<void>;
}
export interface StartOptions {
  dataDir: string;
  temporary?: boolean;
  as?: string;
  note?: (text: string) => void;
}
export function startPostgres(options: StartOptions): Promise<EmbeddedPostgres>;
export function startTemporaryPostgres(options?: Partial<Omit<StartOptions, "dataDir">>): Promise<EmbeddedPostgres>;
export function runningPostgres(dataDir: string): { url: string; owner: { pid: number; since: string } } | null;
export function hydrateSymlinks(): void;
