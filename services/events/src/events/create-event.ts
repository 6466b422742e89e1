import { randomInt } from 'node:crypto';
import { createEvent, eventSpaceWanted, type InputOf, type ReplyOf } from '#contracts';
import { Answers, type CommandCall, type Publish } from '#messaging';
import type { Transaction } from '#persistence';
import { sound } from '../domain/event-rules.js';
import { mustBeAhead } from '../domain/event-states.js';
import { slugOf } from '../domain/slug.js';
import { holdOffErasure, mustNotBeForgotten } from '../erasure/person-lock.js';
import { lockUsableBooking } from '../space/find-booking.js';
import { HouseZone } from '../space/house-zone.js';
import { drafted, mustBePossible } from './drafted.js';
import type { EventRow } from './event-row.js';
import { toView } from './event-views.js';
import { insertEvent } from './store-event.js';

type Input = InputOf<typeof createEvent>;

@Answers(createEvent)
export class CreateEvent {
  constructor(private readonly houseZone: HouseZone) {}

  async execute({ input, actor, now, tx, publish }: CommandCall<typeof createEvent>): Promise<ReplyOf<typeof createEvent>> {
    mustBePossible(input);
    await holdOffErasure(tx, actor.id);
    await mustNotBeForgotten(tx, actor.id);
    const booking = input.bookingId === undefined ? undefined : await lockUsableBooking(tx, input.bookingId, null);
    const timeZone = booking?.timeZone ?? (await this.zoneOf(tx, input));
    const event = sound(drafted(input, { timeZone, booking, organiserId: actor.id, now }));
    mustBeAhead(event.start, now);
    const stored = await storeUnderFreeSlug(tx, event);
    askForSpace(publish, stored);
    return toView(stored);
  }

  // Which site a space is in, booking will tell.
  private async zoneOf(tx: Transaction, { timeZone, wantsSpace }: Input): Promise<string> {
    return wantsSpace === undefined && timeZone !== undefined ? timeZone : this.houseZone.find(tx, timeZone);
  }
}

// Without letters and digits that look alike.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const suffix = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');

async function storeUnderFreeSlug(tx: Transaction, event: EventRow): Promise<EventRow> {
  for (;;) {
    const named = { ...event, slug: slugOf(event.title.sv, suffix()) };
    if (await insertEvent(tx, named)) return named;
  }
}

function askForSpace(publish: Publish, { id: eventId, wantedSpaceId, start, end, title, capacity, organiserId, organisationId, version }: EventRow): void {
  if (wantedSpaceId === null || organiserId === null) return;
  const wish = { eventId, spaceId: wantedSpaceId, people: capacity, applicantId: organiserId, organisationId, version };
  const data = { ...wish, title: title.sv.replace(/\s+/g, ' '), start: start.toString(), end: end.toString() };
  publish(eventSpaceWanted, { aggregateId: eventId, aggregateVersion: version, data });
}
