import { afterEach, expect, test } from '@jest/globals';
import { bookingRequested, listDeliveries, registrationConfirmed, revealRegistrationLink } from '#contracts';
import { connectNats } from '#messaging';
import { eventually } from '#testing';
import { pino } from 'pino';
import { aRegistration } from './facts.js';
import { NotifiedHouse, aBooking } from './notified-house.js';

let here: NotifiedHouse;
afterEach(() => here.close());

/** The events' service takes every question and answers none. @returns when it was asked */
async function hangingEvents(): Promise<{ asked: number[]; leave: () => Promise<void> }> {
  const asked: number[] = [];
  const connection = await connectNats(here.house.nats.urlOf('events'), 'events', pino({ level: 'silent' }));
  connection.subscribe(revealRegistrationLink.subject, { queue: 'events', callback: () => void asked.push(performance.now()) });
  await connection.flush();
  return { asked, leave: () => connection.close() };
}

test('a service that answers nothing is asked by one message at a time, and others go out meanwhile', async () => {
  here = await NotifiedHouse.open();
  const events = await hangingEvents();
  const [anna, berit] = [await here.person(), await here.person({ name: 'Berit' })];
  const registrations = Array.from({ length: 20 }, () => aRegistration(anna));
  for (const data of registrations) await here.house.tell(registrationConfirmed, { aggregateId: data.registrationId, aggregateVersion: 1, data });
  const waiting = async () => (await here.house.as('staff').call(listDeliveries, { state: 'queued', limit: 50 })).items.filter(({ attempts }) => attempts > 0);
  await eventually('all have been tried', async () => (await waiting()).length === 20, { timeoutMs: 20_000 });
  const firstWave = events.asked.length;

  const clock = setInterval(() => here.clock.advance('PT15S'), 100);
  await eventually('it is asked again twice', () => events.asked.length >= firstWave + 2, { timeoutMs: 20_000 });
  const asked = performance.now();
  const booking = aBooking(berit);
  await here.house.tell(bookingRequested, { aggregateId: booking.bookingId, aggregateVersion: 1, data: booking });
  await eventually('the other gets her mail', () => here.post.to(berit.email).length === 1);
  expect(performance.now() - asked).toBeLessThan(4_000);
  clearInterval(clock);
  await events.leave();
  const again = events.asked.slice(firstWave);
  for (const [index, at] of again.slice(1).entries()) expect(at - again[index]!).toBeGreaterThan(2_500);
});
