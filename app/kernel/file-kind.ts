/** The kinds of files that may be uploaded at all; an installation may take in fewer (UPLOAD_KINDS). */
export const fileKinds = ["pdf", "png", "jpg", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv"] as const;
export type FileKind = (typeof fileKinds)[number];

/** Endings that a name of each kind may have; the first one is added where none of them is there. */
export const endings: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ["pdf"],
  png: ["png"],
  jpg: ["jpg", "jpeg"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  odt: ["odt"],
  ods: ["ods"],
  txt: ["txt"],
  csv: ["csv"],
};

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

const longest = 120;
// Control characters, marks that turn the direction of writing ("fdp.exe" read backwards), and what cannot be seen at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * The person's own name for a file, fit to be shown and saved by others: no path, no signs that hide or turn text, no signs that a file
 * system forbids, of bearable length, and with an ending that says what the file is: "faktura.pdf.exe" holding a PDF becomes
 * "faktura.pdf.exe.pdf".
 */
export function cleanFileName(given: string, kind: FileKind): string {
  const bare = given
    .normalize("NFC")
    .replace(/^.*[/\\]/s, "")
    .replace(unseen, "")
    .replace(/[<>:"|?*]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const name = bare || "fil";
  const right = endings[kind].includes(endingOf(name));
  const stem = right ? name.slice(0, name.lastIndexOf(".")) : name;
  const ending = right ? name.slice(name.lastIndexOf(".") + 1) : endings[kind][0];
  return `${[...(stem || "fil")].slice(0, longest - 6).join("")}.${ending}`;
}

/** A text file is told from another by its name alone, since both are only text. */
export const textKind = (name: string): "txt" | "csv" | null => {
  const ending = endingOf(name.trim());
  return ending === "csv" || ending === "txt" ? ending : null;
};

/**
 * `attachment` always: nothing that others have uploaded is shown inside our site. Old browsers read the plain name, all others the
 * encoded one (RFC 6266, RFC 5987).
 */
export const asDownload = (name: string): string => {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\w .()+,-]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
