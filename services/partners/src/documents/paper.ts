import Pdf from 'pdfkit';
import type { Instant } from '#kernel';
import { bold, regular } from './letters.js';

const margin = 68;
const footerAbove = 40;
const colours = { ink: '#1b1f24', soft: '#59636e', accent: '#0b5394', rule: '#c9d1d9' } as const;

export interface PaperOptions {
  title: string;
  /** What the document says of when it was made; with the same words it is then the same to the last byte. */
  madeAt: Instant;
}

interface Look {
  font: string;
  size: number;
  colour?: string;
  options?: PDFKit.Mixins.TextOptions;
}

/** An A4 document in Swedish (PDF/A-2a): all that it needs is in it, and it is tagged, so that it can be archived and read aloud. */
export class Paper {
  private readonly document: PDFKit.PDFDocument;
  private readonly whole: PDFKit.PDFStructureElement;

  constructor(private readonly options: PaperOptions) {
    const info = { Title: options.title, Creator: 'Parken', Producer: 'Parken', CreationDate: new Date(options.madeAt.epochMilliseconds) };
    this.document = new Pdf({
      size: 'A4', margins: { top: margin, left: margin, right: margin, bottom: margin + footerAbove },
      pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: 'sv-SE', displayTitle: true, bufferPages: true, font: regular, info,
    });
    this.document.fillColor(colours.ink);
    this.whole = this.document.struct('Document');
    this.document.addStructure(this.whole);
  }

  /** What kind of document it is, above its title. */
  title(kind: string, title: string): void {
    this.write('P', kind.toUpperCase(), { font: bold, size: 9, colour: colours.accent, options: { characterSpacing: 1.2 } });
    this.document.moveDown(0.5);
    this.write('H1', title, { font: bold, size: 21, options: { lineGap: 2 } });
    this.document.moveDown(0.4);
    this.rule();
    this.document.moveDown(0.4);
  }

  /** @param level 1 for the parts of the document, more for parts of these */
  heading(text: string, level = 1): void {
    const size = Math.max(15 - 2 * level, 10);
    this.keepTogether(size * 4);
    this.document.moveDown(0.6);
    this.write(level === 1 ? 'H2' : 'H3', text, { font: bold, size, colour: level === 1 ? colours.accent : colours.ink });
    this.document.moveDown(0.25);
  }

  paragraph(text: string): void {
    this.write('P', text, { font: regular, size: 10.5, options: { lineGap: 3 } });
    this.document.moveDown(0.55);
  }

  /** One of several that belong together: a line in bold, and what there is to say about it. */
  item(first: string, rest: readonly string[]): void {
    const [big, small] = [{ font: bold, size: 10.5, options: { lineGap: 1 } }, { font: regular, size: 9.5, colour: colours.soft, options: { lineGap: 1 } }];
    this.keepTogether(this.heightOf(first, big) + rest.reduce((sum, text) => sum + this.heightOf(text, small), 0));
    this.write('P', first, big);
    for (const text of rest) this.write('P', text, small);
    this.document.moveDown(0.55);
  }

  /** A checksum, small enough for one line. */
  checksum(hash: string): void {
    this.write('P', hash, { font: regular, size: 9.5 });
    this.document.moveDown(0.55);
  }

  newPage(): void {
    this.document.addPage();
  }

  /** Numbers the pages. @returns the bytes of the PDF */
  async finish(): Promise<Buffer> {
    this.whole.end();
    this.numberPages();
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const done = new Promise((resolve, reject) => this.document.on('end', resolve).on('error', reject));
    this.document.end();
    await done;
    return Buffer.concat(chunks);
  }

  private heightOf(text: string, { font, size, options = {} }: Look): number {
    return this.document.font(font).fontSize(size).heightOfString(text, options);
  }

  private write(tag: string, text: string, { font, size, colour = colours.ink, options = {} }: Look): void {
    const { document } = this;
    const draw = () => {
      document.font(font).fontSize(size).fillColor(colour).text(text, options);
    };
    this.whole.add(document.struct(tag, {}, draw));
  }

  private keepTogether(height: number): void {
    if (this.document.y + height > this.document.page.height - this.document.page.margins.bottom) this.document.addPage();
  }

  private rule(): void {
    const { document } = this;
    document.markContent('Artifact', { type: 'Layout' });
    document.moveTo(margin, document.y).lineTo(document.page.width - margin, document.y).lineWidth(0.7).strokeColor(colours.rule).stroke();
    document.endMarkedContent();
  }

  private numberPages(): void {
    const { document } = this;
    const { start, count } = document.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      document.switchToPage(start + index);
      // In the margin there is no room, and text that doesn't fit begins a new page.
      document.page.margins.bottom = 0;
      const [y, width] = [document.page.height - margin + 8, document.page.width - 2 * margin];
      document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      document.font(regular).fontSize(8).fillColor(colours.soft);
      document.text(this.options.title, margin, y, { width: width - 90, height: 10, ellipsis: true, lineBreak: false });
      document.text(`Sida ${index + 1} av ${count}`, margin, y, { width, align: 'right', lineBreak: false });
      document.endMarkedContent();
    }
  }
}
