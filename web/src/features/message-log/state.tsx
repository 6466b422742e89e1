import { Tag } from '@/design/notice';
import { useWords } from '@/words/use-words';
import type { Delivery } from './queries';
import words from './words.json';

const tones = { queued: 'accent', sending: 'accent', sent: 'good', delivered: 'good', failed: 'bad', suppressed: undefined, uncertain: 'warn' } as const;

/** What became of a message, in a word. */
export function State({ state }: { state: Delivery['state'] }) {
  const say = useWords(words);
  return <Tag tone={tones[state]}>{say(`state.${state}`)}</Tag>;
}
