// What people have asked about the living calls: two answers that stand on the page, one corrected, and one question that waits.
import type { Bilingual } from "#app/texts/language.ts";
import type { CallKey, Moment } from "./types.ts";

export type WorldQuestion = {
  callKey: CallKey;
  personKey: string;
  asked: { at: Moment; text: string };
  answered?: { at: Moment; personKey: string; question: Bilingual; answer: Bilingual };
};

export const questions: WorldQuestion[] = [
  {
    callKey: "open-projects",
    personKey: "tilda-fors",
    asked: { at: { days: -16, time: "10:12" }, text: "Kan ideell tid räknas som medfinansiering om den dokumenteras?" },
    answered: {
      at: { days: -15, time: "09:05" },
      personKey: "anneli-rosvall",
      question: {
        sv: "Kan ideell tid räknas som medfinansiering?",
        en: "Can voluntary time count as co-financing?",
      },
      answer: {
        sv: "Ja, som arbetstid. Räkna varje timme till den schablon som står under Medfinansiering, och visa med tidrapporter vad tiden har gått till. Högst tre fjärdedelar av medfinansieringen kan vara arbetstid.",
        en: "Yes, as working time. Count each hour at the flat rate given under Co-financing, and show with time sheets what it was used for. At most three quarters of the co-financing can be working time.",
      },
    },
  },
  {
    callKey: "open-projects",
    personKey: "ingela-torphage",
    asked: {
      at: { days: -9, time: "14:40" },
      text: "Vi samarbetar med Varberg och Ulricehamn. Räknas Varberg som en av de två kommunerna?",
    },
    answered: {
      at: { days: -7, time: "11:20" },
      personKey: "anneli-rosvall",
      question: {
        sv: "Räknas Varberg som en av de två kommuner som måste delta?",
        en: "",
      },
      answer: {
        sv: "Nej. Varbergs kommun kan delta som part och bidra med pengar och tid, men minst två av förbundets medlemskommuner måste vara med.",
        en: "",
      },
    },
  },
  {
    callKey: "open-projects",
    personKey: "rebecka-solbring",
    asked: {
      at: { days: -1, time: "16:31" },
      text: "Måste medfinansieringen vara beslutad när vi lämnar in, eller räcker det med en avsiktsförklaring?",
    },
  },
];
