import { useMemo } from 'react';
import { useLanguage, type Language } from '@/words/language';
import { sayIn } from '@/words/use-words';
import type { Accessibility, Audience, Equipment, LayoutKind } from './kinds';
import words from './words.json';

export * from './kinds';

/** What spaces have and can be made into, in words of everyday; in the middle of a sentence as they stand. */
export interface SpaceWords {
  layout: (kind: LayoutKind) => string;
  equipment: (kind: Equipment) => string;
  accessibility: (need: Accessibility) => string;
  audience: (audience: Audience) => string;
  /** “projektor, bildskärm och scen”. */
  list: (words: readonly string[]) => string;
}

export function useSpaceWords(): SpaceWords {
  const language = useLanguage();
  return useMemo(() => spaceWordsIn(language), [language]);
}

export function spaceWordsIn(language: Language): SpaceWords {
  const say = sayIn(words, language);
  const lists = new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB');
  return {
    layout: (kind) => say(`layout.${kind}`),
    equipment: (kind) => say(`equipment.${kind}`),
    accessibility: (need) => say(`accessibility.${need}`),
    audience: (audience) => say(`audience.${audience}`),
    list: (texts) => lists.format(texts),
  };
}

/** Words as a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
