import { Button } from '@/design/button';
import { Stack } from '@/design/layout';
import { Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './house.module.css';
import { inTheWayOf } from './in-the-way';
import { PlaceFields } from './place-fields';
import { usePlaceWords } from './place-words';
import type { Board, BoardBooking, Place, Site, Space } from './types';
import type { Moving } from './use-moving';
import words from './words.json';

interface MoveFormProps {
  moving: Moving;
  site: Site;
  spaces: Space[];
  /** As it is now, whoever has changed it. */
  board: Board;
  withKeys: boolean;
}

/** Where a booking is to go, in fields, and what stands in its way there. */
export function MoveForm({ moving, site, spaces, board, withKeys }: MoveFormProps) {
  const say = useWords(words);
  const { draft } = moving;
  if (!draft) return null;
  const space = board.spaces.find(({ spaceId }) => spaceId === draft.spaceId);
  const met = space && inTheWayOf(space, draft, draft.booking.id);
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (draft.end > draft.start) void moving.save();
  };
  return (
    <form onSubmit={send} onKeyDown={({ key }) => key === 'Escape' && moving.giveUp()}>
      <Stack>
        <p className={styles.help}>{say(withKeys ? 'movingHelp' : 'movingFormHelp')}</p>
        {!draft.isSaving && <ChangedMeanwhile {...{ moving, site, spaces, board }} />}
        <PlaceFields place={draft} spaces={spaces} timeZone={site.timeZone} onPlace={(place) => moving.to(place, 'keys')} />
        {met && <Notice tone="warn">{say(`meets.${met.kind}`, { title: met.kind === 'booking' ? met.title : '' })}</Notice>}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" isBusy={draft.isSaving}>{say('save')}</Button>
          <Button onClick={moving.giveUp}>{say('giveUp')}</Button>
        </div>
      </Stack>
    </form>
  );
}

function ChangedMeanwhile({ moving, site, spaces, board }: Omit<MoveFormProps, 'withKeys'>) {
  const say = useWords(words);
  const placed = usePlaceWords(spaces, site.timeZone);
  const { booking } = moving.draft!;
  const now = foundOn(board, booking.id);
  if (now?.booking.version === booking.version) return null;
  return (
    <Notice tone="warn" isNews>
      <p>{now ? say('changedMeanwhile', { at: placed(now.place) }) : say('goneMeanwhile')}</p>
      <div className={styles.buttons}>
        <Button onClick={moving.giveUp}>{say('showNew')}</Button>
        {now && <Button onClick={() => moving.takeVersion(now.booking.version)}>{say('keepMine')}</Button>}
      </div>
    </Notice>
  );
}

/** @returns a booking as the board has it, and where */
export function foundOn(board: Board, id: string): { booking: BoardBooking; place: Place } | undefined {
  for (const { spaceId, bookings } of board.spaces) {
    const booking = bookings?.find((each) => each.id === id);
    if (booking) return { booking, place: { spaceId, start: Date.parse(booking.start), end: Date.parse(booking.end) } };
  }
  return undefined;
}
