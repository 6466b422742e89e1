import { Choices, Radio } from '@/design/field';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Booking, Scope } from './queries';
import words from './words.json';

const scopes: Scope[] = ['one', 'following', 'all'];

/** Which times of a series something is to hold for. */
export function ScopeChoice({ booking, scope, onChoose }: { booking: Booking; scope: Scope; onChoose: (scope: Scope) => void }) {
  const say = useWords(words);
  const day = useFormat(booking.timeZone).day(booking.start);
  return (
    <Choices legend={say('scope')}>
      {scopes.map((each) => <Radio key={each} name="scope" checked={scope === each} onChange={() => onChoose(each)} label={say(`scope.${each}`, { day })} />)}
    </Choices>
  );
}
