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

type PaginationProps = { page: number; pages: number; href: (page: number) => string; total?: string; label?: string };

export function Pagination({ page, pages, href, total, label }: PaginationProps) {
  const t = useTexts(uiTexts);
  if (pages <= 1) return total ? <p className="pagination__total">{total}</p> : null;
  return (
    <nav className="pagination" aria-label={label ?? t.pages}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              <Icon name="arrow-left" size="small" />
              {t.previous}
            </a>
          </li>
        )}
        {pageWindow(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              <span className="pagination__gap">…</span>
            ) : (
              <a href={href(number)} aria-current={number === page ? "page" : undefined}>
                <HiddenText>{t.page("")}</HiddenText>
                {number}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              {t.next}
              <Icon name="arrow-right" size="small" />
            </a>
          </li>
        )}
      </ul>
      {total && <p className="pagination__total">{total}</p>}
    </nav>
  );
}
