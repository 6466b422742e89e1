import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Quiet, Section } from '@/design/layout';
import { Answer, Tag } from '@/design/notice';
import { useFormat, type Format } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './deciding.module.css';
import { entriesOf, lanesOf, spanOf, type Entry } from './day-entries';
import type { Compared } from './queries';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

interface SpaceDayProps {
  /** Where and when it is wished for; of a change, as it is to be. */
  wish: { siteId: string; spaceId: string; start: string; timeZone: string };
  bookingId: string;
  /** What else wants that floor then. */
  others: Compared['booking'][];
}

/** The day that a request wants to be part of, in its space: what is there, what waits, and its own place in it. */
export function SpaceDay({ wish: { siteId, spaceId, start, timeZone }, bookingId, others }: SpaceDayProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const nameOf = useSpaceNames();
  const board = api.useQuery('get', '/api/v1/sites/{siteId}/board', { params: { path: { siteId }, query: { from: format.dateOf(start), spaceIds: [spaceId] } } });
  return (
    <Section title={say('day', { space: nameOf(spaceId), day: format.day(start) })}>
      <Answer to={board}>{({ spaces }) => (spaces[0] ? <Day space={spaces[0]} {...{ bookingId, others, format }} /> : <p>{say('shut')}</p>)}</Answer>
    </Section>
  );
}

interface DayProps extends Pick<SpaceDayProps, 'bookingId' | 'others'> {
  space: components['schemas']['BoardSpace'];
  format: Format;
}

function Day({ space, bookingId, others, format }: DayProps) {
  const say = useWords(words);
  const entries = entriesOf(space, bookingId, others);
  const span = spanOf(space, entries);
  const hours = space.open.map(({ opens, closes }) => format.period(opens, closes)).join(', ');
  return (
    <>
      <p><Quiet>{hours ? say('open', { hours }) : say('shut')}</Quiet></p>
      {span && <Bars entries={entries} span={span} format={format} />}
      <ol className={styles.entries}>{entries.map((entry) => <EntryLine key={entry.key} {...{ entry, format }} />)}</ol>
    </>
  );
}

const anHour = 3_600_000;

/** The same as the list below it, for the eye. */
function Bars({ entries, span: { from, until }, format }: { entries: Entry[]; span: { from: number; until: number }; format: Format }) {
  const at = (time: number) => `${((time - from) / (until - from)) * 100}%`;
  const width = (start: number, end: number) => `${((end - start) / (until - from)) * 100}%`;
  const lanes = lanesOf(entries);
  const count = Math.max(1, ...lanes.map(({ lane }) => lane + 1));
  const hours = Array.from({ length: Math.floor((until - from) / anHour) + 1 }, (_, hour) => Math.ceil(from / anHour) * anHour + hour * anHour).filter((hour) => hour < until);
  return (
    <div className={styles.bars} style={{ height: `calc(1.5rem + ${count} * 2.5rem)` }} aria-hidden="true">
      {hours.map((hour) => <span key={hour} className={styles.hour} style={{ left: at(hour) }}>{format.time(hour).slice(0, 2)}</span>)}
      {lanes.map(({ entry, lane }) => (
        <div key={entry.key} className={styles.lane} style={{ left: at(entry.from), width: width(entry.from, entry.until), top: `calc(1.5rem + ${lane} * 2.5rem)` }}>
          <div className={`${styles.bar} ${styles[entry.kind]}`} style={{ marginLeft: `${((entry.start - entry.from) / (entry.until - entry.from)) * 100}%`, width: `${((entry.end - entry.start) / (entry.until - entry.from)) * 100}%` }}>
            {entry.title}
          </div>
        </div>
      ))}
    </div>
  );
}

const tones = { this: 'accent', requested: 'warn', approved: 'good', maintenance: undefined, blocked: undefined, hold: undefined } as const;

function EntryLine({ entry, format }: { entry: Entry; format: Format }) {
  const say = useWords(words);
  const language = useLanguage();
  const nameOf = useSpaceNames();
  const what = entry.title ?? (entry.reason ? said(entry.reason, language) : entry.spaceId ? say('blockedBy', { space: nameOf(entry.spaceId) }) : say('held'));
  const turn = [
    entry.from < entry.start && say('setUp', { time: format.time(entry.from) }),
    entry.until > entry.end && say('clearUp', { time: format.time(entry.until) }),
  ].filter(Boolean).join(', ');
  return (
    <li className={entry.kind === 'this' ? styles.here : undefined}>
      <time dateTime={new Date(entry.start).toISOString()}>{format.period(entry.start, entry.end)}</time>
      <span>
        {entry.bookingId && entry.kind !== 'this' ? <Link to="/staff/cases/$bookingId" params={{ bookingId: entry.bookingId }}>{what}</Link> : what}{' '}
        <Tag tone={tones[entry.kind]}>{say(`entry.${entry.kind}`)}</Tag>
        {entry.title && entry.spaceId && <> <Quiet small>{nameOf(entry.spaceId)}</Quiet></>}
        {turn && <><br /><Quiet small>{turn}</Quiet></>}
      </span>
    </li>
  );
}
