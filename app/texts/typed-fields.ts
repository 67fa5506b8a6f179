import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";

/** Fields that forms of several rooms have. Messages are text keys: `unknown`, `tooLong` and `notAnAmount` have their words in each room. */

/** The version of the case that the page showed. */
export const typedVersion = z.coerce.number("unknown").int("unknown");

/** Words on any number of lines, at most `max` characters; absent is empty. Browsers send line ends as CR LF. */
export const typedWords = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));

/** Kronor as a person writes them, in öre and not under `least`; an empty field is `blank`. */
export const typedAmount = <Blank extends Ore | null>(blank: Blank, least: Ore = 0n) =>
  z
    .string()
    .max(40, "notAnAmount")
    .default("")
    .transform((value, context): Ore | Blank => {
      if (value.trim() === "") return blank;
      const ore = parseKronor(value);
      if (ore !== null && ore >= least) return ore;
      context.addIssue({ code: "custom", message: "notAnAmount" });
      return z.NEVER;
    });
