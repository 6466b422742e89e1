import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { xOf, type Frame, type FrameDay } from './frame';
import styles from './grid.module.css';
import type { Lane } from './lanes';
import { laneHeight } from './rows';
import words from './words.json';

interface BlockProps {
  lane: Lane;
  frame: Frame;
  day: FrameDay;
  timeZone: string;
  isChosen: boolean;
  isAt: boolean;
  /** It is being moved: here it was. */
  isTaken: boolean;
}

const narrowest = 24;

/** A booking on the board. What it does, the board does for all of them. */
export function Block({ lane: { booking, start, end, from, to, lane }, frame, day, timeZone, isChosen, isAt, isTaken }: BlockProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const [left, right] = [xOf(frame, start), xOf(frame, end)];
  const times = format.period(start, end);
  const state = say(`state.${booking.state}`);
  const place = { left: left - day.x, width: Math.max(narrowest, right - left), top: 4 + lane * laneHeight, '--before': `${left - xOf(frame, from)}px`, '--after': `${xOf(frame, to) - right}px` };
  return (
    <button
      type="button"
      className={[styles.block, styles[booking.state], isTaken && styles.taken].filter(Boolean).join(' ')}
      style={place}
      data-item={booking.id}
      data-booking={booking.id}
      tabIndex={isAt ? 0 : -1}
      aria-pressed={isChosen}
    >
      <span className={styles.title}>{booking.title}</span>{' '}
      <span className={styles.sub}>{state} {times}</span>{' '}
      <span className="unseen">{say('expectedAll', { people: booking.people })}</span>
      {isChosen && <><i data-edge="start" className={styles.edge} /><i data-edge="end" className={styles.edge} /></>}
    </button>
  );
}
