import { memo } from 'react';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Block } from './block';
import styles from './grid.module.css';
import { dayAt, xOf, type Frame, type FrameDay } from './frame';
import { lanesOf } from './lanes';
import type { Draft } from './use-moving';
import type { HouseRow } from './rows';
import type { BoardSpace } from './types';
import words from './words.json';

interface RowProps {
  row: HouseRow & { kind: 'space' };
  index: number;
  top: number;
  height: number;
  frame: Frame;
  timeZone: string;
  /** What in this row is chosen, and which item of it the keyboard is at. */
  chosen: string | undefined;
  at: string | undefined;
  /** What is being moved, where it is over this row or was taken from it. */
  draft: Draft | undefined;
  nameOf: (spaceId: string) => string;
}

/** One space with its days. What of it has not changed is not drawn again. */
export const SpaceRow = memo(function SpaceRow({ row, index, top, height, frame, timeZone, chosen, at, draft, nameOf }: RowProps) {
  const language = useLanguage();
  const say = useWords(words);
  const { space, info } = row;
  const isOver = draft?.spaceId === space.spaceId;
  return (
    <div role="row" aria-rowindex={index + 3} className={styles.row} style={{ transform: `translateY(${top}px)`, height }} data-row={index} data-space={space.spaceId}>
      <div role="rowheader" className={styles.name}>
        <span className={styles.spaceName}>{info ? said(info.name, language) : ''}</span>
        {info && <span className={styles.seats}>{say('seats', { people: info.capacity })}</span>}
      </div>
      {frame.days.map((day) => (
        <DayCell key={day.date} {...{ day, space, frame, timeZone, chosen, at, nameOf }} moved={draft?.booking.id}>
          {isOver && dayAt(frame, draft.start) === day && <Held draft={draft} frame={frame} day={day} timeZone={timeZone} />}
        </DayCell>
      ))}
    </div>
  );
});

interface CellProps extends Pick<RowProps, 'frame' | 'timeZone' | 'chosen' | 'at' | 'nameOf'> {
  day: FrameDay;
  space: BoardSpace;
  moved: string | undefined;
  children: React.ReactNode;
}

const isOn = (day: FrameDay, frame: Frame) => (start: string) => dayAt(frame, Date.parse(start)) === day;

function DayCell({ day, space, frame, timeZone, chosen, at, moved, nameOf, children }: CellProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const on = isOn(day, frame);
  const stretch = (start: string, end: string) => {
    const left = Math.max(0, xOf(frame, Date.parse(start)) - day.x);
    return { left, width: Math.max(2, xOf(frame, Date.parse(end)) - day.x - left) };
  };
  const key = `${space.spaceId} ${day.date}`;
  return (
    <div role="gridcell" className={styles.cell} style={{ left: `calc(var(--name) + ${day.x}px)`, width: frame.dayWidth }} data-item={key} data-day={day.date} tabIndex={at === key ? 0 : -1}>
      {space.open.filter(({ opens }) => on(opens)).map(({ opens, closes }) => <div key={opens} className={styles.open} style={{ ...stretch(opens, closes), '--hour': `${frame.hourWidth}px` } as React.CSSProperties} />)}
      {space.blockedBy?.filter(({ start }) => on(start)).map(({ spaceId, bookingId, start, end }) => (
        <div key={`${spaceId} ${bookingId} ${start}`} className={styles.through} style={stretch(start, end)}><span>{say('through', { space: nameOf(spaceId) })}</span></div>
      ))}
      {space.holds?.filter(({ start }) => on(start)).map(({ start, end }) => <div key={start} className={styles.hold} style={stretch(start, end)}><span>{say('hold')}</span></div>)}
      {space.maintenance?.filter(({ start, end }) => on(start) || (Date.parse(start) < day.to && Date.parse(end) > day.from)).map(({ start, end }) => (
        <button key={start} type="button" className={styles.work} style={stretch(start, end)} data-item={`${space.spaceId} work ${start} ${day.date}`} data-work={start} tabIndex={at === `${space.spaceId} work ${start} ${day.date}` ? 0 : -1}>
          {say('maintenance')} <span className="unseen">{format.period(start, end)}</span>
        </button>
      ))}
      {lanesOf(space).blocks.filter(({ start }) => dayAt(frame, start) === day).map((lane) => (
        <Block key={lane.booking.id} lane={lane} frame={frame} day={day} timeZone={timeZone} isChosen={chosen === lane.booking.id} isAt={at === lane.booking.id} isTaken={moved === lane.booking.id} />
      ))}
      {children}
    </div>
  );
}

/** The booking that is being moved, where it would be. */
function Held({ draft, frame, day, timeZone }: { draft: Draft; frame: Frame; day: FrameDay; timeZone: string }) {
  const format = useFormat(timeZone);
  const left = xOf(frame, draft.start) - day.x;
  const times = format.period(draft.start, draft.end);
  return (
    <button type="button" className={styles.held} style={{ left, width: Math.max(24, xOf(frame, draft.end) - day.x - left) }} data-held aria-label={`${draft.booking.title}, ${times}`}>
      <span className={styles.title}>{times}</span>
    </button>
  );
}
