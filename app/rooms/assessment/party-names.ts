/**
 * Whether two names are of the same organisation, as far as names can tell: what somebody has typed in an application, or told of themselves,
 * may have no organisation number. It makes a proposal to look into and never bars anybody.
 */
const forms = [
  "ekonomisk förening",
  "ek för",
  "ideell förening",
  "i likvidation",
  "aktiebolag",
  "aktiebolaget",
  "ab",
  "publ",
  "handelsbolag",
  "hb",
  "kommanditbolag",
  "kb",
];

/** "Sju Rum AB (publ)" → "sju rum": what tells one organisation from another; "" when there is too little to tell by. */
export function plainName(name: string): string {
  const words = name
    .normalize("NFC")
    .toLocaleLowerCase("sv")
    .replace(/&/g, " och ")
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  const bare = forms.reduce((text, form) => text.replaceAll(` ${form} `, " "), ` ${words.trim()} `).trim();
  return bare.length < 3 ? "" : bare;
}

/** The names that a line may hold, the whole of it first: "Borås Stad och Marks kommun" is two that pay. */
export const namesIn = (line: string): string[] => {
  const whole = line.trim();
  const parts = whole.split(/,|;|\/| och | samt | & /).map((part) => part.trim());
  return [...new Set([whole, ...parts])].filter((name) => plainName(name) !== "");
};

export const sameName = (one: string, other: string): boolean => plainName(one) !== "" && plainName(one) === plainName(other);
