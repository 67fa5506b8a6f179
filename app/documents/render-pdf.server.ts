import { Readable } from "node:stream";
import PDFDocument from "pdfkit";
import type { DrumDocument } from "#app/documents/document.ts";
import { onOneLine } from "#app/documents/printable-text.ts";
import { type Colour, type Drawing, patternStrokes } from "#app/documents/shapes.ts";
import { faceFiles, faces, short, Typewriter } from "#app/documents/typeface.server.ts";
import { type Look, type Page, type Part, type Piece, palette, sheet, typeset } from "#app/documents/typesetting.ts";
import type { Language } from "#app/texts/language.ts";

const pdfLanguages: Readonly<Record<Language, string>> = { sv: "sv-SE", en: "en-GB" };

/**
 * A document as tagged PDF/A-1a (ISO 19005-1, RA-FS 2009:2) that also declares itself PDF/UA-1. The same document gives the same
 * bytes: dates and file id come from `issuedAt` and nothing from the clock or the machine. Pages are written a few at a time with
 * a pause between, so that a long report does not keep other requests waiting.
 */
export function renderPdf(document: DrumDocument): Readable {
  const pdf = open(document);
  write(pdf, document).catch((error: unknown) => pdf.destroy(error instanceof Error ? error : new Error(String(error))));
  return pdf as unknown as Readable;
}

/** The whole file in memory: for receipts and decisions, which are hashed and kept. */
export async function renderPdfBuffer(document: DrumDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of renderPdf(document)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const pagesPerTurn = 8;

async function write(pdf: Sheaf, document: DrumDocument): Promise<void> {
  // The caller gets its stream before the work begins.
  await pause();
  const { pages, root } = typeset(document, faces);
  const painter = new Painter(pdf, root);
  for (const [index, page] of pages.entries()) {
    if (index > 0 && index % pagesPerTurn === 0) await pause();
    if (pdf.destroyed) return;
    painter.page(page);
    // What has been painted leaves the memory: a register of ten thousand projects has a thousand pages.
    page.placed = [];
  }
  painter.end();
  pdf.end();
  standing.example ??= exampleOf();
}

/**
 * The engine forgets the code that it has made for a kind of object when the last of them is gone, as after every document, and makes it anew
 * for the next one: half the time of a report of a hundred pages. A document with something of every kind, handed out to nobody, stands for all.
 */
const standing: { example?: object } = {};
function exampleOf(): object {
  const word = "Drum";
  const drawing: Drawing = {
    width: 40,
    height: 40,
    shapes: [
      { kind: "rect", x: 0, y: 0, width: 9, height: 9, fill: palette.tint, stroke: palette.rule, pattern: "diagonal" },
      { kind: "line", x1: 0, y1: 0, x2: 9, y2: 9, stroke: palette.rule, dash: [1, 2] },
      { kind: "path", d: "M0,0L9,9Z", fill: palette.tint, stroke: palette.rule, strokeWidth: 1 },
      { kind: "text", x: 0, y: 9, text: word, size: 9, weight: "semibold", fill: palette.ink },
    ],
  };
  const example: DrumDocument = {
    title: word,
    language: "sv",
    author: word,
    issuedAt: new Date(0),
    dateLabel: word,
    kind: "report",
    letterhead: { organisation: word, address: [word] },
    demo: true,
    contents: true,
    blocks: [
      { kind: "heading", level: 1, text: word },
      {
        kind: "paragraph",
        text: [
          { kind: "plain", text: word },
          { kind: "link", text: word, href: "https://drum.example" },
        ],
      },
      { kind: "figure", ...drawing, alt: word, caption: word },
      {
        kind: "table",
        caption: word,
        columns: [
          { label: word, align: "start" },
          { label: word, align: "end" },
        ],
        rows: Array.from({ length: 60 }, () => ({ cells: [{ text: `${word} ${word}` }, { text: "" }] })),
        totals: [{ text: word }, { text: "1" }],
      },
      { kind: "notice", text: word },
    ],
  };
  const pdf = open(example);
  const { pages, root } = typeset(example, faces);
  const painter = new Painter(pdf, root);
  for (const page of pages) painter.page(page);
  painter.end();
  pdf.end();
  return { pdf, painter, pages };
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

function open(document: DrumDocument): Sheaf {
  const pdf = new Sheaf({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    subset: "PDF/A-1a",
    pdfVersion: "1.4",
    tagged: true,
    lang: pdfLanguages[document.language],
    displayTitle: true,
    // Without a font of our own pdfkit begins with Helvetica, which is not embedded.
    font: faceFiles.regular,
    info: {
      Title: metadata(document.title) as unknown as string,
      Author: metadata(document.author) as unknown as string,
      ...(document.subject ? { Subject: metadata(document.subject) as unknown as string } : {}),
      ...(document.reference ? { Keywords: metadata(document.reference) as unknown as string } : {}),
      Creator: "Drum",
      CreationDate: document.issuedAt,
    },
  } as PDFKit.PDFDocumentOptions);
  (pdf as unknown as { appendXML: (xml: string) => void }).appendXML(universalAccess);
  return pdf;
}

/** Bytes in a piece. */
const enough = 65_536;

/** What has not been handed over yet. */
type Held = { text: string; ready: Buffer[]; length: number; operators: string[] };

/** An object of the file, as pdfkit holds it. */
type Written = { data: { S?: unknown; P?: unknown; K?: unknown } };
/** Of an element that is written: pdfkit still asks whether it has a parent. */
const forgotten: Written["data"] = { P: true };

/**
 * pdfkit hands over every object of the file in four pieces, most of some ten bytes; a report has tens of thousands of objects, and each
 * piece travels through every stream up to the network. They are gathered here and handed over by 64 KiB: the same bytes in the same order.
 * So are a page's operators, pdfkit's own as well: some thousand small writes less a page.
 */
class Sheaf extends PDFDocument {
  declare _offset: number;
  /** Made when it is first asked for, since pdfkit begins to write before its constructor has ended. */
  declare private gathered: Held | undefined;

  private get held(): Held {
    this.gathered ??= { text: "", ready: [], length: 0, operators: [] };
    return this.gathered;
  }

  _write(data: string | Uint8Array): void {
    const { held } = this;
    const before = held.length;
    if (typeof data === "string") {
      held.text += `${data}\n`;
      held.length += data.length + 1;
    } else {
      if (held.text) held.ready.push(Buffer.from(held.text, "latin1"));
      held.text = "";
      held.ready.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
      held.length += data.byteLength;
    }
    this._offset += held.length - before;
    if (held.length >= enough) this.hand();
  }

  override push(piece: Uint8Array | null): boolean {
    this.hand();
    return Readable.prototype.push.call(this as unknown as Readable, piece);
  }

  private hand(): void {
    const { held } = this;
    if (held.text) held.ready.push(Buffer.from(held.text, "latin1"));
    const piece = held.ready.length > 0 ? Buffer.concat(held.ready) : null;
    held.text = "";
    held.ready = [];
    held.length = 0;
    if (piece) Readable.prototype.push.call(this as unknown as Readable, piece);
  }

  /**
   * The tree of what belongs to which page speaks of every element to the last page, by its number alone. What is written of one is forgotten
   * here: a list of ten thousand projects has some hundred thousand cells.
   */
  _refEnd(ref: Written): void {
    (PDFDocument.prototype as unknown as { _refEnd: (ref: Written) => void })._refEnd.call(this, ref);
    if (ref.data.S !== undefined && ref.data.P !== undefined) ref.data = forgotten;
  }

  override addContent(operators: string): this {
    this.held.operators.push(operators);
    return this;
  }

  /** The page's operators, in one piece. */
  writePage(): void {
    const { held } = this;
    (this.page as unknown as { write: (content: Buffer) => void }).write(Buffer.from(`${held.operators.join("\n")}\n`, "latin1"));
    held.operators = [];
  }
}

/**
 * pdfkit writes metadata both as PDF strings and, unescaped, into XMP. A title with "&" or "<" would make the XMP unreadable and
 * the file no PDF/A. This text is itself as a value and escaped as XML where it is set into a template.
 */
class MetadataText extends String {
  override toString(): string {
    return this.valueOf().replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }
}
const metadata = (text: string): MetadataText =>
  new MetadataText(
    onOneLine(text)
      .replace(/[\ufffe\uffff]/g, "")
      .slice(0, 2_000) || "–",
  );

/** The PDF/UA-1 mark, with the description of its schema that PDF/A asks for (ISO 19005-1, 6.7.8). */
const universalAccess = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of PDF/UA the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** An entry of the outline; pdfkit's types leave out what it is made of. */
type Bookmark = {
  outlineData: { Count?: number };
  addItem: (title: string, options: { fit: boolean; top: number; left: number }) => Bookmark;
};

/**
 * Paints pages in order. Text operators are written here rather than by pdfkit's `text`, which measures and breaks every string
 * anew; pdfkit keeps the objects, the structure tree, the fonts and the links.
 */
class Painter {
  readonly #pdf: Sheaf;
  readonly #typewriter: Typewriter;
  /** Of the parts that pages to come still speak of: what is painted is forgotten with its page. */
  readonly #elements = new WeakMap<Part, PDFKit.PDFStructureElement>();
  /** From the root to the part being painted. */
  #path: Part[] = [];
  #bookmarks: { level: number; item: Bookmark }[];
  #colour: Colour | null = null;
  #font = "";

  constructor(pdf: Sheaf, root: Part) {
    this.#pdf = pdf;
    this.#typewriter = new Typewriter(pdf);
    this.#bookmarks = [{ level: 0, item: (pdf as unknown as { outline: Bookmark }).outline }];
    const element = pdf.struct(root.type);
    pdf.addStructure(element);
    this.#elements.set(root, element);
    this.#path = [root];
  }

  page(page: Page): void {
    // A link is closed with its page: its annotation must be named on the page where it is.
    if (this.#path.at(-1)?.type === "Link") this.#leaveTo(this.#path.slice(0, -1));
    if (this.#path.at(-1)?.type === "Link") this.#path = this.#path.slice(0, -1);
    this.#pdf.addPage();
    this.#colour = null;
    this.#font = "";
    for (const { y, pieces } of page.placed) {
      for (let at = 0; at < pieces.length; ) {
        const piece = pieces[at] as Piece;
        const part = "part" in piece ? piece.part : null;
        let end = at + 1;
        while (end < pieces.length && partOf(pieces[end] as Piece) === part && marks(pieces[end] as Piece) === marks(piece))
          end++;
        this.#group(part, pieces.slice(at, end), y);
        at = end;
      }
    }
    this.#pdf.writePage();
  }

  end(): void {
    this.#leaveTo([]);
  }

  /** Pieces that follow each other and belong together are one marked sequence. */
  #group(part: Part | null, pieces: readonly Piece[], y: number): void {
    if (part === null) {
      this.#pdf.markContent("Artifact", { type: "Layout" });
      for (const piece of pieces) this.#paint(piece, y);
      this.#pdf.endMarkedContent();
      return;
    }
    const first = pieces[0] as Piece;
    const element = this.#enter(part, first, y);
    if (!marks(first)) {
      for (const piece of pieces) this.#tie(piece, element, y);
      return;
    }
    const content = this.#pdf.markStructureContent(part.type);
    for (const piece of pieces) this.#paint(piece, y);
    this.#pdf.endMarkedContent();
    element.add(content);
    const href = first.kind === "line" ? first.line.stretches[0]?.style.href : undefined;
    if (href) this.#link(href, pieces, element, y);
  }

  #link(href: string, pieces: readonly Piece[], element: PDFKit.PDFStructureElement, y: number): void {
    for (const piece of pieces) {
      if (piece.kind !== "line") continue;
      const size = piece.line.stretches[0]?.style.size ?? 10;
      const label = onOneLine(piece.line.stretches.map(({ text }) => text).join(""));
      const options = { structParent: element, Contents: new String(label) };
      this.#pdf.link(piece.x, y + piece.y - size, piece.line.width, size * 1.3, href, options as object);
    }
  }

  /** What has no ink: places to jump to, jumps, empty cells. */
  #tie(piece: Piece, element: PDFKit.PDFStructureElement, y: number): void {
    if (piece.kind === "target") this.#pdf.addNamedDestination(piece.name, "XYZ", 0, y + piece.y - 12, 0);
    if (piece.kind === "jump") {
      const options = { structParent: element, Contents: new String(piece.label) };
      this.#pdf.goTo(piece.x, y + piece.y, piece.width, piece.height, piece.name, options as object);
    }
  }

  /** Opens the part and those around it; closes those that are left, so that finished pages leave the memory. */
  #enter(part: Part, piece: Piece, y: number): PDFKit.PDFStructureElement {
    const path: Part[] = [];
    for (let at: Part | null = part; at; at = at.parent) path.unshift(at);
    this.#leaveTo(path);
    for (const [depth, at] of path.entries()) {
      if (this.#elements.has(at)) continue;
      const box = piece.kind === "drawing" ? { bbox: boxOf(piece, y), placement: "Block" } : {};
      const options = {
        ...(at.alt ? { alt: at.alt } : {}),
        ...(at.language ? { lang: pdfLanguages[at.language] } : {}),
        ...(at.scope ? { scope: at.scope } : {}),
        ...(at === part ? box : {}),
      };
      const element = this.#pdf.struct(at.type, options);
      this.#elements.set(at, element);
      this.#elements.get(path[depth - 1] as Part)?.add(element);
      if (at.bookmark) this.#mark(at.bookmark, y);
    }
    this.#path = path;
    return this.#elements.get(part) as PDFKit.PDFStructureElement;
  }

  #leaveTo(path: readonly Part[]): void {
    for (let depth = this.#path.length - 1; depth >= 0; depth--) {
      const part = this.#path[depth] as Part;
      if (part === path[depth]) break;
      // A cell cut by a page break is entered again: it is closed with its row.
      if (part.type === "TD" || part.type === "TH") continue;
      this.#elements.get(part)?.end();
      // A link that goes on after something else, or on the next page, becomes a second element.
      if (part.type === "Link") this.#elements.delete(part);
    }
  }

  #mark({ title, level }: { title: string; level: number }, y: number): void {
    while ((this.#bookmarks.at(-1)?.level ?? 0) >= level) this.#bookmarks.pop();
    const parent = this.#bookmarks.at(-1)?.item as Bookmark;
    const item = parent.addItem(title, { fit: false, top: Math.max(0, y - 12), left: sheet.width });
    // Every entry with others under it must say how many (PDF 1.4, 8.2.2): chapters are shown, what is inside them folded.
    parent.outlineData.Count = (parent.outlineData.Count ?? 0) + (this.#bookmarks.length === 1 ? 1 : -1);
    this.#bookmarks.push({ level, item });
  }

  #paint(piece: Piece, y: number): void {
    switch (piece.kind) {
      case "line": {
        let x = piece.x;
        const last = piece.line.stretches.length - 1;
        let operators = "";
        for (const [index, { text, style }] of piece.line.stretches.entries()) {
          const ending = index === last ? piece.line.end : "nothing";
          operators += this.#textAt(text + (ending === "space" ? " " : ""), style, x, y + piece.y, ending === "hyphen");
          if (style.href) operators += this.#underline(text, style, x, y + piece.y);
          if (index < last) x += this.#width(text, style);
        }
        if (operators) this.#pdf.addContent(operators);
        return;
      }
      case "rule": {
        const dash = piece.dotted ? `1 J [0 3.4] 0 d ` : "";
        this.#pdf.addContent(
          `q ${dash}${rgb(piece.colour)} RG ${short(piece.width)} w ${short(piece.x1)} ${short(y + piece.y1)} m ${short(piece.x2)} ${short(y + piece.y2)} l S Q`,
        );
        return;
      }
      case "box":
        this.#pdf.addContent(
          `q ${rgb(piece.fill)} rg ${short(piece.x)} ${short(y + piece.y)} ${short(piece.width)} ${short(piece.height)} re f Q`,
        );
        return;
      case "frame":
        this.#pdf.addContent(
          `q ${rgb(piece.colour)} RG 0.75 w ${short(piece.x)} ${short(y + piece.y)} ${short(piece.width)} ${short(piece.height)} re S Q`,
        );
        return;
      case "drawing":
        this.#draw(piece.drawing, piece.x, y + piece.y, piece.scale);
        return;
      default:
        return;
    }
  }

  /** Colour alone must not be what tells a link (WCAG 1.4.1). */
  #underline(text: string, style: Look, x: number, y: number): string {
    const [from, to, under] = [x, x + this.#width(text, style), y + style.size * 0.16].map(short);
    return `q ${rgb(style.colour)} RG 0.5 w ${from} ${under} m ${to} ${under} l S Q `;
  }

  #width(text: string, style: Look): number {
    let width = 0;
    for (const [index, word] of text.split(" ").entries()) {
      if (index > 0) width += faces.width(" ", style.face);
      if (word) width += faces.width(word, style.face);
    }
    return width * style.size;
  }

  #textAt(text: string, style: Look, x: number, y: number, hyphen = false): string {
    let operators = "";
    if (this.#colour !== style.colour) {
      this.#colour = style.colour;
      operators += `${rgb(style.colour)} rg `;
    }
    const font = this.#typewriter.select(style.face, style.size);
    // The page is turned upside down by pdfkit; the text is turned back.
    operators += "BT ";
    if (this.#font !== font) {
      this.#font = font;
      operators += `${font} `;
    }
    operators += `1 0 0 -1 ${short(x)} ${short(y)} Tm ${this.#typewriter.show(text, style.face)}`;
    // The hyphen is for the eye; whoever reads or copies the text gets the word whole.
    if (hyphen) operators += ` /Span <</ActualText <FEFF00AD>>> BDC ${this.#typewriter.show("-", style.face)} EMC`;
    return `${operators} ET `;
  }

  #draw({ shapes }: Drawing, left: number, top: number, scale: number): void {
    const pdf = this.#pdf;
    pdf.save();
    pdf.translate(left, top);
    pdf.scale(scale);
    for (const shape of shapes) {
      switch (shape.kind) {
        case "rect": {
          const stroked = shape.stroke && !shape.pattern;
          if (shape.width <= 0 || shape.height <= 0) break;
          pdf.rect(shape.x, shape.y, shape.width, shape.height).lineWidth(shape.strokeWidth ?? 1);
          if (shape.fill && stroked) pdf.fillAndStroke(shape.fill, shape.stroke);
          else if (shape.fill) pdf.fill(shape.fill);
          else if (stroked) pdf.stroke(shape.stroke);
          else if (shape.pattern) pdf.addContent("n");
          else pdf.addContent("n");
          if (!shape.pattern) break;
          pdf.lineWidth(shape.strokeWidth ?? 1).lineCap(shape.pattern === "dots" ? "round" : "butt");
          for (const { x1, y1, x2, y2 } of patternStrokes(shape)) pdf.moveTo(x1, y1).lineTo(x2, y2);
          pdf.stroke(shape.stroke ?? palette.paper).lineCap("butt");
          break;
        }
        case "line":
          pdf.lineWidth(shape.strokeWidth ?? 1);
          if (shape.dash?.length) pdf.addContent(`[${shape.dash.map(short).join(" ")}] 0 d`);
          pdf.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2).stroke(shape.stroke);
          if (shape.dash?.length) pdf.addContent("[] 0 d");
          break;
        case "path":
          if (shape.d.trim() === "") break;
          pdf.path(shape.d).lineWidth(shape.strokeWidth ?? 1);
          if (shape.fill && shape.stroke) pdf.fillAndStroke(shape.fill, shape.stroke);
          else if (shape.fill) pdf.fill(shape.fill);
          else if (shape.stroke) pdf.stroke(shape.stroke);
          else pdf.addContent("n");
          break;
        case "text": {
          const style: Look = { face: shape.weight ?? "regular", size: shape.size, colour: shape.fill ?? palette.ink };
          const text = onOneLine(shape.text);
          const width = this.#width(text, style);
          const x = shape.anchor === "end" ? shape.x - width : shape.anchor === "middle" ? shape.x - width / 2 : shape.x;
          // pdfkit's own fills change the colour behind our back.
          this.#colour = null;
          pdf.addContent(this.#textAt(text, style, x, shape.y));
          break;
        }
      }
    }
    pdf.restore();
    this.#colour = null;
    this.#font = "";
  }
}

const partOf = (piece: Piece): Part | null => ("part" in piece ? piece.part : null);

/** Whether a piece leaves ink and so stands in marked content. */
const marks = (piece: Piece): boolean => piece.kind !== "empty" && piece.kind !== "target" && piece.kind !== "jump";

const boxOf = (piece: Extract<Piece, { kind: "drawing" }>, y: number): [number, number, number, number] => [
  piece.x,
  y + piece.y,
  piece.x + piece.drawing.width * piece.scale,
  y + piece.y + piece.drawing.height * piece.scale,
];

const colours = new Map<Colour, string>();
/** `#14513f` as `0.078 0.318 0.247`. */
function rgb(colour: Colour): string {
  let written = colours.get(colour);
  if (written === undefined) {
    const value = Number.parseInt(colour.slice(1), 16) || 0;
    written = [value >> 16, (value >> 8) & 255, value & 255]
      .map((part) => String(Math.round((part / 255) * 1000) / 1000))
      .join(" ");
    if (colours.size > 1_000) colours.clear();
    colours.set(colour, written);
  }
  return written;
}
