import type { Command } from "./command.ts";

export const countsVerify: Command = {
  words: ["counts", "verify"],
  about: "count the cases of every round, and every reader's answers, again",
  options: [{ name: "recount", about: "where a kept count differs, make all of them anew of what the cases say" }],
  run: async (given) => {
    const { recountCases, verifyCounts } = await import("#app/rooms/applications/applications.server.ts");
    const verdict = await verifyCounts();
    const { cases, answers, rounds, readers } = verdict;
    const holds = rounds.length + readers.length === 0;
    const recounted = !holds && given.is("recount");
    if (recounted) await recountCases();
    return {
      ...(holds ? {} : { code: 1 as const }),
      lines: holds
        ? [`The counts hold: ${cases} cases, ${answers} answers.`]
        : [
            ...rounds.map(
              ({ call, stage, kept, counted, keptOre, countedOre }) =>
                `Does not hold: call ${call}, stage ${stage}: kept ${kept} cases and ${keptOre} öre, counted ${counted} and ${countedOre}.`,
            ),
            ...readers.map(
              ({ call, personId, kept, counted }) =>
                `Does not hold: call ${call}, person ${personId}: kept ${kept} answers, counted ${counted}.`,
            ),
            recounted
              ? "All are made anew. Verify again."
              : "Lists of the rounds tell wrong sums until they are made anew: --recount.",
          ],
      data: { holds, recounted, ...verdict },
    };
  },
};
