import fc from "fast-check";

/**
 * The examples that a property is tried on are drawn from one seed, so that a commit that passed passes again. `DRUM_TEST_SEED=new` draws
 * others, and `DRUM_TEST_RUNS` so many times as many: what they find becomes a test of its own.
 */
const { DRUM_TEST_SEED: seed = "20261124", DRUM_TEST_RUNS: runs } = process.env;
fc.configureGlobal({
  ...(seed === "new" ? {} : { seed: Number(seed) }),
  ...(runs ? { numRuns: 100 * Number(runs) } : {}),
});
