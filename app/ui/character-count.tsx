import { useEffect, useState } from "react";
import { formatNumber } from "#app/texts/format.ts";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

/** Line breaks count as one character, as the server counts them after reading the form. */
export const lengthOf = (text: string): number => text.replace(/\r\n/g, "\n").length;

/** Without JavaScript: the limit in words. With it: what is left, spoken when the typing pauses. */
export function CharacterCount({ id, field, max }: { id: string; field: string; max: number }) {
  const t = useTexts(uiTexts);
  const [length, setLength] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");
  const left = length === null ? null : max - length;
  const words =
    left === null
      ? t.charactersMax(formatNumber(max))
      : left < 0
        ? t.charactersOver(-left, formatNumber(-left))
        : t.charactersLeft(left, formatNumber(left));

  useEffect(() => {
    const area = document.getElementById(field);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const count = () => setLength(lengthOf(area.value));
    count();
    area.addEventListener("input", count);
    return () => area.removeEventListener("input", count);
  }, [field]);

  useEffect(() => {
    if (length === null) return;
    const pause = setTimeout(() => setSpoken(words), 1000);
    return () => clearTimeout(pause);
  }, [length, words]);

  return (
    <>
      <p className={left !== null && left < 0 ? "field__count field__count--over" : "field__count"} id={id}>
        {words}
      </p>
      {length !== null && (
        <span className="hidden-text" aria-live="polite">
          {spoken}
        </span>
      )}
    </>
  );
}
