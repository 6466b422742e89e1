import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Notice } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './programme.module.css';
import type { ProgrammeEvent } from './standing';
import words from './words.json';

export interface Outcome {
  state: 'confirmed' | 'waiting' | 'offered';
  /** On the waiting list, where that is known. */
  place: number | null;
  offerExpiresAt?: string | null;
}

// What has just been answered is where she goes on who can't see that the form is gone.
const go = (element: HTMLElement | null) => element?.focus();

/** What has come of registering without an account. */
export function Told({ event, outcome, onAnother }: { event: ProgrammeEvent; outcome: Outcome; onAnother: () => void }) {
  const say = useWords(words);
  const format = useFormat(event.timeZone);
  const { state, place, offerExpiresAt } = outcome;
  return (
    <Stack>
      <h2 ref={go} tabIndex={-1} className={styles.answer}>{say(`state.${state}`, { place: place ?? 0 })}</h2>
      <Notice tone={state === 'waiting' ? 'warn' : 'good'} isNews>
        <p>{say(`told.${state}`)}</p>
        {state === 'offered' && offerExpiresAt && <p>{say('offeredUntil', { when: format.dayAndTime(offerExpiresAt) })}</p>}
      </Notice>
      <Row>
        {state === 'confirmed' && <ToCalendar event={event} />}
        <Button look="quiet" onClick={onAnother}>{say('another')}</Button>
      </Row>
    </Stack>
  );
}

export function ToCalendar({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  return <a href={`/api/v1/programme/${encodeURIComponent(event.slug)}/event.ics?language=${useLanguage()}`}>{say('addToCalendar')}</a>;
}
