import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { categories, treatmentOf, type Category } from './category.js';
import { choiceOf, consentTo, nextDigest, type Asking, type Choice, type Wishes } from './consent.js';

const stockholm = 'Europe/Stockholm';
const at = (text: string) => Temporal.Instant.from(text);
const local = (text: string, timeZone = stockholm) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();

const nothingSaid: Wishes = { choice: null, quiet: null, suppressedSince: null };
const reminder: Asking = { category: 'reminder', channel: 'email', until: null, timeZone: stockholm, isDigest: false };

const zones = ['Europe/Stockholm', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'Africa/Cairo', 'UTC'];
const zone = fc.constantFrom(...zones);
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
// Most of what goes wrong goes wrong on the nights when the clocks change.
const nearAChange = fc.tuple(zone, fc.integer({ min: -30, max: 30 }), fc.boolean()).map(([timeZone, halfHours, first]) => {
  const one = local('2026-01-01T00:00', timeZone).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  const change = first ? one : one?.getTimeZoneTransition('next');
  return (change?.toInstant() ?? at('2026-06-01T00:00:00Z')).add({ minutes: halfHours * 15 });
});
const now = fc.oneof(instant, nearAChange);
const wishes = fc.record({
  choice: fc.constantFrom<Choice | null>('at-once', 'daily', null),
  quiet: fc.option(fc.record({ begins: clock, ends: clock, timeZone: zone })),
  suppressedSince: fc.constant(null),
});
const asking = fc.record({
  category: fc.constantFrom<Category>('practical', 'reminder'),
  channel: fc.constantFrom<'email' | 'sms'>('email', 'sms'),
  timeZone: zone,
  isDigest: fc.boolean(),
});
const minutesLeft = fc.option(fc.integer({ min: 1, max: 60 * 48 }));

/** Whether it is quiet, by the clock on the wall and nothing else. */
function isQuietFor({ quiet }: Wishes, timeZone: string, time: Temporal.Instant): boolean {
  const { begins, ends } = quiet ?? { begins: '21:00', ends: '07:00' };
  const wall = time.toZonedDateTimeISO(quiet?.timeZone ?? timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return begins <= ends ? begins <= wall && wall < ends : begins <= wall || wall < ends;
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

function disturbsAtEveryMinute(wished: Wishes, timeZone: string, from: Temporal.Instant, until: Temporal.Instant): boolean {
  for (let minute = from; isBefore(minute, until); minute = minute.add({ minutes: 1 })) if (!isQuietFor(wished, timeZone, minute)) return false;
  return true;
}

test('a reminder that is due at night waits until seven', () => {
  expect(consentTo(reminder, nothingSaid, local('2026-11-26T23:30'))).toEqual({ kind: 'wait', until: local('2026-11-27T07:00'), why: 'quiet-hours' });
  expect(consentTo(reminder, nothingSaid, local('2026-11-27T06:59:59'))).toMatchObject({ kind: 'wait', until: local('2026-11-27T07:00') });
  expect(consentTo(reminder, nothingSaid, local('2026-11-27T07:00'))).toEqual({ kind: 'go' });
  expect(consentTo(reminder, nothingSaid, local('2026-11-27T20:59'))).toEqual({ kind: 'go' });
});

test('one that would be of no use in the morning goes in the night', () => {
  const early = { ...reminder, until: local('2026-11-27T07:00').toString() };
  expect(consentTo(early, nothingSaid, local('2026-11-27T05:00'))).toEqual({ kind: 'go' });
});

test('her own quiet hours are by the clocks of her own zone', () => {
  const quiet = { begins: '22:00:00', ends: '09:00:00', timeZone: 'America/New_York' };
  expect(consentTo(reminder, { ...nothingSaid, quiet }, local('2026-11-26T08:00'))).toEqual({
    kind: 'wait', until: local('2026-11-26T09:00', 'America/New_York'), why: 'quiet-hours',
  });
  expect(consentTo(reminder, { ...nothingSaid, quiet: { begins: '00:00', ends: '00:00', timeZone: stockholm } }, local('2026-11-26T03:00'))).toEqual({ kind: 'go' });
});

test('where the clocks jump over the end of the quiet, it ends when they jump', () => {
  const quiet = { begins: '23:00', ends: '02:30', timeZone: stockholm };
  expect(consentTo(reminder, { ...nothingSaid, quiet }, local('2027-03-28T01:00'))).toMatchObject({ until: at('2027-03-28T01:00:00Z') });
});

test('in the hour that comes twice, what is quiet twice is waited for twice', () => {
  const quiet = { begins: '23:00', ends: '02:30', timeZone: stockholm };
  const [first, second] = ['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'].map(at);
  expect(consentTo(reminder, { ...nothingSaid, quiet }, first!)).toMatchObject({ until: at('2026-10-25T00:30:00Z') });
  expect(consentTo(reminder, { ...nothingSaid, quiet }, second!)).toMatchObject({ until: at('2026-10-25T01:30:00Z') });
});

test('what waits has an end, after now and before it is of no use, and goes then', () => {
  fc.assert(
    fc.property(asking, wishes, now, minutesLeft, (asked, wished, time, minutes) => {
      const until = minutes === null ? null : time.add({ minutes });
      const message = { ...asked, until: until?.toString() ?? null };
      const consent = consentTo(message, wished, time);
      fc.pre(consent.kind === 'wait');
      const later = consentTo({ ...message, isDigest: message.isDigest || consent.why === 'digest' }, wished, consent.until);
      expect({
        isLater: isBefore(time, consent.until),
        isWithinADay: time.until(consent.until).total('hours') <= 25,
        isOfUseThen: until === null || isBefore(consent.until, until),
        // What waits for a digest that falls in her night waits for its end, and then for nothing more.
        goesThen: later.kind === 'go' || (consent.why === 'digest' && later.kind === 'wait' && later.why === 'quiet-hours'),
      }).toEqual({ isLater: true, isWithinADay: true, isOfUseThen: true, goesThen: true });
    }),
    { numRuns: 500 },
  );
});

test('nothing that can wait is sent while it is quiet, but what would be of no use when it ends', () => {
  fc.assert(
    fc.property(asking, wishes, now, minutesLeft, (asked, wished, time, minutes) => {
      const until = minutes === null ? null : time.add({ minutes });
      const consent = consentTo({ ...asked, until: until?.toString() ?? null }, wished, time);
      fc.pre(consent.kind === 'go' && isQuietFor(wished, asked.timeZone, time));
      expect(until && disturbsAtEveryMinute(wished, asked.timeZone, time, until)).toBe(true);
    }),
    { numRuns: 120 },
  );
});

test('nothing waits for the end of a quiet that has not begun', () => {
  fc.assert(
    fc.property(asking, wishes, now, (asked, wished, time) => {
      const consent = consentTo({ ...asked, until: null }, wished, time);
      fc.pre(!isQuietFor(wished, asked.timeZone, time));
      expect(consent).not.toMatchObject({ why: 'quiet-hours' });
    }),
  );
});

test('decisions and codes go at any hour, whatever she has said of mail', () => {
  fc.assert(
    fc.property(fc.constantFrom<Category>('decision', 'sign-in'), wishes, fc.constantFrom<Choice | null>('off', 'daily', null), now, (category, wished, choice, time) => {
      expect(consentTo({ ...reminder, category }, { ...wished, choice }, time)).toEqual({ kind: 'go' });
    }),
  );
});

test('what she does not want is not sent; decisions by SMS are hers to refuse, since they come by mail', () => {
  const day = local('2026-11-26T12:00');
  const off = { ...nothingSaid, choice: 'off' as const };
  for (const category of categories.filter((one) => treatmentOf[one].mayBeStopped)) {
    expect(consentTo({ ...reminder, category }, off, day)).toEqual({ kind: 'suppressed', why: 'preference' });
  }
  expect(consentTo({ ...reminder, category: 'decision', channel: 'sms' }, off, day)).toEqual({ kind: 'suppressed', why: 'preference' });
  expect(consentTo({ ...reminder, channel: 'app' }, off, day)).toEqual({ kind: 'go' });
});

test('news come to whoever has asked for them, and to nobody else', () => {
  expect(consentTo({ ...reminder, category: 'news' }, nothingSaid, local('2026-11-26T12:00'))).toEqual({ kind: 'suppressed', why: 'preference' });
  expect(choiceOf('news', 'email', 'daily')).toBe('daily');
});

test('to an address that takes nothing, nothing is sent but a code that somebody waits for', () => {
  for (const category of categories.filter((one) => one !== 'sign-in')) {
    expect(consentTo({ ...reminder, category }, { ...nothingSaid, suppressedSince: '2026-11-01T00:00:00Z' }, local('2026-11-26T12:00'))).toEqual({
      kind: 'suppressed', why: 'address-suppressed',
    });
  }
  expect(consentTo({ ...reminder, category: 'sign-in' }, { ...nothingSaid, suppressedSince: '2026-11-01T00:00:00Z' }, local('2026-11-26T12:00'))).toEqual({ kind: 'go' });
});

test('whoever wants one mail a day gets it at half past seven, and at once what cannot wait for it', () => {
  const daily = { ...nothingSaid, choice: 'daily' as const };
  const noon = local('2026-11-26T12:00');
  expect(consentTo(reminder, daily, noon)).toEqual({ kind: 'wait', until: local('2026-11-27T07:30'), why: 'digest' });
  expect(consentTo({ ...reminder, isDigest: true }, daily, local('2026-11-27T07:30'))).toEqual({ kind: 'go' });
  expect(consentTo({ ...reminder, until: local('2026-11-27T07:30').toString() }, daily, noon)).toEqual({ kind: 'go' });
  // An SMS is read when it comes.
  expect(consentTo({ ...reminder, channel: 'sms' }, daily, noon)).toEqual({ kind: 'go' });
});

test('a digest that falls in her quiet hours waits for their end, and stays the same digest', () => {
  const sleepsLong = { choice: 'daily' as const, quiet: { begins: '23:00', ends: '09:00', timeZone: stockholm }, suppressedSince: null };
  const digest = local('2026-11-27T07:30');
  expect(consentTo(reminder, sleepsLong, local('2026-11-26T12:00'))).toMatchObject({ until: digest, why: 'digest' });
  expect(consentTo({ ...reminder, isDigest: true }, sleepsLong, digest)).toEqual({ kind: 'wait', until: local('2026-11-27T09:00'), why: 'quiet-hours' });
  // Of no use at nine, so that it need not disturb her at half past seven either.
  expect(consentTo({ ...reminder, until: local('2026-11-27T08:30').toString() }, sleepsLong, local('2026-11-26T12:00'))).toEqual({ kind: 'go' });
});

test('there is one digest for each day of her calendar, whatever the clocks do', () => {
  fc.assert(
    fc.property(zone, now, (timeZone, time) => {
      const digest = nextDigest(timeZone, time);
      expect(Temporal.Instant.compare(digest, time)).toBe(1);
      expect(digest.toZonedDateTimeISO(timeZone).toPlainTime().toString()).toBe('07:30:00');
      const following = nextDigest(timeZone, digest);
      expect(following.toZonedDateTimeISO(timeZone).toPlainDate().toString()).toBe(digest.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 }).toString());
    }),
  );
});
