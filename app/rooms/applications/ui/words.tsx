import { Fragment } from "react";

/** What a person wrote, as it was written: paragraphs and line breaks kept, and each in the direction of its own script. */
export function Words({ text }: { text: string }) {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text have no other name
        <p key={index} dir="auto" className="words">
          {paragraph.split("\n").map((line, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor have its lines
            <Fragment key={number}>
              {number > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
