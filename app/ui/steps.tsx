import { Icon } from "./icons.tsx";
import { useTexts } from "./language.tsx";
import { HiddenText } from "./layout.tsx";
import { uiTexts } from "./ui.texts.ts";

export type Step = { label: string; note?: string; href?: string };

type StepsProps = {
  label: string;
  items: readonly Step[] /** Index of the present step; the number of items when all are done. */;
  current: number;
  vertical?: boolean;
};

export function Steps({ label, items, current, vertical }: StepsProps) {
  const t = useTexts(uiTexts);
  return (
    <ol className={vertical ? "steps" : "steps steps--row"} aria-label={label}>
      {items.map((item, index) => {
        const state = index < current ? "done" : index === current ? "current" : "ahead";
        return (
          <li
            className={`steps__item steps__item--${state}`}
            key={item.label}
            aria-current={state === "current" ? "step" : undefined}
          >
            <span className="steps__marker" aria-hidden="true">
              {state === "done" ? <Icon name="check" size="small" /> : index + 1}
            </span>
            <span className="steps__words">
              <span className="steps__label">{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
              {state !== "ahead" && <HiddenText> ({state === "done" ? t.done : t.current})</HiddenText>}
              {item.note && <span className="steps__note">{item.note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
