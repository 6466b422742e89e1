import { type ReactNode, useEffect } from 'react';
import { keepPage } from '@/api/kept-pages';
import { useTitle } from '@/design/layout';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Contact } from './contact';
import { useStanding } from './use-standing';
import styles from './wall.module.css';
import words from './words.json';

interface WallProps {
  place: 'panel' | 'lobby';
  title: string;
  /** The same in the other language, or what is quieter beside it. */
  aside?: ReactNode;
  timeZone: string;
  now: number;
  contact: Contact;
  children: ReactNode;
}

const shifts = 8;
const aMinute = 60_000;

/** A screen that nobody tends to, read from some metres: what it is about, the time, and whether it can be believed. */
export function Wall({ place, title, aside, timeZone, now, contact, children }: WallProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  useTitle(title);
  useStanding();
  useEffect(() => keepPage(place), [place]);
  // By some points each minute, so that nothing burns itself in.
  const shift = Math.floor(now / aMinute) % shifts;
  return (
    <main className={styles.wall}>
      <div className={styles.moved} style={{ translate: `${shift - shifts / 2}px ${(shift * 3) % shifts - shifts / 2}px` }}>
        <header className={styles.head}>
          <div>
            <h1 className={styles.title}>{title}</h1>
            {aside}
          </div>
          <div className={styles.clock}>
            <time className="figures" dateTime={new Date(now).toISOString()}>{format.time(now)}</time>
            <span>{format.longDay(now)}</span>
          </div>
        </header>
        <div role="status">
          {contact.state !== 'heard' && <p className={styles.lost}>{say(contact.state, { time: format.dateOf(contact.since) === format.dateOf(now) ? format.time(contact.since) : format.dayAndTime(contact.since) })}</p>}
        </div>
        {contact.state !== 'hidden' && <div className={contact.state === 'lost' ? `${styles.body} ${styles.old}` : styles.body}>{children}</div>}
      </div>
    </main>
  );
}
