import { texts } from "#app/texts/language.ts";

/** The parts and fields of the form by the names that they have in it. */
export const answerPlacesTexts = texts({
  sv: {
    places: {
      "project.summary": "Sammanfattning",
      "need.need": "Behov",
      "need.purpose": "Syfte",
      "need.targetGroup": "Målgrupp",
      strategy: "Strategi",
      "municipalities.municipalities": "Kommuner som deltar",
      "municipalities.perspective": "Sjuhäradsperspektiv",
      "goals.activities": "Aktiviteter",
      "goals.goals": "Mätbara mål",
      budget: "Budget",
      financing: "Finansiering",
      support: "Stödnivåer",
      "plan.longTermPlan": "Långsiktig plan",
      "plan.risks": "Risker",
      "plan.equality": "Jämställdhet och lika möjligheter",
      "plan.sustainability": "Klimat och miljö",
      aid: "Statsstöd och tidigare stöd",
    },
    question: (text: string) => `Frågan ”${text}”`,
  },
  en: {
    places: {
      "project.summary": "Summary",
      "need.need": "Need",
      "need.purpose": "Purpose",
      "need.targetGroup": "Target group",
      strategy: "Strategy",
      "municipalities.municipalities": "Municipalities taking part",
      "municipalities.perspective": "Sjuhärad perspective",
      "goals.activities": "Activities",
      "goals.goals": "Measurable goals",
      budget: "Budget",
      financing: "Financing",
      support: "Levels of support",
      "plan.longTermPlan": "Long-term plan",
      "plan.risks": "Risks",
      "plan.equality": "Gender equality and equal opportunities",
      "plan.sustainability": "Climate and environment",
      aid: "State aid and earlier support",
    },
    question: (text: string) => `The question “${text}”`,
  },
});
