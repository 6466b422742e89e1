import { changeEvent, eventChanged, eventSpaceReleased, type InputOf, type ReplyOf } from '#contracts';
import { instantOf } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { mustHoldThoseWhoCome, sound } from '../domain/event-rules.js';
import { eventAfter, mustBeAhead, mustHaveItsSpace, mustHaveWhatItNeeds } from '../domain/event-states.js';
import { hasLetGo, isMoved, movedTo, noSpace, spaceOf, type KnownBooking } from '../domain/following.js';
import { fillSeats } from '../registrations/fill-seats.js';
import { lockUsableBooking } from '../space/find-booking.js';
import type { EventRow } from './event-row.js';
import { toView } from './event-views.js';
import { found, lockEvent, mustStillBe } from './find-event.js';
import { readOptional, readSessions } from './read-times.js';
import { storeEvent } from './store-event.js';
import { tellEvent } from './tell.js';
import { tellMoved } from './tell-moved.js';

type Input = InputOf<typeof changeEvent>;

@Answers(changeEvent)
export class ChangeEvent {
  async execute({ input, ...call }: CommandCall<typeof changeEvent>): Promise<ReplyOf<typeof changeEvent>> {
    const { tx, now, publish } = call;
    const booking = typeof input.bookingId === 'string' ? await lockUsableBooking(tx, input.bookingId, input.eventId) : input.bookingId;
    const before = found(await lockEvent(tx, input.eventId));
    mustStillBe(before, input.version);
    const wanted = sound(changed({ ...before, state: eventAfter(before.state, 'change') }, input, booking));
    if (!wanted.start.equals(before.start)) mustBeAhead(wanted.start, now);
    if (wanted.state === 'published' && (input.attendance ?? input.bookingId) !== undefined) mustHaveWhatItNeeds(wanted);
    if (wanted.state === 'published' && booking) mustHaveItsSpace(wanted);
    mustHoldThoseWhoCome(wanted);

    const after = await storeEvent(tx, before, wanted, now);
    if (hasLetGo(before, after)) tellEvent(publish, eventSpaceReleased, after);
    if (after.state !== 'published') return toView(after);
    if (isElsewhere(before, after)) return toView(await fillSeats(call, await tellMoved(call, after)));
    tellEvent(publish, eventChanged, after);
    return toView(await fillSeats(call, after));
  }
}

function changed(before: EventRow, input: Input, booking: KnownBooking | null | undefined): EventRow {
  const { eventId: _, version: __, bookingId: ___, start, end, sessions, registrationOpens, registrationCloses, ...described } = input;
  const event = { ...before, ...described, ...(booking && spaceOf(booking)), ...(booking === null && noSpace('none')) };
  const { timeZone } = event;
  const times = {
    start: start === undefined ? before.start : instantOf(start, timeZone, 'start'),
    end: end === undefined ? before.end : instantOf(end, timeZone, 'end'),
  };
  const moved = { ...event, ...movedTo(event, times) };
  return {
    ...moved,
    topics: [...new Set(event.topics)],
    ...(sessions && { sessions: readSessions(sessions, timeZone) }),
    ...(registrationOpens !== undefined && { registrationOpens: readOptional(registrationOpens, timeZone, 'registrationOpens') }),
    ...(registrationCloses !== undefined && { registrationCloses: readOptional(registrationCloses, timeZone, 'registrationCloses') }),
  };
}

/** Whether those who come must know of it: another time, another place, or another way to take part. */
const isElsewhere = (before: EventRow, after: EventRow): boolean =>
  isMoved(before, after) || before.attendance !== after.attendance || (after.attendance !== 'on-site' && before.onlineUrl !== after.onlineUrl);
