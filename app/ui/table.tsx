import { type ReactNode, useId } from "react";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

export type Column<Row> = {
  key: string;
  label: ReactNode;
  /** The label's words, where it is more than words: what stands before the cell of a row that is drawn as a block. */
  words?: string;
  cell: (row: Row, index: number) => ReactNode;
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  nowrap?: boolean;
  labelHidden?: boolean;
  sort?: { href: string; direction?: "ascending" | "descending" };
};

type DataTableProps<Row> = {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  empty?: ReactNode;
  /** Cells of a last line, by column key; the first that says something is its header. */
  foot?: Readonly<Record<string, ReactNode>>;
  dense?: boolean;
  /** Wider than a tablet: there, too, each row is a block, with its cells beside each other under their columns' words. */
  wide?: boolean;
  /** The head stays in sight while a long list is read; the list then scrolls in a window of its own. */
  stickyHead?: boolean;
};

/** A table that is drawn as blocks is still a table to those who listen to it. */
const roleIn = (stacked: boolean, role: string) => (stacked ? { role } : {});
const wordsOf = <Row,>({ label, words }: Column<Row>) => words ?? label;
const labelIn = <Row,>(stacked: boolean, column: Column<Row>) =>
  stacked && !column.labelHidden ? { "data-label": wordsOf(column) as string } : {};
/** Beside its column's words a cell that holds more than words is one thing. */
const contentIn = (stacked: boolean, content: ReactNode) =>
  stacked && typeof content === "object" && content !== null ? <div className="table__cell">{content}</div> : content;

const classOf = (column: { numeric?: boolean; nowrap?: boolean }) =>
  column.numeric ? "numeric" : column.nowrap ? "nowrap" : undefined;

function SortArrow({ direction }: { direction: "ascending" | "descending" | undefined }) {
  return (
    <svg className="table__arrow" viewBox="0 0 10 14" width="10" height="14" aria-hidden="true" focusable="false">
      <path className={direction === "ascending" ? "active" : undefined} d="M5 1 9 6H1Z" />
      <path className={direction === "descending" ? "active" : undefined} d="M5 13 1 8h8Z" />
    </svg>
  );
}

/**
 * Sorted and cut by the server. On a telephone each row is a block of its own, every cell with its column's words before it: nothing is out of
 * sight to the side. Only where a column's head has no words of its own the table scrolls; the scroll region takes
 * focus so that a keyboard can reach what is outside.
 */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
  foot,
  dense,
  wide,
  stickyHead,
}: DataTableProps<Row>) {
  const t = useTexts(uiTexts);
  const captionId = useId();
  // A column of boxes has nothing to say of the sum; the first one that does is its header.
  const stacked = columns.every((column) => typeof wordsOf(column) === "string");
  const footHeader = columns.find((column) => foot?.[column.key])?.key;
  return (
    <div
      className={[
        "table",
        dense && "table--dense",
        stickyHead && "table--sticky",
        stacked && "table--stacked",
        stacked && wide && "table--wide",
      ]
        .filter(Boolean)
        .join(" ")}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls must be reachable by keyboard */}
      <section className="table__scroll" tabIndex={0} aria-labelledby={captionId}>
        <table {...roleIn(stacked, "table")}>
          <caption className={captionHidden ? "hidden-text" : undefined} id={captionId}>
            <span className="table__caption">{caption}</span>
          </caption>
          <thead {...roleIn(stacked, "rowgroup")}>
            <tr {...roleIn(stacked, "row")}>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={classOf(column)}
                  aria-sort={column.sort?.direction}
                  {...roleIn(stacked, "columnheader")}
                >
                  {column.sort ? (
                    <a className="table__sort" href={column.sort.href}>
                      {column.label}
                      <SortArrow direction={column.sort.direction} />
                    </a>
                  ) : column.labelHidden ? (
                    <span className="hidden-text">{column.label}</span>
                  ) : (
                    column.label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...roleIn(stacked, "rowgroup")}>
            {rows.map((row, index) => (
              <tr key={rowKey(row, index)} {...roleIn(stacked, "row")}>
                {columns.map((column) =>
                  column.rowHeader ? (
                    <th key={column.key} scope="row" className={classOf(column)} {...roleIn(stacked, "rowheader")}>
                      {column.cell(row, index)}
                    </th>
                  ) : (
                    <td key={column.key} className={classOf(column)} {...roleIn(stacked, "cell")} {...labelIn(stacked, column)}>
                      {contentIn(stacked, column.cell(row, index))}
                    </td>
                  ),
                )}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr {...roleIn(stacked, "row")}>
                <td className="table__empty" colSpan={columns.length} {...roleIn(stacked, "cell")}>
                  {empty ?? t.tableEmpty}
                </td>
              </tr>
            )}
          </tbody>
          {foot && rows.length > 0 && (
            <tfoot {...roleIn(stacked, "rowgroup")}>
              <tr {...roleIn(stacked, "row")}>
                {columns.map((column) =>
                  column.key === footHeader ? (
                    <th key={column.key} scope="row" className={classOf(column)} {...roleIn(stacked, "rowheader")}>
                      {foot[column.key]}
                    </th>
                  ) : (
                    <td key={column.key} className={classOf(column)} {...roleIn(stacked, "cell")} {...labelIn(stacked, column)}>
                      {contentIn(stacked, foot[column.key])}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </div>
  );
}
