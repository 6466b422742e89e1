import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import { DomainError } from '#kernel';

const { resolve } = createRequire(import.meta.url);

// Embedded, with letters for any name that is written in Latin, Greek or Cyrillic, and the same on every machine. Named by their
// files everywhere: pdfkit opens a font that it knows by two names anew each time.
export const regular = resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
export const bold = resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const fonts = [regular, bold].map((file) => openSync(file) as Font);

// These run from right to left, or turn around what does not: a document would show them in another order than a screen.
const turned = /[\p{Bidi_Control}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const blank = /^[\t\r\n]$/;

/** The letters of a text that a document would show as a box, or in another order than they were written. */
export const notShown = (text: string): string[] =>
  [...new Set(text)].filter((letter) => !blank.test(letter) && (turned.test(letter) || !fonts.every((font) => font.hasGlyphForCodePoint(letter.codePointAt(0)!))));

/**
 * What is signed must be what was written, and what was read.
 * @throws DomainError naming the fields with a letter that a document does not show
 */
export function assertShown(texts: Record<string, string>): void {
  const wrong = Object.keys(texts).filter((field) => notShown(texts[field]!).length > 0);
  if (wrong.length === 0) return;
  const message = 'a letter that a document does not show';
  throw new DomainError('input.invalid', {}, wrong.map((field) => ({ field, code: 'not-shown', message })));
}
