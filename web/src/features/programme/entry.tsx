import { Link } from '@tanstack/react-router';
import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { placeOf } from './place';
import styles from './programme.module.css';
import { callOf, type ProgrammeEvent } from './standing';
import words from './words.json';

/** One event in the list of its day. */
export function Entry({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(event.timeZone);
  return (
    <li className={styles.entry}>
      <time dateTime={event.start} className={styles.time}>{format.period(event.start, event.end)}</time>
      <div className={styles.what}>
        <h3 className={event.state === 'cancelled' ? styles.off : undefined}>
          <Link to="/programme/$slug" params={{ slug: event.slug }}>{said(event.title, language)}</Link>
        </h3>
        <p>{said(event.summary, language)}</p>
        <p className={`${layout.quiet} ${layout.small}`}>{say(`kind.${event.kind}`)} · {placeOf(event, say, language)}</p>
        <Call event={event} />
      </div>
    </li>
  );
}

/** Whether it is cancelled, full, or soon will be. */
export function Call({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  const call = callOf(event, Date.now());
  if (call === undefined) return null;
  const tone = { cancelled: 'bad', full: 'warn', few: 'now' } as const;
  return <div><Tag tone={tone[call]}>{say(call, { seats: event.seatsLeft })}</Tag></div>;
}
