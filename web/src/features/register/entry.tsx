import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat, type Format } from '@/words/use-format';
import { useWords, type Say } from '@/words/use-words';
import { inAddress } from './queries';
import styles from './register.module.css';
import words from './words.json';

export type RegisterEntry = components['schemas']['RegisterEntry'];

const tones = { requested: 'accent', approved: 'good', declined: 'bad', withdrawn: undefined, cancelled: 'warn' } as const;

export const StateTag = ({ state }: { state: RegisterEntry['state'] }) => <Tag tone={tones[state]}>{useWords(words)(`state.${state}`)}</Tag>;

/** Who asked, as far as that is public. */
export const whoOf = ({ applicantKind, organisationName }: RegisterEntry, say: Say<typeof words>): string => organisationName ?? say(`who.${applicantKind}`);

/** When: one time, or from when to when how many. */
export function timesOf({ start, end, occurrences }: Pick<RegisterEntry, 'start' | 'end' | 'occurrences'>, say: Say<typeof words>, format: Format): string {
  if (occurrences > 1) return say('series', { from: format.day(start), to: format.day(end), occurrences: say('occurrences', { count: occurrences }) });
  return format.dateOf(start) === format.dateOf(Date.parse(end) - 1) ? `${format.day(start)} ${format.period(start, end)}` : format.period(start, end);
}

/** One case in the list. */
export function Entry({ entry }: { entry: RegisterEntry }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(entry.timeZone);
  return (
    <li className={styles.entry}>
      <div className={styles.number}>
        <Link to="/register/$number" params={{ number: inAddress(entry.number) }}>{entry.number}</Link>
        <span className={`${layout.quiet} ${layout.small}`}>{say('received', { when: format.day(entry.receivedAt) })}</span>
      </div>
      <div className={styles.what}>
        <strong>{whoOf(entry, say)}</strong>
        <span>{said(entry.space.name, language)}, {timesOf(entry, say, format)}</span>
      </div>
      <div className={styles.state}><StateTag state={entry.state} /></div>
    </li>
  );
}
