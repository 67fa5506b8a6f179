/** One value per process, however many bundles (server, routes) carry this module or are reloaded in development. */
export function processWide<Value>(name: string, make: () => Value): Value {
  const shelf = globalThis as unknown as Record<string, Value | undefined>;
  const key = `__drum_${name}`;
  shelf[key] ??= make();
  return shelf[key];
}
