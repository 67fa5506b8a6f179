import { useTexts } from "./language.tsx";
import { Section } from "./layout.tsx";
import { uiTexts } from "./ui.texts.ts";

/** What was typed and is not saved, to be copied: each text under the name of its field, where that is known. */
export function Unsaved({ typed }: { typed: readonly { readonly label?: string; readonly text: string }[] }) {
  const t = useTexts(uiTexts);
  if (typed.length === 0) return null;
  return (
    <Section title={t.unsaved} lead={t.unsavedLead}>
      {typed.map(({ label, text }) => (
        <div key={`${label} ${text}`} className="written">
          {label && <h3>{label}</h3>}
          <p dir="auto">{text}</p>
        </div>
      ))}
    </Section>
  );
}

/**
 * For a form that is no longer there, since somebody else or another tab came first. `fields` are those that hold words of one's own;
 * nothing when none of them does.
 */
export function UnsavedWords({
  values,
  fields,
}: {
  values: Readonly<Record<string, string | string[]>> | undefined;
  fields: readonly { readonly name: string; readonly label: string }[];
}) {
  const typed = fields.flatMap(({ name, label }) => {
    const text = values?.[name];
    return typeof text === "string" && text.trim() !== "" ? [{ label, text: text.trim() }] : [];
  });
  return <Unsaved typed={typed} />;
}
