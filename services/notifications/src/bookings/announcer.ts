import { Injectable } from '@nestjs/common';
import type { BookingSnapshot, bookingApproved } from '#contracts';
import { newId, traceparent } from '#kernel';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { announce, channelsOf, nothingTold, type Told } from '../domain/announcement.js';
import type { Earlier } from '../domain/letters/letter.js';
import type { BookingMessage, ToldBooking } from '../domain/message.js';
import { isForgotten, lockPerson } from '../people/forgotten.js';
import { SmsSender } from '../sms/sms-sender.js';

/** Every fact about a booking carries the same data. */
export type BookingReaction = Reaction<typeof bookingApproved>;

/** Puts the messages that follow a fact about a booking in line, once. */
@Injectable()
export class Announcer {
  constructor(
    private readonly sender: DeliverySender,
    private readonly sms: SmsSender,
  ) {}

  async announce(kind: BookingMessage, { event, tx, now, afterCommit }: BookingReaction): Promise<void> {
    const booking = event.data;
    const personId = booking.applicantId;
    if (personId === null) return;
    await lockPerson(tx, personId, 'shared');
    if (await isForgotten(tx, personId)) return;

    const told = await toldOf(tx, booking.bookingId);
    const announcement = announce(told, kind, booking);
    if (!announcement.outdated) await keepTold(tx, booking, announcement.told);
    const content = announcement.outdated
      ? null
      : { booking: asTold(booking), invitation: announcement.invitation, before: kind === 'booking-moved' ? told.as : null, at: event.time.toString() };
    for (const channel of channelsOf(kind, await this.smsWanted(tx, personId))) {
      await tx.execute(sql`
        insert into deliveries (id, kind, channel, person_id, about, about_version, content, state, next_attempt_at, created_at, traceparent)
        values (${newId()}, ${kind}, ${channel}, ${personId}, ${booking.bookingId}, ${booking.version}, ${content && JSON.stringify(content)}::jsonb,
          ${content ? 'pending' : 'superseded'}, ${content ? now : null}, ${now}, ${traceparent()})
        on conflict do nothing`);
    }
    afterCommit(() => this.sender.wake());
  }

  private async smsWanted(tx: Transaction, personId: string): Promise<boolean | 'unknown'> {
    if (!this.sms.isAvailable) return false;
    const person = await tx.maybeOne<{ wanted: boolean }>(sql`select sms_wanted and phone is not null as wanted from people where id = ${personId}`);
    return person?.wanted ?? 'unknown';
  }
}

type ToldRow = Told & { as: Earlier | null };

// The row is made first, so that two facts about one booking wait for each other.
async function toldOf(tx: Transaction, bookingId: string): Promise<ToldRow> {
  await tx.execute(sql`
    insert into told_bookings (booking_id, version, invited) values (${bookingId}, ${nothingTold.version}, ${nothingTold.invited}) on conflict do nothing`);
  return tx.one<ToldRow>(sql`select version, invited, told_as as "as" from told_bookings where booking_id = ${bookingId} for update`);
}

async function keepTold(tx: Transaction, { bookingId, start, end, timeZone, spaceName }: BookingSnapshot, told: Told): Promise<void> {
  const as: Earlier = { start, end, timeZone, spaceName };
  await tx.execute(sql`
    update told_bookings set version = ${told.version}, invited = ${told.invited}, told_as = ${JSON.stringify(as)}::jsonb where booking_id = ${bookingId}`);
}

const asTold = ({ bookingId, state, title, people, siteName, address, spaceName, timeZone, start, end, reason, version }: BookingSnapshot): ToldBooking => ({
  bookingId, state, title, people, siteName, address, spaceName, timeZone, start, end, reason, version,
});
