/**
 * Who else pays for a project is written by the applicant in a free field, and may be one person. A name is shown to everybody only where the
 * name itself says that it is an organisation's: a legal form that the law keeps for those who have it (ABL 28 kap., lagen om ekonomiska
 * föreningar, stiftelselagen), or what only a public body or an association is called. What is in doubt is counted and not named.
 */
const first = /^(?:Region|Länsstyrelsen|Högskolan|Stiftelsen|Föreningen|Kommunalförbundet) \p{L}/u;
const last =
  /(?: AB| aktiebolag| ek\. ?för\.|förening|föreningen|förbund|förbundet|stiftelse|högskola|högskolan|universitet|universitetet|församling)$/u;
const municipal = /^\p{Lu}\p{L}+ (?:kommun|region)$/u;
/** A person's address, number or mail, or whom to turn to. */
const personal = /[@\d]|\bc\/o\b|\btel\b/iu;

/** The organisations in what was written, without what was added after a comma; none where one of those it speaks of may be a person. */
export function organisationsIn(written: string, municipalities: readonly string[]): readonly string[] {
  if (personal.test(written)) return [];
  const parts = (written.split(",")[0] ?? "").split(/ (?:och|samt|&) /).map((part) => part.trim().replace(/\s+/g, " "));
  const isCity = (name: string) => municipalities.some((one) => name === `${one} Stad` || name === `${one} stad`);
  const known = parts.every((name) => isCity(name) || municipal.test(name) || first.test(name) || last.test(name));
  return known ? parts : [];
}
