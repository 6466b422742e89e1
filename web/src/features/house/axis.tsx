import { useEffect, useState } from 'react';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { xOf, type Frame } from './frame';
import styles from './grid.module.css';
import words from './words.json';

const anHour = 3_600_000;
const aMinute = 60_000;
const labelWidth = 52;

interface AxisProps {
  frame: Frame;
  timeZone: string;
  expected: { all: number; byHour: number[] }[];
}

/** The days with their hours, and below them how many people are expected. */
export function Axis({ frame, timeZone, expected }: AxisProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const isDay = frame.days.length === 1;
  // Where hours are narrow not each can have its figure.
  const every = Math.ceil(labelWidth / frame.hourWidth);
  const place = (x: number) => ({ left: `calc(var(--name) + ${x}px)`, width: frame.dayWidth });
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.hours}>
        <div role="columnheader" className={styles.corner}>{say('space')}</div>
        {frame.days.map((day) => (
          <div key={day.date} role="columnheader" className={styles.day} style={place(day.x)}>
            <span className={styles.dayName}>{format.longDay(day.midnight)}</span>
            <span aria-hidden="true">
              {Array.from({ length: frame.hours }, (_, hour) => hour % every === 0 && (frame.hours - hour) * frame.hourWidth >= labelWidth && <span key={hour} className={styles.hour} style={{ left: hour * frame.hourWidth }}>{format.time(day.from + hour * anHour)}</span>)}
            </span>
          </div>
        ))}
      </div>
      <div role="row" aria-rowindex={2} className={styles.expected}>
        <div role="rowheader" className={styles.corner}>{say('expected')}</div>
        {frame.days.map((day, index) => (
          <div key={day.date} role="gridcell" className={styles.day} style={place(day.x)}>
            {isDay && <span className="unseen">{say('expectedAll', { people: expected[index]!.all })}</span>}
            {isDay
              ? expected[index]!.byHour.map((people, hour) => <span key={hour} aria-hidden="true" className={styles.count} style={{ left: hour * frame.hourWidth, width: frame.hourWidth }}>{people || '·'}</span>)
              : <span className={styles.dayCount}>{say('expectedAll', { people: expected[index]!.all })}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A line where it is now, if that is shown. */
export function NowLine({ frame }: { frame: Frame }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), aMinute);
    return () => clearInterval(timer);
  }, []);
  const isShown = frame.days.some(({ from, to }) => from <= now && now <= to);
  return isShown && <div aria-hidden="true" className={styles.now} style={{ left: `calc(var(--name) + ${xOf(frame, now)}px)` }} />;
}
