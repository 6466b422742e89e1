import type { InputOf, moveBooking } from '#contracts';
import { instantOf } from '#kernel';
import { regrounded, secondApprovalGrounds } from '../domain/second-approval.js';
import { carried, layoutFor } from '../domain/wish.js';
import type { BookingRow } from './booking-row.js';
import type { RoomToAsk } from './find-room.js';
import { placeOf } from './request-of.js';

export type WantedChange = Omit<InputOf<typeof moveBooking>, 'bookingId' | 'version'>;

/** The booking as it would be in this room, at this time and so furnished. Where it stays as it was it keeps the minutes that it had. */
export function movedTo(before: BookingRow, change: WantedChange, room: RoomToAsk): BookingRow {
  const people = change.people ?? before.people;
  const isElsewhere = room.id !== before.spaceId;
  const layout = change.layout ?? (isElsewhere ? null : before.layout);
  const start = instantOf(change.start, room.timeZone, 'start');
  const moved: BookingRow = {
    ...before,
    ...placeOf(room),
    ...(isElsewhere || layout !== before.layout ? minutesOf(room, { people, layout }) : {}),
    start,
    // Who came for another time has not come for this.
    checkedInAt: start.equals(before.start) ? before.checkedInAt : null,
    end: instantOf(change.end, room.timeZone, 'end'),
    people,
    pooled: pooledFor(before, change, room),
    serviceIds: [...new Set(change.serviceIds ?? before.serviceIds)],
    holdsFloor: room.pendingBlocks,
  };
  return regrounded(before, moved, secondApprovalGrounds(moved, room.approvalRules, room.open));
}

function minutesOf(room: RoomToAsk, wanted: Pick<BookingRow, 'people' | 'layout'>) {
  const found = layoutFor(room, wanted);
  return {
    // As she wants it where it cannot be: then that is what she is refused for.
    layout: (found?.kind ?? wanted.layout) as BookingRow['layout'],
    setupMinutes: found?.setupMinutes ?? 0,
    clearupMinutes: found?.clearupMinutes ?? 0,
  };
}

// It takes along what it had, and what the other space lacks is carried there too.
function pooledFor({ spaceId, equipment, pooled: had }: BookingRow, change: WantedChange, room: RoomToAsk): BookingRow['pooled'] {
  const pooled = carried(room, { equipment: [], pooled: change.pooled ?? had });
  if (room.id === spaceId) return pooled;
  const lacking = carried(room, { equipment, pooled: [] });
  return [...pooled, ...lacking.filter(({ poolId }) => pooled.every((taken) => taken.poolId !== poolId))];
}
