import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '@/words/use-words';
import { Announced } from './announced';
import { BookingPanel } from './booking-panel';
import { Grid } from './grid';
import styles from './house.module.css';
import { Legend } from './legend';
import { List } from './list';
import { MoveForm } from './move-form';
import { News } from './news';
import { Panel } from './panel';
import { PlacePanel } from './place-panel';
import type { Shown as ShownDays } from './queries';
import { rowsOf } from './rows';
import type { Board, HouseSearch, Place, Site, Space } from './types';
import { useIsNarrow, useWidth } from './use-width';
import type { Moving } from './use-moving';
import { WorkPanel } from './work-panel';
import words from './words.json';

interface ShownProps {
  site: Site;
  shown: ShownDays;
  moving: Moving;
  board: Board;
  spaces: Space[];
  canDecide: boolean;
  search: HouseSearch;
  onSearch: (change: Partial<HouseSearch>) => void;
}

/** The board or the list, with what is chosen of it beside. */
export function Shown({ site, shown, moving, board, spaces, canDecide, search, onSearch }: ShownProps) {
  const say = useWords(words);
  const [place, setPlace] = useState<Place>();
  const main = useRef<HTMLDivElement>(null);
  const width = useWidth(main);
  const isNarrow = useIsNarrow();
  const isList = isNarrow || search.as === 'list';
  const seen = moving.frozen ?? board;
  const rows = useMemo(() => rowsOf(seen, site, spaces), [seen, site, spaces]);
  const { draft } = moving;
  const focusOn = (bookingId: string) => requestAnimationFrame(() => main.current?.querySelector<HTMLElement>(`[data-booking="${CSS.escape(bookingId)}"]`)?.focus());
  const held = draft?.by === 'keys' ? draft.booking.id : undefined;
  // Whoever has put something down, or given it up, is where it is.
  useEffect(() => (held ? () => void focusOn(held) : undefined), [held]);

  const choose = (change: { booking?: string; work?: string; place?: Place }) => {
    if (draft) return;
    setPlace(change.place);
    onSearch({ booking: change.booking, work: change.work });
  };
  const close = () => {
    const id = search.booking;
    choose({});
    if (id) focusOn(id);
  };
  const onWork = (spaceId: string, start: string) => choose({ work: `${spaceId}@${start}` });
  // What a pointer holds is in sight; beside it stays what was there.
  const panel = draft?.by === 'keys' ? (
    <Panel key="moving" title={say('moving', { title: draft.booking.title })} isKept>
      <MoveForm {...{ moving, site, spaces, board, withKeys: !isList }} />
    </Panel>
  ) : place ? (
    <PlacePanel key={`${place.spaceId} ${place.start}`} {...{ site, spaces, place, canDecide }} onClose={close} />
  ) : search.booking ? (
    <BookingPanel key={search.booking} {...{ site, spaces, board, canDecide }} bookingId={search.booking} onMove={(booking, from) => moving.begin(booking, from, 'keys', board)} onClose={close} />
  ) : search.work ? (
    <WorkPanel key={search.work} {...{ site, shown, canDecide }} work={search.work} onClose={close} />
  ) : undefined;

  return (
    <>
      <News moving={moving} spaces={spaces} timeZone={site.timeZone} />
      <Announced moving={moving} board={board} spaces={spaces} timeZone={site.timeZone} />
      <div ref={main} className={panel ? `${styles.parts} ${styles.withPanel}` : styles.parts}>
        <div className={styles.main}>
          {isList ? (
            <List {...{ rows, board: seen, timeZone: site.timeZone }} chosen={search.booking} onChoose={(booking) => choose({ booking })} onWork={onWork} onPlace={(at) => choose({ place: at })} />
          ) : (
            width > 0 && <Grid {...{ board: seen, rows, moving, width }} chosen={search.booking} canMove={canDecide} onChoose={(booking) => choose({ booking })} onWork={onWork} onPlace={(at) => choose({ place: at })} />
          )}
        </div>
        {panel}
      </div>
      {!isList && <Legend />}
    </>
  );
}
