/** What the office has proposed to the coming meeting about a decision of the history call. Invented. */
export const amendments = [
  {
    applicationKey: "vagen-tillbaka",
    officerKey: "anneli-rosvall",
    amountKr: 180_000,
    ground: "asked" as const,
    reasons:
      "Studievägledaren tillträdde först i september 2025 och projektet har därför inte använt hela beloppet för det året. Folkhögskolan bad den 3 mars om att lämna tillbaka det som blir över. Målen för projektet är desamma.",
  },
];
