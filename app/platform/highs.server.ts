import loadHighs from "highs";

export type Highs = Awaited<ReturnType<typeof loadHighs>>;

let loaded: Promise<Highs> | null = null;

/** HiGHS (WebAssembly), read from disk once per thread. It computes in floating point: whoever asks adds its answers up exactly. */
export const highs = (): Promise<Highs> => {
  loaded ??= loadHighs();
  return loaded;
};

/** No gap is allowed, and the same question has the same answer. */
export const exactly = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, random_seed: 0 } as const;
