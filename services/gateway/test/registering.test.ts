import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  getPerson, inviteGuest, listGuests, listRegistrations, meetPerson, namePeople, registerForEvent, registrationView, type ReplyOf,
} from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

let house: Gatehouse;
const eventId = newId();
const path = `/api/v1/events/${eventId}/registrations`;
const anna = { name: 'Anna Ek', email: 'Anna@Example.se', phone: '+46701234567' };

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const registration = (changes: object = {}) => ({ ...(sample(registrationView) as ReplyOf<typeof registerForEvent>), ...changes });

describe('without an account', () => {
  test('whoever gives her name and address is registered, by the gateway itself', async () => {
    const personId = newId();
    house.services.on(meetPerson, () => ({ personId }));
    house.services.on(registerForEvent, () => registration({ attendeeId: personId, state: 'waiting', place: 4 }));
    const { status, body, headers } = await house.visitor().post(path, { ...anna, bySms: true }, { 'accept-language': 'en' });
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body).toMatchObject({ state: 'waiting', place: 4, eventTitle: expect.any(Object) });
    expect(house.services.of(meetPerson)).toMatchObject([{ actor: { id: 'system' }, input: { name: 'Anna Ek', email: 'anna@example.se', phone: '+46701234567', language: 'en' } }]);
    expect(house.services.of(registerForEvent)).toMatchObject([{ actor: { id: 'system' }, input: { eventId, attendeeId: personId, bySms: true } }]);
    const [meeting, registering] = [house.services.of(meetPerson)[0]!, house.services.of(registerForEvent)[0]!];
    expect(meeting.idempotencyKey).toBe(registering.idempotencyKey);
  });

  test('the answer is the same whether the address is known, and tells of nobody', async () => {
    const answers = [];
    for (const known of [{ id: newId(), attendeeId: newId(), registeredAt: '2026-10-01T08:00:00Z', version: 7, bySms: true }, { id: newId(), attendeeId: newId(), version: 1, bySms: false }]) {
      house.services.on(registerForEvent, () => registration({ ...known, state: 'confirmed' }));
      answers.push((await house.visitor().post(path, anna)).text);
      for (const secret of [known.id, known.attendeeId]) expect(answers.at(-1)).not.toContain(secret);
    }
    expect(answers[0]).toBe(answers[1]);
  });

  test('what is missing is named, and nothing is asked', async () => {
    const silent = await house.visitor().post(path, { name: 'Anna Ek', email: 'anna@example.se', bySms: true });
    expect([silent.status, silent.body.errors]).toEqual([400, [expect.objectContaining({ field: 'phone', code: 'required' })]]);
    const { status, body } = await house.visitor().post(path, { bySms: false });
    expect([status, body.errors]).toMatchObject([400, [{ field: 'name', code: 'required', in: 'body' }, { field: 'email', code: 'required', in: 'body' }]]);
    expect((await house.visitor().post(path, { ...anna, phone: '070-1234567' })).body.errors).toMatchObject([{ field: 'phone' }]);
    expect(house.services.asked).toEqual([]);
  });

  test('a refusal says when registration opens', async () => {
    house.services.on(registerForEvent, () => {
      throw new DomainError('registration.not-open', { opens: '2026-12-01T07:00:00Z', closes: '2026-12-20T07:00:00Z' });
    });
    const { status, body } = await house.visitor().post(path, anna);
    expect([status, body.detail]).toEqual([409, 'Anmälan är öppen tisdag 1 december 2026 kl. 08.00 till söndag 20 december 2026 kl. 08.00.']);
  });

  test('one address hears from us so often and no more, whoever writes it; others are not affected', async () => {
    const gateway = await house.start({ RATE_REGISTRATION_PER_EMAIL: '2' });
    const visitor = house.visitor({}, gateway.url);
    const statuses = [];
    for (const email of ['a@example.se', 'A@example.se', 'a@Example.se', 'b@example.se']) statuses.push((await visitor.post(path, { name: 'A', email })).status);
    expect(statuses).toEqual([201, 201, 429, 201]);
  });

  test('one place registers so many and no more', async () => {
    const gateway = await house.start({ RATE_REGISTRATION_PER_ADDRESS: '3' });
    const visitor = house.visitor({}, gateway.url);
    const statuses = [];
    for (let nth = 0; nth < 4; nth++) statuses.push((await visitor.post(path, { name: 'A', email: `${newId()}@example.se` })).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });

  test('five hundred at the same moment are let through where the settings allow them', async () => {
    const gateway = await house.start({ RATE_REGISTRATION_PER_ADDRESS: '1000' });
    const visitor = house.visitor({}, gateway.url);
    const replies = await Promise.all(Array.from({ length: 500 }, (_, nth) => visitor.post(path, { name: `Nr ${nth}`, email: `nr${nth}@example.se` })));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(house.services.of(registerForEvent).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(500);
  });
});

describe('signed in', () => {
  test('she registers herself, under her own key, and sees all of her registration', async () => {
    const { visitor, personId } = await house.signedIn();
    house.services.on(registerForEvent, () => registration({ attendeeId: personId }));
    const { status, body } = await visitor.post(path, { bySms: true }, { 'idempotency-key': 'mine-1' });
    expect([status, body.attendeeId]).toEqual([201, personId]);
    expect(house.services.of(registerForEvent)).toMatchObject([{ actor: { id: personId }, input: { eventId, bySms: true }, idempotencyKey: 'mine-1' }]);
    expect(house.services.of(meetPerson)).toEqual([]);
  });

  test('her own address may come along; somebody else’s is refused by name', async () => {
    const { visitor, personId, email } = await house.signedIn();
    house.services.on(getPerson, () => ({ ...(sample(getPerson.reply) as ReplyOf<typeof getPerson>), id: personId, email }));
    expect((await visitor.post(path, { name: 'Anna', email: email.toUpperCase() })).status).toBe(201);
    const { status, body } = await visitor.post(path, { name: 'Bo', email: 'bo@example.se' });
    expect([status, body.errors]).toMatchObject([400, [{ field: 'email', code: 'not-yours', detail: 'är inte din adress; logga ut för att anmäla någon annan' }]]);
    expect(house.services.of(registerForEvent)).toHaveLength(1);
  });

  test('staff register somebody by her address; two of them may choose the same key', async () => {
    for (const role of ['staff', 'reception'] as const) {
      const { visitor } = await house.signedIn([role]);
      expect((await visitor.post(path, anna, { 'idempotency-key': 'one' })).status).toBe(201);
    }
    const keys = house.services.of(registerForEvent).map(({ idempotencyKey, actor }) => [actor.id, idempotencyKey]);
    expect(keys).toEqual([['system', expect.any(String)], ['system', expect.any(String)]]);
    expect(keys[0]![1]).not.toBe(keys[1]![1]);
  });

  test('staff see who is registered, and without partners the list still comes', async () => {
    const { visitor } = await house.signedIn(['staff']);
    const attendeeId = newId();
    house.services.on(listRegistrations, () => ({ items: [registration({ attendeeId })], next: null }));
    house.services.on(namePeople, () => ({ people: [{ id: attendeeId, name: 'Anna Ek', email: 'anna@example.se' }] }));
    expect((await visitor.get(`/api/v1/registrations?eventId=${eventId}`)).body.items).toMatchObject([{ attendee: { name: 'Anna Ek' } }]);
    house.services.down.add('partners');
    expect((await visitor.get('/api/v1/registrations')).body).toMatchObject({ items: [{ attendeeId }], unavailable: ['partners'] });
  });
});

describe('a guest', () => {
  const bookingId = newId();
  const guests = `/api/v1/bookings/${bookingId}/guests`;

  test('is named by her address, and invited by her host', async () => {
    const { visitor, personId } = await house.signedIn();
    const guestId = newId();
    house.services.on(meetPerson, () => ({ personId: guestId }));
    expect((await visitor.post(guests, { ...anna, language: 'en' })).status).toBe(201);
    expect(house.services.of(meetPerson)).toMatchObject([{ actor: { id: 'system' }, input: { email: 'anna@example.se', language: 'en' } }]);
    expect(house.services.of(inviteGuest)).toMatchObject([{ actor: { id: personId }, input: { bookingId, guestId, name: 'Anna Ek' } }]);
  });

  test('of a booking that is not hers is nobody whose address is taken in', async () => {
    const { visitor } = await house.signedIn();
    house.services.on(listGuests, () => {
      throw new DomainError('booking.not-found');
    });
    expect((await visitor.post(guests, anna)).body).toMatchObject({ status: 404, code: 'booking.not-found' });
    expect(house.services.of(meetPerson)).toEqual([]);
  });
});
