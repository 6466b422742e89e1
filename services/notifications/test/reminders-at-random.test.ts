import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { bookingApproved, bookingCancelled, bookingMoved } from '#contracts';
import { newId, type Instant } from '#kernel';
import { sql } from '#persistence';
import { Announcer } from '../src/announcing/announcer.js';
import { MessageTable } from '../src/announcing/message-table.js';
import type { Ways } from '../src/announcing/ways.js';
import { claimDue } from '../src/deliveries/claim-due.js';
import type { DeliverySender } from '../src/deliveries/delivery-sender.js';
import { settle } from '../src/deliveries/settle.js';
import { whyNot } from '../src/deliveries/why-not.js';
import { messages } from '../src/messages.js';
import type { Settings } from '../src/settings.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';

const reminders = new MessageTable(messages.filter(({ name }) => name === 'booking-tomorrow' || name === 'booking-soon'));
const facts = { approve: bookingApproved, move: bookingMoved, cancel: bookingCancelled };
const origin = Temporal.Instant.from('2026-10-23T00:00:00Z'); // the clocks go back two days later
const at = (hours: number): Instant => origin.add({ minutes: Math.round(hours * 60) });

let here: NotifiedHouse;
let anna: Person;
beforeAll(async () => {
  here = await NotifiedHouse.open({ replicas: 0 });
  anna = await here.person({ phone: '+46701112233', smsWanted: true }, false);
  await here.database.execute(sql`
    insert into people (id, email, phone, language, sms_wanted, version) values (${anna.id}, ${anna.email}, ${anna.phone}, 'sv', true, 1)`);
  // Whom nothing disturbs is told everything at its time.
  await here.database.execute(sql`
    insert into quiet_hours (person_id, begins, ends, time_zone, changed_at) values (${anna.id}, '00:00', '00:00', 'Europe/Stockholm', ${origin})`);
});
afterAll(() => here.close());

interface Happening {
  does: keyof typeof facts;
  /** When it happened, in hours; and how much later it is taken in. */
  when: number;
  late: number;
  /** Where it begins then, in hours. */
  start: number;
}

interface Sent {
  kind: string;
  version: number;
  start: string;
  at: Instant;
}

/** What the service does with facts and with what is due: the facts as they come, what is due at the given times. */
class Run {
  readonly sent: Sent[] = [];
  private readonly bookingId = newId();
  private readonly announcer = new Announcer(
    { wake: () => undefined } as DeliverySender,
    { to: (_tx, { email }) => Promise.resolve(email ? ['email'] : ['sms']) } as Pick<Ways, 'to'> as Ways,
    {} as Settings,
  );

  async takeIn({ does, when, start }: Happening, version: number, now: Instant): Promise<void> {
    const state = does === 'cancel' ? 'cancelled' : 'approved';
    const data = aBooking(anna, { bookingId: this.bookingId, state, version, start: at(start).toString(), end: at(start + 2).toString() });
    const event = { id: newId(), type: facts[does].type, time: at(when), aggregateId: this.bookingId, aggregateVersion: version, traceparent: '', data };
    for (const message of reminders.messages) {
      await here.database.transaction((tx) => this.announcer.announce(message, { event, tx, now, publish: () => undefined, afterCommit: () => undefined }));
    }
  }

  async sendWhatIsDue(now: Instant): Promise<void> {
    const places = { reminder: 100 };
    const groups = await claimDue(here.database, { kinds: reminders.names, channels: ['email', 'sms'], places, leaseSeconds: 60, houseMail: null }, now);
    for (const delivery of groups.flat()) {
      const unsent = whyNot(delivery, reminders.named(delivery.kind), { timeZone: 'Europe/Stockholm', now });
      const { version, start } = (delivery.content as unknown as { booking: { version: number; start: string } }).booking;
      if (unsent === undefined) this.sent.push({ kind: delivery.kind, version, start, at: now });
      await settle(here.database, [{ delivery, ending: unsent ?? { state: 'sent' }, tried: null }], now);
    }
  }
}

const hours = (min: number, max: number) => fc.integer({ min: min * 2, max: max * 2 }).map((halves) => halves / 2);
const lives = fc
  .record({
    approved: hours(0, 24),
    late: hours(0, 30),
    start: hours(25, 110),
    changes: fc.array(fc.record({ does: fc.constantFrom('move' as const, 'move' as const, 'cancel' as const), after: hours(0.5, 40), late: hours(0, 30), start: hours(25, 110) }), { maxLength: 3 }),
    outages: fc.array(fc.record({ from: hours(0, 110), lasts: hours(1, 48) }), { maxLength: 2 }),
  })
  .map(({ approved, late, start, changes, outages }) => {
    const life: Happening[] = [{ does: 'approve', when: approved, late, start }];
    for (const { does, after, ...more } of changes) {
      const last = life.at(-1)!;
      if (last.does !== 'cancel') life.push({ does, when: last.when + after, ...more, start: does === 'cancel' ? last.start : more.start });
    }
    return { life, isAway: (hour: number) => outages.some(({ from, lasts }) => hour >= from && hour < from + lasts) };
  });

const dueOf = (kind: string, { when, start }: Happening): Instant | null => {
  const begins = at(start).toZonedDateTimeISO('Europe/Stockholm');
  const time = begins.subtract(kind === 'booking-soon' ? { hours: 1 } : { days: 1 }).toInstant();
  if (Temporal.Instant.compare(time, at(when)) > 0) return time;
  return kind === 'booking-soon' ? at(when) : null;
};
const isBefore = (one: Instant, other: Instant) => Temporal.Instant.compare(one, other) < 0;

test('whatever happens to a booking and to the house, nobody is reminded of what is not, or too late, and of what is useful once', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async ({ life, isAway }) => {
      const run = new Run();
      const waiting = life.map((happening, index) => ({ happening, version: index + 2 }));
      let known: { happening: Happening; version: number } | null = null;
      const owed = new Set<string>();
      for (let hour = 0; hour <= 160; hour += 1) {
        if (isAway(hour)) continue;
        const now = at(hour);
        for (const one of waiting.filter(({ happening }) => happening.when + happening.late <= hour)) {
          waiting.splice(waiting.indexOf(one), 1);
          await run.takeIn(one.happening, one.version, now);
          if (known === null || known.version < one.version) known = one;
        }
        const before = run.sent.length;
        await run.sendWhatIsDue(now);
        const current = known;
        const isDue = (kind: string) => {
          const due = current === null || current.happening.does === 'cancel' ? null : dueOf(kind, current.happening);
          return due !== null && !isBefore(now, due) && isBefore(now, at(current!.happening.start));
        };
        // Nothing stale: each is about the booking as it is known, at its time, and before it begins.
        for (const one of run.sent.slice(before)) {
          expect({ ...one, start: Date.parse(one.start) }).toMatchObject({ version: current!.version, start: at(current!.happening.start).epochMilliseconds });
          expect(isDue(one.kind)).toBe(true);
        }
        if (isDue('booking-soon')) owed.add(`booking-soon ${current!.version}`);
        else if (isDue('booking-tomorrow')) owed.add(`booking-tomorrow ${current!.version}`);
      }
      // Nothing lost, and nothing twice.
      expect(run.sent.map(({ kind, version }) => `${kind} ${version}`).toSorted()).toEqual([...owed].toSorted());
    }),
    { numRuns: 12 },
  );
}, 120_000);
