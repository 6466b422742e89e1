import { useEffect } from 'react';
import { hasCode } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import { Notice, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { shownIn, type Booking } from './queries';
import words from './words.json';

/** Why something could not be done with a booking. Where somebody changed it meanwhile, how it is now, to be sent again or not. */
export function Conflict({ booking, error }: { booking: Booking; error: unknown }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(booking.timeZone);
  const refresh = useRefresh();
  const isChanged = hasCode(error, 'version.changed');
  useEffect(() => {
    if (isChanged) refresh(...shownIn);
  }, [isChanged, refresh]);
  if (!error) return null;
  if (!isChanged) return <Trouble error={error} />;
  const when = `${format.day(booking.start)} ${format.period(booking.start, booking.end)}`;
  return <Notice tone="warn" title={say('conflict')} isNews><p>{say('conflictHelp', { when, space: said(booking.spaceName, language) })}</p></Notice>;
}
