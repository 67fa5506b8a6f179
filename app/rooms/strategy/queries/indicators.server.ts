import { database, type Executor, sql } from "#app/platform/database.server.ts";
import type { LibraryIndicator } from "#app/rooms/strategy/indicator.ts";

const columns = sql`key, name, definition, unit, method, split, nodes, example`;

/** The whole library in the order of its files. */
export const allIndicators = (): Promise<LibraryIndicator[]> =>
  database.many(sql`select ${columns} from indicator order by library, position, key`);

export type StoredIndicator = LibraryIndicator & { readonly library: string };

/** Those with these keys, and those of this library; locked, so that two imports wait for each other. */
export const storedIndicators = (tx: Executor, library: string, keys: readonly string[]): Promise<StoredIndicator[]> =>
  tx.many(sql`select ${columns}, library from indicator where library = ${library} or key = any(${[...keys]}) for update`);
