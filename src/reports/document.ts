import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

// DejaVu has every letter of Latin, Greek and Cyrillic names; what a document uses of it is put into the document.
const FONTS = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const PLAIN = 'plain';
const BOLD = 'bold';

const MARGIN = 40;
const GAP = 4;
const RULE_COLOR = '#999999';
/** Edge of a square code, and the room over a line to sign on, in points. */
const FIGURE = 92;
const SIGNATURE = 26;
/** Empty modules around a QR code (ISO/IEC 18004). */
const QUIET = 4;

/** A code of dark and light squares. */
export interface SquareCode {
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

export interface DocumentColumn {
  readonly heading: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'right';
  /** BCP 47, where the column is not in the language of the document. */
  readonly language?: string;
}

export interface DocumentFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** BCP 47 */
  readonly language: string;
  readonly createdAt: Date;
  /** Of all sizes of letters. */
  readonly scale: number;
  /** Streams are packed, but in tests that read them. */
  readonly isPacked?: boolean;
}

/**
 * A page of Letter, tagged so that it can be read aloud: language, title, headings, tables with their headings.
 * What is drawn and means nothing is an artifact.
 */
export class PageDocument {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #scale: number;
  #pages = 1;

  constructor({ title, subject, author, language, createdAt, scale, isPacked = true }: DocumentFacts) {
    this.#scale = scale;
    this.#pdf = new PDFDocument({
      size: 'LETTER',
      margin: MARGIN,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      compress: isPacked,
      info: { Title: title, Subject: subject, Author: author, Creator: 'Rollcall', CreationDate: createdAt },
    });
    this.#pdf.on('pageAdded', () => (this.#pages += 1));
    this.#pdf.registerFont(PLAIN, join(FONTS, 'DejaVuSans.ttf'));
    this.#pdf.registerFont(BOLD, join(FONTS, 'DejaVuSans-Bold.ttf'));
    this.#root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#root);
  }

  get pages(): number {
    return this.#pages;
  }

  heading(level: 1 | 2, text: string): void {
    if (level === 2) this.#pdf.y += 2 * GAP * this.#scale;
    this.#write(`H${level}`, text, BOLD, level === 1 ? 14 : 9.5);
  }

  /** A paragraph in another language than the document's. */
  foreign(text: string, language: string, size = 7.5): void {
    this.#write('P', text, PLAIN, size, language);
  }

  /** A square code with words beside it. `description` is read aloud in its place. */
  figure(code: SquareCode, description: string, lines: readonly string[], size = 7.5): void {
    const pdf = this.#pdf;
    const edge = FIGURE * this.#scale;
    const top = pdf.y + GAP;
    if (top + edge > pdf.page.height - MARGIN) pdf.addPage();
    const from = Math.max(MARGIN, Math.min(top, pdf.y + GAP));
    const module = edge / (code.size + 2 * QUIET);
    const figure = pdf.struct('Figure', { alt: description }, () => {
      pdf.fillColor('#000000');
      for (let row = 0; row < code.size; row++) {
        for (let column = 0; column < code.size; column++) {
          if (!code.isDark(row, column)) continue;
          pdf.rect(MARGIN + (column + QUIET) * module, from + (row + QUIET) * module, module, module);
        }
      }
      pdf.fill();
    });
    this.#root.add(figure);
    pdf.y = from;
    const left = MARGIN + edge + 2 * GAP;
    for (const line of lines) {
      this.#root.add(
        pdf.struct('P', {}, () => {
          pdf
            .font(PLAIN)
            .fontSize(size * this.#scale)
            .text(line, left, pdf.y, { width: this.#width - edge - 2 * GAP });
        }),
      );
      pdf.y += GAP / 2;
    }
    pdf.x = MARGIN;
    pdf.y = Math.max(pdf.y, from + edge) + GAP;
  }

  /** A line to sign on and one for the date; or what stands in place of a signature. */
  signature(signer: string, date: string, instead: string | null): void {
    const pdf = this.#pdf;
    const room = SIGNATURE * this.#scale;
    if (pdf.y + room + 3 * GAP > pdf.page.height - MARGIN) pdf.addPage();
    const bottom = pdf.y + room;
    const split = MARGIN + this.#width * 0.68;
    if (instead !== null) {
      this.#root.add(
        pdf.struct('P', {}, () => {
          pdf
            .font(BOLD)
            .fontSize(8 * this.#scale)
            .text(instead, MARGIN, bottom - 12 * this.#scale, { width: split - MARGIN - 2 * GAP });
        }),
      );
    }
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf
      .moveTo(MARGIN, bottom)
      .lineTo(split - 2 * GAP, bottom)
      .moveTo(split, bottom)
      .lineTo(MARGIN + this.#width, bottom)
      .lineWidth(0.6)
      .strokeColor('#000000')
      .stroke();
    pdf.endMarkedContent();
    const under = (text: string, x: number, width: number): void => {
      this.#root.add(
        pdf.struct('P', {}, () => {
          pdf
            .font(PLAIN)
            .fontSize(7 * this.#scale)
            .text(text, x, bottom + 1.5, { width });
        }),
      );
    };
    under(date, split, this.#width * 0.32);
    under(signer, MARGIN, split - MARGIN - 2 * GAP);
    pdf.x = MARGIN;
    pdf.y += GAP / 2;
  }

  paragraph(text: string, size = 7.5): void {
    this.#write('P', text, PLAIN, size);
  }

  table(columns: readonly DocumentColumn[], rows: readonly (readonly string[])[], size = 7.5): void {
    const table = this.#pdf.struct('Table');
    this.#root.add(table);
    this.#row(
      table,
      columns,
      columns.map(({ heading }) => heading),
      { size, isHeading: true },
    );
    for (const cells of rows) this.#row(table, columns, cells, { size, isHeading: false });
    table.end();
  }

  /** The bytes, once everything is written. */
  async finish(): Promise<Buffer> {
    this.#root.end();
    const chunks: Buffer[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#pdf.on('end', resolve);
      this.#pdf.on('error', reject);
    });
    this.#pdf.end();
    await done;
    return Buffer.concat(chunks);
  }

  get #width(): number {
    return this.#pdf.page.width - 2 * MARGIN;
  }

  #write(tag: string, text: string, font: string, size: number, language?: string): void {
    const element = this.#pdf.struct(tag, language === undefined ? {} : { lang: language }, () => {
      this.#pdf
        .font(font)
        .fontSize(size * this.#scale)
        .text(text, MARGIN, this.#pdf.y, { width: this.#width });
    });
    this.#root.add(element);
    this.#pdf.y += GAP / 2;
  }

  #row(
    table: PDFKit.PDFStructureElement,
    columns: readonly DocumentColumn[],
    cells: readonly string[],
    { size, isHeading }: { size: number; isHeading: boolean },
  ): void {
    const pdf = this.#pdf;
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const top = pdf.y;
    let left = MARGIN;
    const placed = columns.map(({ share, align, language }, column) => {
      const width = (this.#width * share) / shares;
      const text = cells[column] ?? '';
      const cell = { text, left, language, options: { width: width - GAP, align: align ?? 'left' } } as const;
      left += width;
      pdf.font(isHeading ? BOLD : PLAIN).fontSize(size * this.#scale);
      return { ...cell, height: pdf.heightOfString(text, cell.options) };
    });
    const bottom = top + Math.max(...placed.map(({ height }) => height)) + GAP / 2;
    const row = pdf.struct('TR');
    table.add(row);
    placed.forEach(({ text, left: x, options, language }, column) => {
      // The first cell of a row names it.
      const scope = isHeading ? 'Column' : column === 0 ? 'Row' : null;
      const about = {
        ...(scope === null ? {} : { title: text, scope }),
        ...(language === undefined ? {} : { lang: language }),
      };
      row.add(
        pdf.struct(scope === null ? 'TD' : 'TH', about, () => {
          pdf
            .font(isHeading ? BOLD : PLAIN)
            .fontSize(size * this.#scale)
            .text(text, x, top, options);
        }),
      );
    });
    row.end();
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf
      .moveTo(MARGIN, bottom)
      .lineTo(MARGIN + this.#width, bottom)
      .lineWidth(0.4)
      .strokeColor(RULE_COLOR)
      .stroke();
    pdf.endMarkedContent();
    pdf.x = MARGIN;
    pdf.y = bottom + GAP / 2;
  }
}
