/** Applies the migrations that are missing and hands back their names. */
export function migrate(url: string, options?: { folder?: string }): Promise<{ applied: string[] }>;
