import type { ReactNode } from "react";
import { fieldId } from "./field-names.ts";
import { Tag, type Tone } from "./tag.tsx";

/** `tone` left out: a finished task speaks quietly, without a tag. */
export type Task = { title: string; href?: string; hint?: ReactNode; status: { label: string; tone?: Tone } };

export function TaskList({ items, label }: { items: readonly Task[]; label?: string }) {
  return (
    <ul className="task-list" aria-label={label}>
      {items.map((item) => {
        const statusId = `${fieldId(item.title)}-status`;
        return (
          <li className="task-list__item" key={item.title}>
            <div className="task-list__title">
              {item.href ? (
                <a href={item.href} aria-describedby={statusId}>
                  {item.title}
                </a>
              ) : (
                item.title
              )}
            </div>
            {item.hint && <div className="task-list__hint">{item.hint}</div>}
            <div className="task-list__status" id={statusId}>
              {item.status.tone ? (
                <Tag tone={item.status.tone}>{item.status.label}</Tag>
              ) : (
                <span className="task-list__done">{item.status.label}</span>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
