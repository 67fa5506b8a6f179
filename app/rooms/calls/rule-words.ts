import type { BonusFact } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

const points = (hundredths: number): Bilingual => {
  const text = (hundredths / 100).toFixed(2);
  return { sv: text.replace(".", ","), en: text };
};
const lower = (name: string) => name.charAt(0).toLocaleLowerCase("sv") + name.slice(1);

/** Limits and tie-breaks said in words, in both languages: applicants read them before they apply. */
export const ruleWords = {
  atLeast: (name: Bilingual, hundredths: number): Bilingual => ({
    sv: `Medelpoängen på ${lower(name.sv)} ska vara minst ${points(hundredths).sv}.`,
    en: `The mean score for ${lower(name.en)} must be at least ${points(hundredths).en}.`,
  }),
  atLeastTotal: (hundredths: number): Bilingual => ({
    sv: `Den vägda totalpoängen ska vara minst ${points(hundredths).sv}.`,
    en: `The weighted total must be at least ${points(hundredths).en}.`,
  }),
  bonus: (name: Bilingual, by: BonusFact, atLeast: number, hundredths: number): Bilingual =>
    by === "municipalities"
      ? {
          sv: `${name.sv}: ${points(hundredths).sv} poäng om minst ${atLeast} kommuner deltar. Adjungerade kommuner räknas inte.`,
          en: `${name.en}: ${points(hundredths).en} points if at least ${atLeast} municipalities take part. Adjunct municipalities do not count.`,
        }
      : {
          sv: `${name.sv}: ${points(hundredths).sv} poäng om medfinansieringen är minst ${atLeast} procent av kostnaden.`,
          en: `${name.en}: ${points(hundredths).en} points if the co-financing is at least ${atLeast} per cent of the cost.`,
        },
  bonusMost: (hundredths: number): Bilingual => ({
    sv: `Bonusen är sammanlagt högst ${points(hundredths).sv} poäng. Den läggs till den vägda poängen och räknas inte när minsta poäng prövas.`,
    en: `The bonus is ${points(hundredths).en} points at most in all. It is added to the weighted score and does not count towards the lowest points.`,
  }),
  tieCriterion: (name: Bilingual, first: boolean): Bilingual => ({
    sv: `${first ? "Först" : "Därefter"} högst medelpoäng på ${lower(name.sv)}.`,
    en: `${first ? "First" : "Then"} the highest mean score for ${lower(name.en)}.`,
  }),
  tie: (by: "strategic" | "municipalities" | "members" | "requested", direction: "desc" | "asc", first: boolean): Bilingual => {
    const [sv, en] = first ? ["Först", "First"] : ["Därefter", "Then"];
    const words = {
      strategic: {
        sv: `${sv} högst poäng för bidrag till strategin.`,
        en: `${en} the highest score for contribution to the strategy.`,
      },
      municipalities: {
        sv: `${sv} flest deltagande kommuner, de adjungerade medräknade.`,
        en: `${en} the most participating municipalities, adjunct ones included.`,
      },
      members: {
        sv: `${sv} flest deltagande kommuner. Adjungerade kommuner räknas inte.`,
        en: `${en} the most participating municipalities. Adjunct municipalities do not count.`,
      },
      requested:
        direction === "asc"
          ? { sv: `${sv} lägst sökt belopp.`, en: `${en} the lowest amount applied for.` }
          : { sv: `${sv} högst sökt belopp.`, en: `${en} the highest amount applied for.` },
    };
    return words[by];
  },
} as const;
