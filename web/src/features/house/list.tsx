import { useState } from 'react';
import { Button } from '@/design/button';
import { Quiet } from '@/design/layout';
import { Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { entriesOf, type Entry } from './entries';
import styles from './list.module.css';
import type { HouseRow } from './rows';
import type { Board, Place } from './types';
import words from './words.json';

interface ListProps {
  rows: HouseRow[];
  board: Board;
  timeZone: string;
  chosen: string | undefined;
  onChoose: (bookingId: string) => void;
  onWork: (spaceId: string, start: string) => void;
  onPlace: (place: Place) => void;
}

const shownAtFirst = 25;

/** The same as on the board, space by space and day by day, in words. */
export function List({ rows, board, ...given }: ListProps) {
  const say = useWords(words);
  const language = useLanguage();
  const [shown, setShown] = useState(shownAtFirst);
  const nameOf = (spaceId: string) => {
    const row = rows.find(({ key }) => key === spaceId);
    return row?.kind === 'space' && row.info ? said(row.info.name, language) : '';
  };
  return (
    <div className={styles.list}>
      {rows.slice(0, shown).map((row) =>
        row.kind === 'floor'
          ? <h2 key={row.key}>{row.name ? said(row.name, language) : say('noFloor')}</h2>
          : <SpaceEntries key={row.key} row={row} board={board} nameOf={nameOf} {...given} />,
      )}
      {rows.length > shown && <div><Button onClick={() => setShown(shown + shownAtFirst)}>{say('more')}</Button></div>}
    </div>
  );
}

interface SpaceProps extends Omit<ListProps, 'rows'> {
  row: HouseRow & { kind: 'space' };
  nameOf: (spaceId: string) => string;
}

function SpaceEntries({ row: { space, info }, board, timeZone, chosen, nameOf, onChoose, onWork, onPlace }: SpaceProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const name = nameOf(space.spaceId);
  const days = entriesOf(space, board.days);
  const isWeek = days.length > 1;
  return (
    <section className={styles.space} aria-label={name}>
      <h3>{name} {info && <Quiet small>{say('seats', { people: info.capacity })}</Quiet>}</h3>
      {days.filter(({ entries }) => !isWeek || entries.length > 0).map(({ midnight, open, entries }) => (
        <div key={midnight} className={styles.day}>
          {isWeek && <h4>{format.longDay(midnight)}</h4>}
          {!isWeek && <p className={styles.open}>{open.length > 0 ? say('open', { when: open.map(({ opens, closes }) => format.period(opens, closes)).join(', ') }) : say('closed')}</p>}
          {entries.length > 0 && (
            <ul>
              {entries.map((entry) => <li key={entry.key}><EntryLine {...{ entry, format, nameOf }} isChosen={entry.key === chosen} onPress={pressed(entry)} /></li>)}
            </ul>
          )}
        </div>
      ))}
      {days.every(({ entries }) => entries.length === 0) && <p className={styles.open}>{say('nothing')}</p>}
      <div><Button onClick={() => onPlace(placeIn())}>{say('bookOrClose', { space: name })}</Button></div>
    </section>
  );

  function pressed(entry: Entry): (() => void) | undefined {
    if (entry.kind === 'booking') return () => onChoose(entry.booking.id);
    return entry.kind === 'maintenance' ? () => onWork(space.spaceId, entry.start) : undefined;
  }
  function placeIn(): Place {
    const start = Date.parse(space.open[0]?.opens ?? board.days[0]!.start);
    return { spaceId: space.spaceId, start, end: start + 3_600_000 };
  }
}

interface LineProps {
  entry: Entry;
  format: ReturnType<typeof useFormat>;
  nameOf: (spaceId: string) => string;
  isChosen: boolean;
  onPress: (() => void) | undefined;
}

function EntryLine({ entry, format, nameOf, isChosen, onPress }: LineProps) {
  const say = useWords(words);
  const times = <span className={styles.times}>{format.period(entry.start, entry.end)}</span>;
  if (entry.kind === 'booking') {
    const { id, title, state, people } = entry.booking;
    return (
      <button type="button" className={styles.entry} aria-pressed={isChosen} onClick={onPress} data-booking={id}>
        {times} <strong>{title}</strong> <Tag tone={state === 'approved' ? 'good' : 'warn'}>{say(`state.${state}`)}</Tag> <Quiet small>{say('expectedAll', { people })}</Quiet>
      </button>
    );
  }
  const what = entry.kind === 'through' ? say('through', { space: nameOf(entry.spaceId) }) : say(entry.kind);
  return onPress ? <button type="button" className={styles.entry} onClick={onPress}>{times} <strong>{what}</strong></button> : <p className={styles.entry}>{times} {what}</p>;
}
