import { useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { placed, type Axis } from './axis';
import { moved, type Place } from './moving';
import type { Stretch } from './stretches';
import styles from './timeline.module.css';
import words from './words.json';

export interface TimelineRow {
  id: string;
  /** Said with each of its free times. */
  name: string;
  label: ReactNode;
  open: Stretch[];
  taken: Stretch[];
  /** What can be picked, in order. */
  free: Stretch[];
  /** What anybody may come to. */
  events?: (Stretch & { title: string })[];
  /** Said where nothing can be picked. */
  note?: ReactNode;
}

interface TimelineProps {
  label: string;
  axis: Axis;
  rows: TimelineRow[];
  timeZone: string;
  picked?: Stretch & { rowId: string };
  /** @param at where in the free time was pointed */
  onPick: (row: TimelineRow, free: Stretch, at: number) => void;
  /** Where on the axis a time of a row stands; as it is where the axis is of the same day. */
  onAxis?: (stretch: Stretch, row: TimelineRow) => Stretch;
}

const same = (stretch: Stretch) => stretch;

/** Rows of hours, of which free ones can be picked by mouse, touch or keys; where it is narrow, a list of them for each row. */
export function Timeline({ label, axis, rows, timeZone, picked, onPick, onAxis = same }: TimelineProps) {
  const body = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<Place>();
  const free = rows.map((row) => row.free);
  const reached = here && free[here.row]?.[here.index] ? here : moved(free, firstOf(free), 'Home');
  const onKeyDown = (event: KeyboardEvent) => {
    const target = (event.target as HTMLElement).dataset['place']?.split('-').map(Number);
    const next = target && moved(free, { row: target[0]!, index: target[1]! }, event.key);
    if (!next) return;
    event.preventDefault();
    setHere(next);
    body.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.index}"]`)?.focus();
  };
  return (
    <div className={styles.timeline} role="group" aria-label={label}>
      <div className={styles.body} ref={body} onKeyDown={onKeyDown} style={{ '--hours': axis.hours.length } as CSSProperties}>
        <div className={styles.hours} aria-hidden="true">
          {axis.hours.map(({ at, label: hour }) => (
            <span key={at} style={where({ from: at, until: at }, axis)}>{hour.slice(0, 2)}</span>
          ))}
        </div>
        {rows.map((row, index) => (
          <Row
            key={row.id}
            row={row}
            timeZone={timeZone}
            place={(stretch) => where(onAxis(stretch, row), axis)}
            picked={picked?.rowId === row.id ? picked : undefined}
            number={index}
            reached={reached?.row === index ? reached.index : undefined}
            onReach={(at) => setHere({ row: index, index: at })}
            onPick={onPick}
          />
        ))}
      </div>
    </div>
  );
}

const firstOf = (free: readonly (readonly Stretch[])[]): Place => ({ row: free.findIndex((row) => row.length > 0), index: 0 });

const where = (stretch: Stretch, axis: Stretch): CSSProperties => {
  const { at, wide } = placed(stretch, axis);
  return { '--at': at, '--wide': wide } as CSSProperties;
};

interface RowProps {
  row: TimelineRow;
  number: number;
  timeZone: string;
  place: (stretch: Stretch) => CSSProperties;
  picked?: Stretch;
  reached?: number;
  onReach: (index: number) => void;
  onPick: TimelineProps['onPick'];
}

function Row({ row, number, timeZone, place, picked, reached, onReach, onPick }: RowProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const period = ({ from, until }: Stretch) => format.period(from, until);
  const parts = [
    ...row.taken.map((stretch) => ({ stretch, part: <span className={styles.takenText}>{say('taken', { period: period(stretch) })}</span>, look: styles.taken })),
    ...(row.events ?? []).map((event) => ({ stretch: event, part: <span className={styles.event}>{say('public', { period: period(event), title: event.title })}</span>, look: styles.public })),
    ...row.free.map((stretch, index) => ({
      stretch,
      look: styles.free,
      part: (
        <button
          type="button"
          className={styles.window}
          data-place={`${number}-${index}`}
          tabIndex={reached === index ? 0 : -1}
          aria-label={say('free', { name: row.name, period: period(stretch) })}
          onFocus={() => onReach(index)}
          onClick={(event) => onPick(row, stretch, pointed(event, stretch))}
        >
          {period(stretch)}
        </button>
      ),
    })),
  ].toSorted((one, other) => one.stretch.from - other.stretch.from);
  return (
    <div className={styles.row}>
      <div className={styles.label}>{row.label}</div>
      <div className={styles.track}>
        {row.open.map((stretch) => <div key={stretch.from} className={styles.open} style={place(stretch)} />)}
        <ul className={styles.parts}>
          {parts.map(({ stretch, part, look }) => (
            <li key={`${look} ${stretch.from}`} className={look} style={place(stretch)}>{part}</li>
          ))}
        </ul>
        {picked && <div className={styles.picked} style={place(picked)}><span className="unseen">{say('picked', { period: period(picked) })}</span></div>}
      </div>
      {row.note && <div className={styles.note}>{row.note}</div>}
    </div>
  );
}

// By keyboard, and in a list, nothing of it is pointed at but the whole.
function pointed({ detail, clientX, currentTarget }: MouseEvent<HTMLElement>, { from, until }: Stretch): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const isDrawn = getComputedStyle(currentTarget.parentElement!).position === 'absolute';
  return detail === 0 || !isDrawn || width === 0 ? from : from + ((clientX - left) / width) * (until - from);
}

/** How a timeline is read, said once for all that stand below. */
export function TimelineKey() {
  const say = useWords(words);
  return (
    <div className={styles.howTo}>
      <p>{say('help')}</p>
      <ul className={styles.key}>
        <li><span className={styles.free} />{say('keyFree')}</li>
        <li><span className={styles.taken} />{say('keyTaken')}</li>
        <li><span className={styles.closed} />{say('keyClosed')}</li>
      </ul>
    </div>
  );
}
