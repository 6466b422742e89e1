import { useSyncExternalStore } from 'react';

export type Language = 'sv' | 'en';

const aYear = 365 * 24 * 3600;
const listeners = new Set<() => void>();
const isLanguage = (value: unknown): value is Language => value === 'sv' || value === 'en';

// The gateway has put it there: what the address says, what was chosen before, or what the browser prefers.
let now: Language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'sv';

export const language = (): Language => now;

/** Chooses the language of this reader, here and in what the gateway serves her from now on. */
export function speak(chosen: Language): void {
  now = chosen;
  document.documentElement.lang = chosen;
  document.cookie = `language=${chosen}; Path=/; Max-Age=${aYear}; SameSite=Lax`;
  for (const listener of listeners) listener();
}

/** Tells whenever another language is chosen. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language);

/** What is stored in both languages, in the reader's. */
export const said = (text: { sv: string; en: string }, chosen: Language): string => text[chosen];
