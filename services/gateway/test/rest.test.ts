import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { approveBooking, bookingView, getBooking, listBookings, listSpaces, moveBooking, namePeople, requestBooking, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const booking = (changes: Partial<ReplyOf<typeof approveBooking>> = {}) => ({ ...(sample(bookingView) as ReplyOf<typeof approveBooking>), version: 3, ...changes });

test('a visitor reads what is open to all, as a visitor', async () => {
  const { status, headers, body } = await house.visitor().get('/api/v1/spaces?siteId=019a0000-0000-7000-8000-000000000010');
  expect(status).toBe(200);
  expect(body.spaces).toHaveLength(1);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(house.services.of(listSpaces)).toMatchObject([{ actor: { id: 'anonymous', roles: ['visitor'] }, input: { siteId: '019a0000-0000-7000-8000-000000000010' } }]);
});

test('a booker asks for a space and is told where her request is', async () => {
  const { visitor, personId } = await house.signedIn();
  house.services.on(requestBooking, () => booking({ id: '019a0000-0000-7000-8000-00000000beef', version: 1 }));
  const { status, headers } = await visitor.post('/api/v1/bookings', requestBooking.example, { 'idempotency-key': 'mine-1' });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('/api/v1/bookings/019a0000-0000-7000-8000-00000000beef');
  expect(headers.get('etag')).toBe('"1"');
  expect(house.services.of(requestBooking)).toMatchObject([{ actor: { id: personId, roles: ['booker'] }, idempotencyKey: 'mine-1' }]);
});

test('without a key of the client’s own, each request gets another', async () => {
  const { visitor } = await house.signedIn();
  for (let time = 0; time < 2; time++) await visitor.post('/api/v1/bookings', requestBooking.example);
  const [first, second] = house.services.of(requestBooking);
  expect(first!.idempotencyKey).toBeDefined();
  expect(first!.idempotencyKey).not.toBe(second!.idempotencyKey);
});

test.each(['', 'with space', 'x'.repeat(129), 'ö'])('a key such as %j is refused and nothing is asked', async (key) => {
  const { visitor } = await house.signedIn();
  const encoded = Buffer.from(key).toString('latin1');
  const { status, body } = await visitor.post('/api/v1/bookings', requestBooking.example, { 'idempotency-key': encoded });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ field: 'Idempotency-Key', in: 'header' }]);
  expect(house.services.of(requestBooking)).toHaveLength(0);
});

test('If-Match is the version of the change', async () => {
  const { visitor } = await house.signedIn(['staff']);
  const path = `/api/v1/bookings/${newId()}`;
  const { version: _, ...body } = moveBooking.example;
  const without = await visitor.post(`${path}/move`, { start: body.start, end: body.end });
  expect([without.status, without.body.code]).toEqual([428, 'version.required']);
  const star = await visitor.post(`${path}/move`, { start: body.start, end: body.end }, { 'if-match': '*' });
  expect(star.status).toBe(428);
  const wrong = await visitor.post(`${path}/move`, { start: body.start, end: body.end }, { 'if-match': 'abc' });
  expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([400, 'If-Match']);
  const moved = await visitor.post(`${path}/move`, { start: body.start, end: body.end }, { 'if-match': '"7"' });
  expect(moved.status).toBe(200);
  expect(house.services.of(moveBooking)).toMatchObject([{ input: { version: 7 } }]);
  const inBody = await visitor.post(`${path}/move`, { start: body.start, end: body.end, version: 8 });
  expect(inBody.status).toBe(200);
  const both = await visitor.post(`${path}/move`, { start: body.start, end: body.end, version: 8 }, { 'if-match': '"7"' });
  expect([both.status, both.body.errors?.[0]?.field]).toEqual([400, 'version']);
});

test('a version that has changed is 412 with the present one', async () => {
  const { visitor } = await house.signedIn(['staff']);
  house.services.on(approveBooking, () => {
    throw new DomainError('version.changed', { current: 4 });
  });
  const { status, body } = await visitor.post(`/api/v1/bookings/${newId()}/approval`, undefined, { 'if-match': '"3"', 'accept-language': 'en' });
  expect(status).toBe(412);
  expect(body).toMatchObject({ code: 'version.changed', params: { current: 4 }, detail: expect.stringContaining('(4)') });
  expect(house.services.of(approveBooking)).toMatchObject([{ input: { version: 3 } }]);
});

test('a conflict says what stands in the way, in the language asked for', async () => {
  const { visitor } = await house.signedIn(['staff']);
  const obstacle = { spaceName: { sv: 'Salen', en: 'The Hall' }, start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', title: 'Klimatdialog' };
  house.services.on(approveBooking, () => {
    throw new DomainError('booking.conflict', { standsInTheWay: [obstacle] });
  });
  const path = `/api/v1/bookings/${newId()}/approval`;
  const [swedish, english] = await Promise.all([visitor.post(path), visitor.post(path, undefined, { 'accept-language': 'de, en-GB;q=0.8, sv;q=0.1' })]);
  expect(swedish.status).toBe(409);
  expect(swedish.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(swedish.body).toMatchObject({ type: '/problems/booking.conflict', title: 'Tiden är redan upptagen', status: 409, params: { standsInTheWay: [obstacle] } });
  expect(swedish.body.detail).toMatch(/Salen, torsdag 26 november 2026 kl\. 13\.00–15\.00 \(Klimatdialog\)/);
  expect(english.headers.get('content-language')).toBe('en');
  expect(english.body.detail).toMatch(/The Hall, Thursday 26 November 2026, 13:00–15:00 \(Klimatdialog\)/);
  expect(swedish.body.traceId).toBe(swedish.headers.get('x-trace-id'));
});

test('the trace of the caller goes on to the service', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const { headers } = await house.visitor().get('/api/v1/spaces', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
  expect(headers.get('x-trace-id')).toBe(traceId);
  expect(house.services.of(listSpaces)[0]!.traceparent).toMatch(new RegExp(`^00-${traceId}-`));
});

test('staff see who asks; a booker is told nothing of people', async () => {
  const applicantId = newId();
  const page = { items: [booking({ applicantId }), booking({ applicantId }), booking({ applicantId: null })], next: null };
  house.services.on(listBookings, () => page);
  house.services.on(namePeople, ({ personIds }) => ({ people: personIds.map((id) => ({ id, name: 'Anna Ek', email: 'anna@example.se' })) }));
  const { visitor: staff } = await house.signedIn(['staff']);
  const { body } = await staff.get('/api/v1/bookings?state=requested&limit=10');
  expect((body.items as { applicant: unknown }[]).map(({ applicant }) => applicant)).toEqual([
    { id: applicantId, name: 'Anna Ek', email: 'anna@example.se' },
    { id: applicantId, name: 'Anna Ek', email: 'anna@example.se' },
    null,
  ]);
  expect(house.services.of(listBookings)).toMatchObject([{ input: { state: 'requested', limit: 10 } }]);
  expect(house.services.of(namePeople)).toMatchObject([{ input: { personIds: [applicantId] } }]);

  const { visitor: booker } = await house.signedIn(['booker']);
  const own = await booker.get('/api/v1/bookings');
  expect(own.body).toEqual(page);
  expect(house.services.of(namePeople)).toHaveLength(1);
});

test('bookings come without names where partners is down, and it is said who is', async () => {
  const { visitor } = await house.signedIn(['staff']);
  house.services.on(getBooking, () => ({ ...booking({ applicantId: newId() }), lateFrom: null, history: [] }));
  house.services.down.add('partners');
  const { status, body } = await visitor.get(`/api/v1/bookings/${newId()}`);
  expect([status, body.unavailable]).toEqual([200, ['partners']]);
  expect(body.title).toBeDefined();
});

test('nobody signed in, nobody’s data: 401; the wrong role: 403, before any service is asked', async () => {
  const visitor = await house.visitor().get('/api/v1/bookings');
  expect([visitor.status, visitor.body.code]).toEqual([401, 'actor.missing']);
  expect(visitor.headers.get('www-authenticate')).toContain('Bearer');
  const { visitor: booker } = await house.signedIn(['booker']);
  const approval = await booker.post(`/api/v1/bookings/${newId()}/approval`);
  expect([approval.status, approval.body.code]).toEqual([403, 'actor.not-permitted']);
  expect(house.services.of(approveBooking)).toHaveLength(0);
});

test('what is not there, or not done so, is a problem too', async () => {
  const visitor = house.visitor({ 'accept-language': 'en' });
  const nothing = await visitor.get('/api/v1/nothing');
  expect(nothing.body).toMatchObject({ status: 404, code: 'resource.not-found', title: 'There is nothing here' });
  const method = await visitor.send('PATCH', '/api/v1/spaces', '{ broken');
  expect(method.body).toMatchObject({ status: 405, code: 'request.method' });
  expect(method.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  const options = await visitor.send('OPTIONS', '/api/v1/bookings');
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  const accept = await visitor.get('/api/v1/spaces', { accept: 'text/csv' });
  expect(accept.body).toMatchObject({ status: 406, code: 'request.not-acceptable' });
  const address = await visitor.get('/api/v1/%zz');
  expect(address.body).toMatchObject({ status: 400, code: 'request.malformed' });
  const long = await visitor.get(`/api/v1/spaces?x=${'x'.repeat(5_000)}`);
  expect(long.body).toMatchObject({ status: 414, code: 'request.url-too-long' });
  const longNowhere = await visitor.get(`/nowhere?x=${'x'.repeat(5_000)}`);
  expect(longNowhere.body).toMatchObject({ status: 414, code: 'request.url-too-long' });
  const headers = await visitor.get('/api/v1/spaces', { 'x-long': 'x'.repeat(20_000) });
  expect(headers.body).toMatchObject({ status: 431, code: 'request.headers-too-large' });
});

test('every answer carries the headers that keep browsers safe', async () => {
  for (const path of ['/', '/docs', '/api/v1/spaces', '/api/v1/nothing', '/health/live', '/openapi.json']) {
    const { headers } = await house.visitor().get(path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});
