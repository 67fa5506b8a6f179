/**
 * Text from people, made fit for print. Nothing in it may stop a receipt from being issued: control characters go, odd spaces
 * become spaces, and what the typeface lacks becomes a visible square further on (`placeholder`).
 */

/** Stands for a character the typeface has no picture of: emoji, Arabic, Chinese. The original stays as ActualText. */
export const placeholder = "\u25a1";

const invisible = /[\p{Cc}\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** One paragraph's text: composed letters, `\n` as the only control character, soft hyphens and no-break spaces kept. */
export function printable(text: string): string {
  // Most texts are already clean; looking is cheaper than rewriting.
  if (/^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02af\u2013\u2014\u2018-\u201e\u2022\u2026\u2212\u00a0]*$/.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, "\n")
    .replace(/[\t\u1680\u2000-\u200a\u205f\u3000]/g, " ")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKD"))
    .replace(invisible, (found) => (found === "\n" ? "\n" : ""));
}

/** The same on one line, for metadata, bookmarks and running headers. */
export const onOneLine = (text: string): string =>
  printable(text)
    .replace(/\u00ad/g, "")
    .replace(/\s+/g, " ")
    .trim();

const vowel = /[aeiouyåäöéèêüáàóíúæø]/i;

/**
 * Words that the long words of public administration are joined of. A break where one of them begins is always better than one
 * between syllables; the list is for looks, a word that is missing is still broken.
 */
const joined =
  "ansökan|ansökning|arbete|avdelning|avtal|behandling|beredning|beskrivning|bidrag|bygd|central|chef|direktion|direktör|ekonomi|" +
  "enhet|finansiering|forskning|främjande|fullmäktige|funktion|föreningen|förening|förbund|fördelning|förordning|förvaltning|gemensam|" +
  "grupp|handling|hushåll|hållbarhet|hälsa|information|infrastruktur|innovation|insats|institut|integration|klimat|kommun|kompetens|" +
  "kontor|kultur|ledning|ledamot|medborgar|medel|miljö|mottagare|myndighet|målsättning|mål|nämnd|näring|område|omvandling|ordförande|" +
  "ordning|organisation|partnerskap|planering|plan|politik|process|program|projekt|prövning|rapport|redovisning|region|resurs|" +
  "revision|råd|samhälle|samordning|samverkan|satsning|service|skola|strategi|struktur|styrelse|styrning|stöd|system|teknik|" +
  "tillväxt|transport|trafik|underlag|undersökning|universitet|uppdrag|uppföljning|uppgift|upphandling|utbildning|utredning|utskott|" +
  "utveckling|verket|verksamhet|värdering|överenskommelse|översyn|åtgärd";
const joint = new RegExp(`(?:${joined})`, "gi");

/**
 * Places where a long Swedish word may be broken with a hyphen. First choice: where it is joined of words we know. Otherwise
 * before the last consonant that stands before a vowel (enkonsonantregeln, Svenska skrivregler). Never nearer than `least`
 * letters to either end. Only asked about words that do not fit.
 */
export function hyphenationPoints(word: string, least = 3): { joints: number[]; syllables: number[] } {
  const inside = (point: number) => point >= least && point <= word.length - least;
  const joints = [...word.matchAll(joint)].map((match) => match.index).filter(inside);
  const syllables: number[] = [];
  for (let at = least; at <= word.length - least; at++) {
    if (!vowel.test(word[at] as string) || vowel.test(word[at - 1] as string)) continue;
    // Consonants that sound as one stay together: "ck" and "ng" before the break, "sk", "sj" and "tj" after it.
    const point = /[sk]k|[stkd]j|ch|sch/i.test(word.slice(at - 2, at)) && !/ck/i.test(word.slice(at - 2, at)) ? at - 2 : at - 1;
    if (inside(point)) syllables.push(point);
  }
  return { joints, syllables };
}
