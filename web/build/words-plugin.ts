import { isLiteralElement, parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

type Written = Record<string, Record<string, string>>;

/**
 * Reads the ICU messages of `words.json` files while building, so that no parser goes to the browser. A message without
 * anything to fill in stays the text that it is.
 */
export const words = (): Plugin => ({
  name: 'words',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('words.json')) return undefined;
    const read = Object.entries(JSON.parse(code) as Written).map(([key, texts]) => [
      key,
      Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, readMessage(text, `${id}: ${key} (${language})`)])),
    ]);
    return { code: JSON.stringify(Object.fromEntries(read)), map: null };
  },
});

function readMessage(text: string, where: string): unknown {
  try {
    const elements = parse(text, { captureLocation: false });
    return elements.every(isLiteralElement) ? elements.map(({ value }) => value).join('') : elements;
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}
