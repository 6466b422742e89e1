import { useCallback } from 'react';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Place, Space } from './types';
import words from './words.json';

/** Says a place: “Salen, tors 26 nov. 13:00–15:00”. */
export function usePlaceWords(spaces: readonly Space[], timeZone: string): (place: Place) => string {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(timeZone);
  return useCallback(
    ({ spaceId, start, end }) => {
      const space = spaces.find(({ id }) => id === spaceId);
      return say('at', { space: space ? said(space.name, language) : '', day: format.day(start), time: format.period(start, end) });
    },
    [say, language, format, spaces],
  );
}
