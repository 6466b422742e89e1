import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Booking } from './queries';
import { differences, type Seen } from './seen';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

/** Somebody else was quicker, or the applicant has changed it: what is now, to be seen before anything is decided on it. */
export function Meanwhile({ seen, booking, onSeen }: { seen: Seen; booking: Booking; onSeen: () => void }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const nameOf = useSpaceNames();
  const changed = differences(seen, booking);
  const now = {
    when: `${format.day(booking.start)} ${format.period(booking.start, booking.end)}`,
    space: nameOf(booking.spaceId),
    people: booking.people,
    title: booking.title,
    state: say(`state.${booking.state}`),
  };
  return (
    <div role="status">
      {changed.length > 0 && (
        <Notice tone="warn" title={say(changed.includes('state') || changed.includes('first') ? 'quicker' : 'meanwhile')}>
          <ul>{changed.map((what) => <li key={what}>{say(`changed.${what}`, now)}</li>)}</ul>
          <p>{say('keptWords')}</p>
          <div><Button onClick={onSeen}>{say('haveSeen')}</Button></div>
        </Notice>
      )}
    </div>
  );
}
