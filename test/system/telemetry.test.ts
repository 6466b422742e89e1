import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { nextOpenThursday } from '../journey/thursday.js';
import { Collector, type CollectedSpan } from './collector.js';
import { WholeSystem } from './whole-system.js';

const email = 'tora.lindqvist@tele.example';
const caller = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };

let collector: Collector;
let system: WholeSystem;
let bookingId: string;
let answer: Headers;

beforeAll(async () => {
  collector = await Collector.start();
  system = await WholeSystem.start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  const tora = await signInByCode(system.web, system.post, email);
  bookingId = await askedBy(tora);
  const staff = await signInAsStaff(system.web, 'demo-staff');
  ({ headers: answer } = await staff.change('POST', `/api/v1/bookings/${bookingId}/approval`, undefined, {
    traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
  }));
  await system.post.mail(email, /bokad|godkänd|bekräft/i);
}, 120_000);
afterAll(async () => {
  await system?.stop();
  await collector?.stop();
}, 30_000);

async function askedBy(person: Person): Promise<string> {
  const { body: { sites } } = await person.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await person.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  const day = await nextOpenThursday(person.browser, sites[0]!);
  const wish = { spaceId: spaces.find(({ slug }) => slug === 'kajutan')!.id, people: 4, title: 'Spårvagnskonferens', start: `${day}T10:00`, end: `${day}T11:00` };
  return (await person.change<{ id: string }>('POST', '/api/v1/bookings', wish)).body.id;
}

const whole = () =>
  eventually(
    'the whole trace is with the collector',
    () => {
      const spans = collector.of(caller.traceId);
      // Each process sends its own when it sees fit.
      const known = new Set(spans.map(({ spanId }) => spanId));
      const isWhole = spans.some(({ parentSpanId }) => parentSpanId === caller.spanId) && spans.every(({ parentSpanId = '' }) => parentSpanId === caller.spanId || known.has(parentSpanId));
      return isWhole && spans.some(({ name }) => name === 'deliver booking-approved by email') ? spans : undefined;
    },
    { timeoutMs: 20_000, everyMs: 100 },
  );

const attribute = (span: CollectedSpan, key: string) => Object.values(span.attributes.find((one) => one.key === key)?.value ?? {})[0];

describe('with a collector configured', () => {
  test('a request, its fact and its mail are one trace, each step below the one that led to it', async () => {
    const spans = await whole();
    const path: string[] = [];
    let next = spans.find(({ name }) => name === 'deliver booking-approved by email');
    while (next) {
      const { process, name, kind, parentSpanId } = next;
      path.unshift(`${process} ${kind} ${name}`);
      if (parentSpanId === caller.spanId) path.unshift('caller');
      next = spans.find(({ spanId }) => spanId === parentSpanId);
    }
    expect(path).toEqual([
      'caller',
      'gateway 2 POST /api/v1/bookings/:bookingId/approval',
      'gateway 3 booking.bookings.approve',
      'booking 2 booking.bookings.approve',
      'notifications 5 tell-applicant-when-booking-approved',
      'notifications 3 deliver booking-approved by email',
    ]);
  });

  test('no step of it has a parent that is missing, ends before it begins, or has failed', async () => {
    const spans = await whole();
    const known = new Set([caller.spanId, ...spans.map(({ spanId }) => spanId)]);
    expect(spans.filter(({ parentSpanId }) => !known.has(parentSpanId ?? ''))).toEqual([]);
    expect(spans.filter((span) => BigInt(span.endTimeUnixNano) < BigInt(span.startTimeUnixNano))).toEqual([]);
    expect(spans.filter(({ status }) => status.code === 2)).toEqual([]);
  });

  test('answer, log and delivery row carry the same trace', async () => {
    const spans = await whole();
    expect(answer.get('x-trace-id')).toBe(caller.traceId);
    expect(system.logs).toContain(`"trace_id":"${caller.traceId}"`);
    const staff = await signInAsStaff(system.web, 'demo-staff');
    const { body: { items } } = await staff.get<{ items: { id: string; kind: string; traceId: string }[] }>(`/api/v1/deliveries?about=${bookingId}`);
    const delivery = items.find(({ kind }) => kind === 'booking-approved')!;
    expect(delivery.traceId).toBe(caller.traceId);
    expect(attribute(spans.find(({ name }) => name.startsWith('deliver'))!, 'parken.delivery.id')).toBe(delivery.id);
  });

  test('a refusal is an answer, not a failure', async () => {
    const traceId = randomBytes(16).toString('hex');
    const staff = await signInAsStaff(system.web, 'demo-staff');
    const again = staff.change('POST', `/api/v1/bookings/${bookingId}/approval`, undefined, { traceparent: `00-${traceId}-${caller.spanId}-01` });
    await expect(again).rejects.toThrow('409');
    const spans = await eventually('its three steps', () => (collector.of(traceId).length === 3 ? collector.of(traceId) : undefined), { timeoutMs: 20_000 });
    expect(spans.map(({ status }) => status.code ?? 0)).toEqual([0, 0, 0]);
    expect(spans.map((span) => attribute(span, 'parken.outcome') ?? attribute(span, 'http.response.status_code'))).toContain('booking.illegal-transition');
  });

  test('nothing that was exported tells who she is or what she plans', async () => {
    await whole();
    const everything = collector.received.join('\n');
    for (const needle of [email, 'lindqvist', 'spårvagn', 'tele.example']) expect(everything.toLowerCase()).not.toContain(needle);
  });
});
