import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bookingApproved } from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { startSmsStandIn } from '../../../launcher/src/sidekicks/sms.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';

let here: NotifiedHouse;
let second: Server;
let anna: Person;
const taken: { from: string; to: string; message: string }[] = [];

beforeEach(async () => {
  taken.length = 0;
  second = await startSmsStandIn({ port: 0, username: 'another', password: 'hidden', arrivesAfterMs: null }, (sms) => taken.push(sms));
  const settings = { SMS_URL_2: `http://127.0.0.1:${(second.address() as AddressInfo).port}`, SMS_USERNAME_2: 'another', SMS_PASSWORD_2: 'hidden', SMS_FROM_2: 'Parken2' };
  here = await NotifiedHouse.open({ settings });
  anna = await here.person({ phone: '+46701740605', smsWanted: true });
});
afterEach(async () => {
  await here.close();
  second.closeAllConnections();
  await new Promise((resolve) => second.close(resolve));
});

/** Tells of an approval, and waits until the SMS about it is in this state. */
async function told(expected: string) {
  const booking = aBooking(anna, { state: 'approved' });
  await here.house.tell(bookingApproved, { aggregateId: booking.bookingId, aggregateVersion: 1, data: booking });
  return eventually(`it is ${expected}`, async () => {
    const row = await here.database.one<{ state: string; attempts: object[] }>(sql`
      select state, (select coalesce(jsonb_agg(jsonb_build_object('provider', a.provider, 'outcome', outcome, 'answer', a.answer) order by attempt), '[]')
        from delivery_attempts a where delivery_id = d.id) as attempts
      from deliveries d where about = ${booking.bookingId} and channel = 'sms'`);
    return row.state === expected && row.attempts;
  });
}

test('while the first operator is away the second takes the SMS, and what the first may have it never gets', async () => {
  here.account.mood = 'away';
  expect(await told('sent')).toMatchObject([{ provider: '46elks-2', outcome: 'sent', answer: expect.stringContaining('46elks was away') }]);
  expect(taken).toMatchObject([{ from: 'Parken2', to: anna.phone, message: expect.stringContaining('Din bokning är godkänd') }]);

  here.account.mood = 'hanging-up';
  expect(await told('uncertain')).toMatchObject([{ provider: '46elks', outcome: 'unknown' }]);
  expect([(await here.texts(anna.phone!)).length, taken.length]).toEqual([1, 1]);

  delete here.account.mood;
  expect(await told('sent')).toMatchObject([{ provider: '46elks', outcome: 'sent' }]);
  expect(taken).toHaveLength(1);
});
