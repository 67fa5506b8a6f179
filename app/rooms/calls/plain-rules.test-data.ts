// The least that the rules of a call can say: assessment, allocation and decisions change what they are about.
const both = (text: string) => ({ sv: text, en: text });

export const plainCriterion = (key: string, name: string, weight: number) => ({
  key,
  name: both(name),
  about: both(name),
  weight,
  levels: [] as { value: number; text: { sv: string; en: string } }[],
  questions: [],
});

/** Projects of at most three years from the given one, as the column of a call's rules holds them. */
export const plainRules = (year: number) => ({
  limits: {
    minOre: "0",
    maxOre: "100000000",
    maxMonths: 36,
    earliestStart: `${year}-01-01`,
    latestEnd: `${year + 3}-12-31`,
    minMunicipalities: 0,
    minCoFinancing: 0,
    maxOwnWork: 10_000,
  },
  frameworks: [],
  eligibility: [],
  scale: { min: 1, max: 5 },
  criteria: [plainCriterion("nytta", "Nytta", 100)],
  strategic: { framework: "x", about: both("x"), nodes: [] },
  assessorsPerApplication: 1,
  thresholds: [],
  tieBreak: [],
  decimals: 2,
  costTypes: [{ key: "personal", name: both("Personal"), help: both("-") }],
  sourceTypes: [{ key: "drum", name: both("DRUM"), help: both("-"), kinds: ["cash"], own: true }],
  terms: { key: "allmanna-villkor", version: "2027", title: both("Allmänna villkor"), paragraphs: [] },
});
