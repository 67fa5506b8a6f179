import type { ReactNode } from "react";
import type { Tone } from "./tag.tsx";

export type TimelineItem = {
  title: ReactNode;
  time: { datetime: string; text: string };
  by?: ReactNode;
  body?: ReactNode;
  tone?: Tone;
};

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events have no other identity here and never change places
        <li className={`timeline__item timeline__item--${item.tone ?? "neutral"}`} key={index}>
          <p className="timeline__title">{item.title}</p>
          <p className="timeline__meta">
            <time dateTime={item.time.datetime}>{item.time.text}</time>
            {item.by && <> · {item.by}</>}
          </p>
          {item.body && <div className="timeline__body">{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}
