import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { useTexts } from "./language.tsx";
import { HiddenText } from "./layout.tsx";
import { uiTexts } from "./ui.texts.ts";

/** First, last, the present one and its neighbours; `null` is a gap of two or more. */
export function pageWindow(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const list = [...new Set(wanted)].sort((a, b) => a - b);
  return list.flatMap((number, index) => {
    const before = list[index - 1];
    if (before === undefined || number === before + 1) return [number];
    return number === before + 2 ? [before + 1, number] : [null, number];
  });
}

type PaginationProps = {
  page: number;
  pages: number;
  href: (page: number) => string;
  total?: string;
  label?: string;
  /** inside a form that is sent by its address: turning the page sends what is chosen along, to `action`, as `name` = the page */
  turns?: { readonly action: string; readonly name: string };
};

export function Pagination({ page, pages, href, total, label, turns }: PaginationProps) {
  const t = useTexts(uiTexts);
  const to = (target: number, children: ReactNode, rel?: "prev" | "next") =>
    turns && target !== page ? (
      <button type="submit" className="text-button" formAction={turns.action} name={turns.name} value={target}>
        {children}
      </button>
    ) : (
      <a href={href(target)} rel={rel} aria-current={target === page ? "page" : undefined}>
        {children}
      </a>
    );
  if (pages <= 1) return total ? <p className="pagination__total">{total}</p> : null;
  return (
    <nav className="pagination" aria-label={label ?? t.pages}>
      <ul>
        {page > 1 && (
          <li>
            {to(
              page - 1,
              <>
                <Icon name="arrow-left" size="small" />
                {t.previous}
              </>,
              "prev",
            )}
          </li>
        )}
        {pageWindow(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              <span className="pagination__gap">…</span>
            ) : (
              to(
                number,
                <>
                  <HiddenText>{t.page("")}</HiddenText>
                  {number}
                </>,
              )
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            {to(
              page + 1,
              <>
                {t.next}
                <Icon name="arrow-right" size="small" />
              </>,
              "next",
            )}
          </li>
        )}
      </ul>
      {total && <p className="pagination__total">{total}</p>}
    </nav>
  );
}
