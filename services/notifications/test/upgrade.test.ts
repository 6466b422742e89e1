import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { bookingCancelled, listDeliveries, retryDelivery } from '#contracts';
import { newId, traceparent } from '#kernel';
import { migrate, migrationDirectories, provision, sql } from '#persistence';
import { eventually } from '#testing';
import { messages } from '../src/messages.js';
import { notificationsService } from '../src/notifications.module.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';
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
  // What was looked at in the very moment in which she became known looks again a second later.
  here.clock.advance('PT2S');
  const [approved] = await eventually('the mail comes', () => here.post.to(anna.email).length === 1 && here.post.to(anna.email));
  expect(eventOf(approved!)).toMatchObject({ method: 'REQUEST', sequence: 2 });

  const cancelled = aBooking(anna, { ...booking, state: 'cancelled', reason: 'Översvämning', version: 3 });
  await here.house.tell(bookingCancelled, { aggregateId: booking.bookingId, aggregateVersion: 3, data: cancelled });
  const [, last] = await eventually('and the next', () => here.post.to(anna.email).length === 2 && here.post.to(anna.email));
  expect(eventOf(last!)).toMatchObject({ method: 'CANCEL', sequence: 3 });
  await eventually('all is sent', async () => (await here.house.as('staff').call(listDeliveries, { state: 'sent' })).items.length === 2);
});

interface Old {
  id: string;
  kind: string;
  channel: 'email' | 'sms';
  state: 'pending' | 'sending' | 'sent' | 'failed' | 'superseded';
  about: string | null;
}

const anOld = (kind: string, channel: Old['channel'], state: Old['state']): Old => ({ id: newId(), kind, channel, state, about: kind === 'sign-in-code' ? null : newId() });

/** As the service wrote it down before messages had categories. */
async function keepOld({ id, kind, channel, state, about }: Old, person: Person): Promise<void> {
  const [now, booking] = [here.clock.now(), aBooking(person, { state: 'approved', version: 2 })];
  const invitation = kind === 'booking-approved' ? 'REQUEST' : null;
  const content = about === null ? null : { booking: { ...booking, bookingId: about }, invitation, before: null, at: '2026-11-20T07:59:00Z' };
  const admin = here.house.database('admin');
  await admin.execute(sql`
    insert into notifications.deliveries (id, kind, channel, person_id, recipient, about, about_version, content, state, attempts, last_error, next_attempt_at,
      lease_until, created_at, sent_at, traceparent)
    values (${id}, ${kind}, ${channel}, ${about && person.id}, ${channel === 'email' ? person.email : person.phone}, ${about}, ${about && 2},
      ${content && JSON.stringify(content)}::jsonb, ${state}, ${state === 'pending' ? 0 : 1}, ${state === 'failed' ? '550 no' : null},
      ${state === 'pending' ? now : null}, ${state === 'sending' ? now.add({ minutes: 1 }) : null}, ${now}, ${state === 'sent' ? now : null}, ${traceparent()})`);
  if (invitation === null) return;
  const { start, end, timeZone, spaceName } = booking;
  await admin.execute(sql`
    insert into notifications.told (family, about, version, invited, told_as)
    values ('booking', ${about}, 2, true, ${JSON.stringify({ start, end, timeZone, spaceName })}::jsonb) on conflict do nothing`);
}

const newNames: Record<string, string> = { pending: 'queued', superseded: 'suppressed' };
const categoryOf = (kind: string) => (kind === 'sign-in-code' ? 'sign-in' : messages.find(({ name }) => name === kind)!.category);

test('what was in line, under way and done with before messages had categories keeps its state by its new name, and goes on', async () => {
  here = await NotifiedHouse.open({ replicas: 0 });
  await asOf('0006-told-of-messages.sql');
  const anna = await here.person({ phone: '+46701234567', smsWanted: true }, false);
  const admin = here.house.database('admin');
  await admin.execute(sql`
    insert into notifications.people (id, email, name, phone, language, sms_wanted, version) values (${anna.id}, ${anna.email}, ${anna.name}, ${anna.phone}, 'sv', true, 1)`);
  const old = {
    queued: anOld('booking-approved', 'email', 'pending'), queuedSms: anOld('booking-approved', 'sms', 'pending'),
    underWay: anOld('booking-moved', 'email', 'sending'), underWaySms: anOld('booking-moved', 'sms', 'sending'),
    invited: anOld('booking-approved', 'email', 'sent'), sentSms: anOld('booking-approved', 'sms', 'sent'),
    failed: anOld('booking-declined', 'email', 'failed'), failedSms: anOld('booking-declined', 'sms', 'failed'),
    overtaken: anOld('booking-requested', 'email', 'superseded'), overtakenSms: anOld('booking-moved', 'sms', 'superseded'),
    code: anOld('sign-in-code', 'email', 'sent'), lostCode: anOld('sign-in-code', 'email', 'failed'),
  };
  for (const one of Object.values(old)) await keepOld(one, anna);
  const kinds = messages.filter(({ name, to, category }) => to !== 'staff' && category !== 'reminder' && category !== 'news' && !name.startsWith('membership-'));
  const ofEachKind = kinds.map(({ name }) => anOld(name, 'email', 'superseded'));
  for (const one of ofEachKind) await keepOld(one, anna);

  await migrate(here.house.postgres.adminUrl, 'notifications');
  const rows = await admin.query<{ id: string; kind: string; state: string; category: string; isDue: boolean }>(sql`
    select id, kind, state, category, due_at = created_at as "isDue" from notifications.deliveries order by id`);
  const expected = [...Object.values(old), ...ofEachKind].map(({ id, kind, state }) => ({ id, kind, state: newNames[state] ?? state, category: categoryOf(kind), isDue: true }));
  expect(rows).toEqual(expected.toSorted((one, other) => (one.id < other.id ? -1 : 1)));

  await here.house.start(notificationsService);
  const staff = here.house.as('staff');
  const standing = async () => {
    const found = await here.database.query<{ id: string; state: string; maybeTwice: boolean }>(sql`select id, state, maybe_twice as "maybeTwice" from deliveries`);
    return Object.fromEntries(Object.entries(old).map(([name, { id }]) => {
      const row = found.find((one) => one.id === id)!;
      return [name, row.maybeTwice ? `${row.state}, maybe twice` : row.state];
    }));
  };
  const asItWas = { invited: 'sent', sentSms: 'sent', failed: 'failed', failedSms: 'failed', overtaken: 'suppressed', overtakenSms: 'suppressed', code: 'sent', lostCode: 'failed' };
  const becomes = (what: string, others: object) => eventually(what, async () => {
    expect(await standing()).toEqual({ ...asItWas, queued: 'sent', queuedSms: 'sent', ...others });
    return true;
  });
  await becomes('what was in line is sent, and what others have under way is left to them', { underWay: 'sending', underWaySms: 'sending' });
  here.clock.advance('PT2M');
  const done = { underWay: 'sent, maybe twice', underWaySms: 'sent, maybe twice' };
  await becomes('what they have left behind goes again', done);
  expect(here.post.to(anna.email).map(({ messageId }) => messageId!.slice(1, 37)).toSorted()).toEqual([old.queued.id, old.underWay.id].toSorted());
  expect(await here.texts(anna.phone!)).toHaveLength(2);

  for (const { id } of [old.lostCode, old.overtaken]) await expect(staff.call(retryDelivery, { deliveryId: id })).rejects.toMatchObject({ code: 'delivery.not-failed' });
  await staff.call(retryDelivery, { deliveryId: old.failed.id });
  await becomes('what failed goes when staff say so', { ...done, failed: 'sent' });

  const cancelled = aBooking(anna, { bookingId: old.invited.about!, state: 'cancelled', reason: 'Översvämning', version: 3 });
  await here.house.tell(bookingCancelled, { aggregateId: cancelled.bookingId, aggregateVersion: 3, data: cancelled });
  const last = await eventually('what she was invited to is taken back', () => here.post.to(anna.email)[3]);
  expect(eventOf(last)).toMatchObject({ method: 'CANCEL', sequence: 3 });
});
