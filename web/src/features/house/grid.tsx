import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Axis, NowLine } from './axis';
import { expectedIn } from './expected';
import { frameOf } from './frame';
import { goInGrid } from './go-in-grid';
import styles from './grid.module.css';
import { heightOf, stepMs, type HouseRow } from './rows';
import { SpaceRow } from './row';
import type { Board, BoardBooking, Place } from './types';
import { useDrag } from './use-drag';
import { useHeldKeys } from './use-held-keys';
import type { Moving } from './use-moving';
import words from './words.json';

interface GridProps {
  board: Board;
  rows: HouseRow[];
  chosen: string | undefined;
  moving: Moving;
  canMove: boolean;
  width: number;
  onChoose: (bookingId: string) => void;
  onWork: (spaceId: string, start: string) => void;
  onPlace: (place: Place) => void;
}

const nameWidth = 176;
const narrowestHour = { day: 56, week: 24 };

/** The board: spaces down, time across. Only the rows that are seen are drawn, and one listener serves all blocks. */
export function Grid({ board, rows, chosen, moving, canMove, width, onChoose, onWork, onPlace }: GridProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { timeZone } = board;
  const format = useFormat(timeZone);
  const scroller = useRef<HTMLDivElement>(null);
  const isWeek = board.days.length > 1;
  const frame = useMemo(() => frameOf(board, { width: width - nameWidth, narrowestHour: isWeek ? narrowestHour.week : narrowestHour.day }), [board, width, isWeek]);
  const expected = useMemo(() => expectedIn(board, frame), [board, frame]);
  const heights = useMemo(() => rows.map(heightOf), [rows]);
  const [at, setAt] = useState<{ spaceId: string; item: string }>();
  const { draft } = moving;
  const kept = useMemo(() => rows.flatMap(({ key }, index) => (key === at?.spaceId || key === draft?.spaceId ? [index] : [])), [rows, at?.spaceId, draft?.spaceId]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[index]!,
    getItemKey: (index) => rows[index]!.key,
    overscan: 5,
    // Whoever is in a row with the keyboard stays there while it is scrolled away.
    rangeExtractor: useCallback((range: Range) => [...new Set([...kept, ...defaultRangeExtractor(range)])].toSorted((one, other) => one - other), [kept]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, heights]);

  const names = useMemo(() => new Map(rows.flatMap((row) => (row.kind === 'space' ? [[row.key, row.info ? said(row.info.name, language) : ''] as const] : []))), [rows, language]);
  const nameOf = useCallback((spaceId: string) => names.get(spaceId) ?? '', [names]);
  const bookingOf = useCallback((id: string): { booking: BoardBooking; place: Place } | undefined => {
    for (const { spaceId, bookings } of board.spaces) {
      const booking = bookings?.find((each) => each.id === id);
      if (booking) return { booking, place: { spaceId, start: Date.parse(booking.start), end: Date.parse(booking.end) } };
    }
    return undefined;
  }, [board]);
  const steps = (spaceId: string) => {
    const row = rows.find(({ key }) => key === spaceId);
    return { frame, ms: stepMs(row?.kind === 'space' ? row.info : undefined) };
  };
  const rowAt = (y: number) => rows[virtual.getVirtualItemForOffset(y)?.index ?? -1];
  const drag = useDrag({ scroller, frame, moving, canMove, nameWidth, bookingOf, steps, rowAt, board });
  const heldKey = useHeldKeys({ scroller, moving, rows, steps, scrollToRow: (index) => virtual.scrollToIndex(index, { align: 'auto' }) });

  const act = (target: EventTarget, x?: number) => {
    const item = (target as HTMLElement).closest<HTMLElement>('[data-item]');
    const spaceId = item?.closest<HTMLElement>('[data-space]')?.dataset.space;
    if (!item || !spaceId) return;
    if (item.dataset.booking) onChoose(item.dataset.booking);
    else if (item.dataset.work) onWork(spaceId, item.dataset.work);
    else onPlace(drag.placeIn(spaceId, item, x));
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (draft) return heldKey(event);
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-item]');
    if (!item) return;
    if (event.key === 'm' && canMove && item.dataset.booking && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const found = bookingOf(item.dataset.booking);
      if (found) moving.begin(found.booking, found.place, 'keys', board);
      event.preventDefault();
    } else if (event.key === 'Enter' && !item.dataset.booking && !item.dataset.work) act(item);
    else goInGrid(event, item);
  };
  const firstItem = rows.find((row) => row.kind === 'space');
  const shownAt = at ?? (firstItem && { spaceId: firstItem.key, item: `${firstItem.key} ${frame.days[0]!.date}` });
  const when = isWeek ? `${format.day(frame.days[0]!.midnight)} – ${format.day(frame.days.at(-1)!.midnight)}` : format.longDay(frame.days[0]!.midnight);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={say('gridLabel', { when })}
      aria-describedby="house-help"
      aria-rowcount={rows.length + 2}
      className={styles.scroller}
      onClick={(event) => drag.wasDragged() || act(event.target, event.clientX)}
      onKeyDown={onKeyDown}
      onPointerDown={drag.onPointerDown}
      onFocus={({ target }) => {
        const item = target.closest<HTMLElement>('[data-item]');
        const spaceId = item?.closest<HTMLElement>('[data-space]')?.dataset.space;
        if (item && spaceId) setAt({ spaceId, item: item.dataset.item! });
      }}
    >
      <div className={styles.all} role="presentation" style={{ width: nameWidth + frame.width }}>
        <Axis frame={frame} timeZone={timeZone} expected={expected} />
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index]!;
            if (row.kind === 'floor')
              return (
                <div key={row.key} role="row" aria-rowindex={index + 3} className={styles.floor} style={{ transform: `translateY(${start}px)`, height: size }}>
                  <div role="rowheader" className={styles.floorName}>{row.name ? said(row.name, language) : say('noFloor')}</div>
                </div>
              );
            const isHere = chosen !== undefined && (row.space.bookings?.some(({ id }) => id === chosen) ?? false);
            return (
              <SpaceRow
                key={row.key}
                {...{ row, index, frame, timeZone, nameOf }}
                top={start}
                height={size}
                chosen={isHere ? chosen : undefined}
                at={shownAt?.spaceId === row.key ? shownAt.item : undefined}
                draft={draft && (draft.spaceId === row.key || draft.was.spaceId === row.key) ? draft : undefined}
              />
            );
          })}
          <NowLine frame={frame} />
        </div>
      </div>
    </div>
  );
}
