import type { components } from '@/api/schema.gen';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import words from './words.json';

/** On what a decision rests: in the words of the list of reasons where it is one of these. */
export function Ground({ ground: { kind, reason } }: { ground: components['schemas']['Ground'] }) {
  const say = useWords(words);
  const language = useLanguage();
  return <>{reason ? said(reason, language) : say(`ground.${kind}`)}</>;
}
