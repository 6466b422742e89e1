import { useMemo } from 'react';
import type { components } from '@/api/schema.gen';
import { useLanguage, type Language } from '@/words/language';
import { sayIn } from '@/words/use-words';
import words from './words.json';

type Space = components['schemas']['Space'];
export type LayoutKind = Space['layouts'][number]['kind'];
export type Equipment = Space['equipment'][number];
export type Accessibility = Space['accessibility'][number];
export type Audience = Space['rules']['whoMayAsk'];

export const layoutKinds: LayoutKind[] = ['theatre', 'classroom', 'board', 'u-shape', 'banquet', 'standing'];
export const equipmentKinds: Equipment[] = ['projector', 'screen', 'whiteboard', 'video-conference', 'microphone', 'hearing-loop', 'stage'];
export const accessibilityKinds: Accessibility[] = ['step-free', 'hearing-loop', 'adjustable-table', 'quiet', 'accessible-toilet', 'visual-alarm'];

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
