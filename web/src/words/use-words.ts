import { IntlMessageFormat } from 'intl-messageformat';
import { Children, useMemo, type ReactNode } from 'react';
import { useLanguage, type Language } from './language';

/** One feature's words as its `words.json` has them: by key, each in both languages. */
export type Words = Record<string, Record<Language, string>>;

type Value = string | number | boolean | Date | null | undefined;
type Tag = (chunks: ReactNode[]) => ReactNode;

export interface Say<W extends Words> {
  (key: keyof W, values?: Record<string, Value>): string;
  /** The same with parts of the sentence marked up: `<link>…</link>` is given to the function of that name. */
  rich(key: keyof W, values: Record<string, Value | Tag>): ReactNode;
}

const formats = new Map<unknown, IntlMessageFormat>();

/** @returns how to say what stands in these words, in the language of the reader */
export function useWords<W extends Words>(words: W): Say<W> {
  const language = useLanguage();
  return useMemo(() => sayIn(words, language), [words, language]);
}

/** The same where there is no component. */
export function sayIn<W extends Words>(words: W, language: Language): Say<W> {
  const format = (key: keyof W, values: Record<string, unknown> = {}) => {
    // Parsed while building; what has nothing to fill in is its own text.
    const message = (words[key] as Record<Language, unknown>)[language];
    return typeof message === 'string' ? message : formatOf(message, language).format(values as never);
  };
  const say = (key: keyof W, values?: Record<string, Value>) => String(format(key, values));
  return Object.assign(say, {
    // React wants keys for what becomes a list.
    rich: (key: keyof W, values: Record<string, Value | Tag>) => Children.toArray(format(key, values) as ReactNode),
  });
}

function formatOf(message: unknown, language: Language): IntlMessageFormat {
  const made = formats.get(message) ?? new IntlMessageFormat(message as never, language === 'sv' ? 'sv-SE' : 'en-GB');
  formats.set(message, made);
  return made;
}
