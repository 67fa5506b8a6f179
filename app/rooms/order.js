/** A case moves forward through this list; an import may only point backward. Read by the import law, the generated docs and the seed. */
export const rooms = [
  "people",
  "strategy",
  "money",
  "calls",
  "applications",
  "eligibility",
  "assessment",
  "allocation",
  "preparation",
  "decisions",
  "reporting",
];
