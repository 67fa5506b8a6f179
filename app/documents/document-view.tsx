import { Fragment, useId } from "react";
import { documentTexts } from "#app/documents/document.texts.ts";
import {
  type Block,
  type Cell,
  captionsOf,
  type DrumDocument,
  headingDepths,
  inlines,
  type RichText,
  safeHref,
  type TableBlock,
} from "#app/documents/document.ts";
import { type Drawing, patternStrokes, type Shape } from "#app/documents/shapes.ts";
import { type Language, languages } from "#app/texts/language.ts";

/**
 * A document as a page: the same words and figures as in print, in the same order. The document's title is the page's `h1` unless
 * the page has one already (`titled`). Styles in `document.css`.
 */
export function DocumentView({ document, titled = false }: { document: DrumDocument; titled?: boolean }) {
  const t = documentTexts[document.language];
  const captions = captionsOf(document);
  const depths = headingDepths(document);
  const base = useId();
  const headings = document.blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
  const idOf = (block: Block) => `${base}-${headings.indexOf(block as (typeof headings)[number]) + 1}`;
  const entries = document.contents ? headings.filter((heading) => heading.level <= 2) : [];
  return (
    <article
      className={`document document-${document.kind}`}
      lang={languages.includes(document.language) ? document.language : "sv"}
    >
      <header className="document-head">
        <p className="document-organisation">{document.letterhead.organisation}</p>
        {titled ? null : <h1 className="document-title">{document.title}</h1>}
        {document.cover?.subtitle ? <p className="document-subtitle">{document.cover.subtitle}</p> : null}
        <dl className="document-facts">
          <Fact label={t.kinds[document.kind]} value={document.dateLabel} />
          {document.cover?.period ? <Fact label={t.period} value={document.cover.period} /> : null}
          {document.reference ? <Fact label={t.reference} value={document.reference} /> : null}
        </dl>
        {document.recipient?.length ? (
          <p className="document-recipient">
            {document.recipient.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an address never move
              <Fragment key={index}>
                {index > 0 ? <br /> : null}
                {line}
              </Fragment>
            ))}
          </p>
        ) : null}
        {document.demo ? <p className="document-demo">{document.demo === "partly" ? t.demoPartly : t.demoExplained}</p> : null}
      </header>
      {entries.length > 0 ? (
        <nav className="document-contents" aria-label={t.contents}>
          <ol>
            {entries.map((entry) => (
              <li key={idOf(entry)} className={`document-contents-${entry.level}`}>
                <a href={`#${idOf(entry)}`}>{entry.text}</a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {document.blocks.map((block, index) => (
        <BlockView
          // biome-ignore lint/suspicious/noArrayIndexKey: a document is never edited where it is shown
          key={index}
          block={block}
          id={block.kind === "heading" ? idOf(block) : undefined}
          depth={depths.get(block)}
          caption={captions.get(block)}
          language={document.language}
        />
      ))}
      <footer className="document-address">{document.letterhead.address.join(" · ")}</footer>
    </article>
  );
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div className="document-fact">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

function Rich({ text }: { text: RichText }) {
  return (
    <>
      {inlines(text).map((inline, index) => {
        const key = `${index}`;
        const href = inline.kind === "link" ? safeHref(inline.href) : null;
        if (href) {
          return (
            <a key={key} href={href}>
              {inline.text}
            </a>
          );
        }
        return inline.kind === "strong" ? <strong key={key}>{inline.text}</strong> : <Fragment key={key}>{inline.text}</Fragment>;
      })}
    </>
  );
}

type BlockProps = {
  block: Block;
  id?: string | undefined;
  depth?: number | undefined;
  caption?: string | undefined;
  language: Language;
};

function BlockView({ block, id, depth, caption, language }: BlockProps) {
  switch (block.kind) {
    case "heading": {
      // The title is h1, so a heading of level 1 is h2, as in the printed file.
      const Heading = (["h2", "h3", "h4"] as const)[(depth ?? block.level) - 1] ?? "h4";
      return (
        <Heading id={id} className={`document-heading document-heading-${block.level}`}>
          {block.text}
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className="document-paragraph" lang={block.language}>
          <Rich text={block.text} />
        </p>
      );
    case "lead":
      return (
        <p className="document-lead">
          <Rich text={block.text} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className="document-list">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document is never edited where it is shown
            <li key={index}>
              <Rich text={item} />
            </li>
          ))}
        </List>
      );
    }
    case "keyValues":
      return (
        <dl className="document-key-values">
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document is never edited where it is shown
            <div key={index} className="document-key-value">
              <dt>{row.label}</dt>
              <dd>
                <Rich text={row.value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case "table":
      return <TableView table={block} caption={caption ?? block.caption} />;
    case "figure":
      return (
        <figure className="document-figure">
          {block.narrow ? (
            <>
              <DrawingView drawing={block} title={block.alt} className="document-drawing-wide" />
              <DrawingView drawing={block.narrow} title={block.alt} className="document-drawing-narrow" />
            </>
          ) : (
            <DrawingView drawing={block} title={block.alt} />
          )}
          <figcaption>{caption ?? block.caption}</figcaption>
        </figure>
      );
    case "notice":
      return (
        <div role="note" className="document-notice">
          {block.title ? <p className="document-notice-title">{block.title}</p> : null}
          <p>
            <Rich text={block.text} />
          </p>
        </div>
      );
    case "quote":
      return (
        <figure className="document-quote">
          <blockquote>
            <p>{block.text}</p>
          </blockquote>
          {block.source ? <figcaption>{block.source}</figcaption> : null}
        </figure>
      );
    case "keyFigures":
      return (
        <dl className="document-key-figures">
          {block.figures.map((figure) => (
            <div key={figure.label} className="document-key-figure">
              <dt>{figure.label}</dt>
              <dd>{figure.value}</dd>
            </div>
          ))}
        </dl>
      );
    case "signatures":
      return (
        <ul className="document-signatures" lang={language}>
          {block.signers.map((signer) => (
            <li key={`${signer.name} ${signer.role ?? ""}`}>
              <strong>{signer.name}</strong>
              {signer.role ? <span className="document-signature-role">{signer.role}</span> : null}
            </li>
          ))}
        </ul>
      );
    case "pageBreak":
      return <hr className="document-page-break" />;
  }
}

/** "2025-02–2027-10": a row of dates is not broken at its hyphens. */
const isDates = (text: string) => /^\d{4}[\d–-]{3,20}$/.test(text);

/** Drawn as blocks on a telephone, it is still a table to those who listen to it. */
const heardAs = (role: string) => ({ role });

function TableView({ table, caption }: { table: TableBlock; caption: string }) {
  const id = useId();
  const named = table.rowHeaders !== false;
  const row = (cells: readonly Cell[]) =>
    table.columns.map((column, index) => {
      const text = cells[index]?.text ?? "";
      const className = column.align === "end" ? "document-number" : isDates(text) ? "document-dates" : undefined;
      const key = `${index}`;
      return named && index === 0 ? (
        <th key={key} scope="row" {...heardAs("rowheader")} className={className}>
          {text}
        </th>
      ) : (
        <td key={key} {...heardAs("cell")} className={className} data-label={column.label}>
          {text}
        </td>
      );
    });
  return (
    // A wide table scrolls by itself, and can then be scrolled from the keyboard; on a telephone a row is a block of its own.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className="document-table-frame" aria-labelledby={id} tabIndex={0}>
      <table className="document-table" {...heardAs("table")}>
        <caption id={id}>{caption}</caption>
        <thead {...heardAs("rowgroup")}>
          <tr {...heardAs("row")}>
            {table.columns.map((column, index) => {
              const key = `${index}`;
              return (
                <th
                  key={key}
                  scope="col"
                  {...heardAs("columnheader")}
                  className={column.align === "end" ? "document-number" : undefined}
                >
                  {column.label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody {...heardAs("rowgroup")}>
          {table.rows.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document is never edited where it is shown
            <tr key={index} {...heardAs("row")} className={entry.emphasis ? "document-subtotal" : undefined}>
              {row(entry.cells)}
            </tr>
          ))}
        </tbody>
        {table.totals ? (
          <tfoot {...heardAs("rowgroup")}>
            <tr {...heardAs("row")}>{row(table.totals)}</tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

/** A drawing as SVG: no ids but the title's, no style, no script; it is the same under the strictest content policy. */
export function DrawingView({ drawing, title, className }: { drawing: Drawing; title: string; className?: string }) {
  const id = useId();
  return (
    <svg
      className={className ? `document-drawing ${className}` : "document-drawing"}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{title}</title>
      {drawing.shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes are painted in order and never move
        <ShapeView key={index} shape={shape} />
      ))}
    </svg>
  );
}

const weights = { regular: 400, semibold: 600, bold: 700 };

function ShapeView({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height } = shape;
      const box = (
        <rect
          x={x}
          y={y}
          width={Math.max(0, width)}
          height={Math.max(0, height)}
          fill={shape.fill ?? "none"}
          stroke={shape.pattern ? undefined : shape.stroke}
          strokeWidth={shape.strokeWidth}
        />
      );
      if (!shape.pattern) return box;
      const d = patternStrokes(shape)
        .map(({ x1, y1, x2, y2 }) => `M${fine(x1)} ${fine(y1)}L${fine(x2)} ${fine(y2)}`)
        .join("");
      return (
        <>
          {box}
          <path
            d={d}
            stroke={shape.stroke ?? "#ffffff"}
            strokeWidth={shape.strokeWidth ?? 1}
            strokeLinecap={shape.pattern === "dots" ? "round" : "butt"}
            fill="none"
          />
        </>
      );
    }
    case "line":
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          stroke={shape.stroke}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.dash?.join(" ")}
        />
      );
    case "path":
      return <path d={shape.d} fill={shape.fill ?? "none"} stroke={shape.stroke} strokeWidth={shape.strokeWidth} />;
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={weights[shape.weight ?? "regular"]}
          textAnchor={shape.anchor}
          fill={shape.fill}
        >
          {shape.text}
        </text>
      );
  }
}

const fine = (value: number) => Math.round(value * 100) / 100;
