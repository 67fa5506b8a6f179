/** One thing that a case must have to be found: a whole number, a word by its stem, or a word that has only been begun. */
export type SearchWord = { readonly kind: "exact" | "word" | "begun"; readonly text: string };

/** More than anybody writes; the rest is not asked. */
const mostWords = 12;

/**
 * What a person wrote in the search field. Registry numbers ("DRUM-2027-014") and organisation numbers (with or without hyphen, with or
 * without century) are whole and found exactly; other words by their Swedish stem, and the last one also when it is only the beginning.
 */
export function searchWords(written: string): SearchWord[] {
  const tokens = written
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}\-–]+/u)
    .map((token) => token.replace(/–/g, "-").replace(/^-+|-+$/g, ""))
    .filter(Boolean);
  const words = tokens.flatMap((token): SearchWord[] => {
    const organisation = /^(?:16)?(\d{6})-?(\d{4})$/.exec(token);
    if (organisation) return [{ kind: "exact", text: `${organisation[1]}${organisation[2]}` }];
    if (/^\p{L}[\p{L}\p{N}-]*-\d+$/u.test(token) || /^\d+$/.test(token)) return [{ kind: "exact", text: token }];
    return token.split("-").flatMap((text) => (text ? [{ kind: "word", text } as const] : []));
  });
  const asked = words.slice(0, mostWords);
  const last = asked.at(-1);
  return last?.kind === "word" ? [...asked.slice(0, -1), { kind: "begun", text: last.text }] : asked;
}
