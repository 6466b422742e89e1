import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { bookingCancelled, listDeliveries } from '#contracts';
import { newId, traceparent } from '#kernel';
import { migrate, migrationDirectories, provision, sql } from '#persistence';
import { eventually } from '#testing';
import { notificationsService } from '../src/notifications.module.js';
import { NotifiedHouse, aBooking } from './notified-house.js';
import { eventOf } from './reading.js';

let here: NotifiedHouse;
afterEach(() => here.close());

/** The schema as it was after this migration. */
async function asOf(last: string): Promise<void> {
  const { adminUrl } = here.house.postgres;
  const [ofMessaging, own] = migrationDirectories('notifications') as [string, string];
  const earlier = mkdtempSync(join(tmpdir(), 'parken-earlier-'));
  for (const file of readdirSync(own).filter((name) => name <= last)) copyFileSync(join(own, file), join(earlier, file));
  await here.house.database('admin').execute(sql`drop schema notifications cascade`);
  await provision(adminUrl, { services: ['notifications'], passwords: { notifications: 'test' } });
  await migrate(adminUrl, 'notifications', [ofMessaging, earlier]);
  rmSync(earlier, { recursive: true });
}

test('what was in line and what had been told before other things than bookings were told of goes on as it was', async () => {
  here = await NotifiedHouse.open({ replicas: 0 });
  await asOf('0001-notifications.sql');
  const anna = await here.person({}, false);
  const { applicantId: _, organisationId: __, siteId: ___, spaceId: ____, ...booking } = aBooking(anna, { state: 'approved', version: 2 });
  const { start, end, timeZone, spaceName } = booking;
  const admin = here.house.database('admin');
  await admin.execute(sql`
    insert into notifications.told_bookings (booking_id, version, invited, told_as)
    values (${booking.bookingId}, 2, true, ${JSON.stringify({ start, end, timeZone, spaceName })}::jsonb)`);
  const content = { booking, invitation: 'REQUEST', before: null, at: '2026-11-20T07:59:00Z' };
  await admin.execute(sql`
    insert into notifications.deliveries (id, kind, channel, person_id, about, about_version, content, state, next_attempt_at, created_at, traceparent)
    values (${newId()}, 'booking-approved', 'email', ${anna.id}, ${booking.bookingId}, 2, ${JSON.stringify(content)}::jsonb, 'pending', ${here.clock.now()},
      ${here.clock.now()}, ${traceparent()})`);

  expect((await migrate(here.house.postgres.adminUrl, 'notifications'))[0]).toBe('0002-told-of-everything.sql');
  await here.house.start(notificationsService);
  await here.makeKnown(anna);
  const [approved] = await eventually('the mail comes', () => here.post.to(anna.email).length === 1 && here.post.to(anna.email));
  expect(eventOf(approved!)).toMatchObject({ method: 'REQUEST', sequence: 2 });

  const cancelled = aBooking(anna, { ...booking, state: 'cancelled', reason: 'Översvämning', version: 3 });
  await here.house.tell(bookingCancelled, { aggregateId: booking.bookingId, aggregateVersion: 3, data: cancelled });
  const [, last] = await eventually('and the next', () => here.post.to(anna.email).length === 2 && here.post.to(anna.email));
  expect(eventOf(last!)).toMatchObject({ method: 'CANCEL', sequence: 3 });
  await eventually('all is sent', async () => (await here.house.as('staff').call(listDeliveries, { state: 'sent' })).items.length === 2);
});
