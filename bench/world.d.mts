export function fillBenchWorld(
  databaseUrl: string | undefined,
  world: {
    readonly applications: number;
    readonly awards: number;
    readonly call?: string;
    readonly assessors?: number;
    readonly perApplication?: number;
  },
): Promise<{ readonly callId: string; readonly officer: string }>;
