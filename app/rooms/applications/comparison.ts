import { type Block, plainText } from "#app/documents/document.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationBlocks } from "#app/rooms/applications/receipt.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import type { Language } from "#app/texts/language.ts";

/** One field of an application in two sealed versions; null where that version has no such field. */
export type ComparedField = {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: "same" | "changed" | "added" | "removed";
};
export type ComparedSection = { readonly title: string; readonly fields: readonly ComparedField[]; readonly changes: number };

export type Field = { readonly label: string; readonly text: string };
export type Part = { readonly title: string; readonly fields: readonly Field[] };

/** The application as it is printed, field by field: what two readers of paper would hold beside each other. */
export function partsOf(content: Sealed, language: Language): Part[] {
  const words = applicationTexts[language];
  const parts: { title: string; fields: { label: string; text: string }[] }[] = [];
  let label = "";
  const add = (name: string, text: string) => {
    const fields = parts.at(-1)?.fields;
    const known = fields?.find((field) => field.label === name);
    if (known) known.text += `\n${text}`;
    else fields?.push({ label: name, text });
  };
  const take = (block: Block) => {
    switch (block.kind) {
      case "heading":
        if (block.level === 2) parts.push({ title: block.text, fields: [] });
        label = block.text;
        return;
      case "keyValues":
        for (const row of block.rows) add(row.label, plainText(row.value));
        return;
      case "paragraph":
        add(label, plainText(block.text));
        return;
      case "table":
        for (const { cells } of block.rows)
          add(
            block.caption,
            cells
              .map((cell) => cell.text)
              .filter(Boolean)
              .join(" · "),
          );
        if (block.totals)
          add(
            block.caption,
            `${words.sums.total}: ${block.totals
              .slice(1)
              .map((cell) => cell.text)
              .filter(Boolean)
              .join(" · ")}`,
          );
    }
  };
  for (const block of applicationBlocks(content, language)) take(block);
  return parts;
}

/** Two sealed versions side by side, section by section and field by field, in the order of the newer one; what is gone stands last. */
export function comparison(before: Sealed, after: Sealed, language: Language): ComparedSection[] {
  const [old, fresh] = [partsOf(before, language), partsOf(after, language)];
  const titles = [...new Set([...fresh, ...old].map((part) => part.title))];
  return titles.map((title) => {
    const was = old.find((part) => part.title === title)?.fields ?? [];
    const is = fresh.find((part) => part.title === title)?.fields ?? [];
    const fields = [...new Set([...is, ...was].map((field) => field.label))].map((label): ComparedField => {
      const one = was.find((field) => field.label === label)?.text ?? null;
      const other = is.find((field) => field.label === label)?.text ?? null;
      const change = one === other ? "same" : one === null ? "added" : other === null ? "removed" : "changed";
      return { label, before: one, after: other, change };
    });
    return { title, fields, changes: fields.filter((field) => field.change !== "same").length };
  });
}
