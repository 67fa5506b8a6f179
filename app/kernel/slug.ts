const letters: Readonly<Record<string, string>> = { å: "a", ä: "a", ö: "o", é: "e", ü: "u", ø: "o", æ: "ae" };

/** "Sjuhäradsperspektiv och långsiktighet" → "sjuharadsperspektiv-och-langsiktighet": for keys and addresses. */
export const slug = (text: string, most = 60): string =>
  text
    .toLowerCase()
    .replace(/[åäöéüøæ]/g, (letter) => letters[letter] as string)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, most)
    .replace(/-+$/, "");
