import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acceptByLink, acceptSeat, cancelEvent, changeEvent, createEvent, getProgrammeEvent, listRegistrations, openRegistration, registerForEvent,
  revealRegistrationLink, withdrawByLink, withdrawRegistration,
} from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { draft, openStage, publishedEvent, refusal, register, registrations, somebody, statesOf, thursday, toldOf, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage()));
afterAll(() => stage.house.close());

const staff = () => stage.house.as('staff');
const reveal = (registrationId: string) => stage.house.asPeer('notifications', revealRegistrationLink, { registrationId });

describe('registering', () => {
  it('gives a seat while there are seats, and then a place on the list in the order they came', async () => {
    const event = await publishedEvent(stage, { capacity: 2 });
    const all = await register(stage, event.id, 4);
    expect(all.map(({ registration }) => [registration.state, registration.place])).toEqual([
      ['confirmed', null], ['confirmed', null], ['waiting', 1], ['waiting', 2],
    ]);
    expect(all[2]!.registration).toMatchObject({ eventSlug: event.slug, start: event.start, timeZone: 'Europe/Stockholm', offerExpiresAt: null });
    expect(await staff().call(getProgrammeEvent, { slug: event.slug })).toMatchObject({ seatsLeft: 0, waiting: 2, version: event.version });
    const ids = all.map(({ registration }) => registration.id);
    const told = await eventually('all is told', async () => {
      const facts = await toldOf(stage, ids);
      return facts.length === 4 && facts;
    });
    expect(new Map(told.map(({ id, fact, data }) => [id, [fact, data.place]]))).toEqual(
      new Map([
        [ids[0], ['registration-confirmed', null]],
        [ids[1], ['registration-confirmed', null]],
        [ids[2], ['registration-waitlisted', 1]],
        [ids[3], ['registration-waitlisted', 2]],
      ]),
    );
    expect(told.every(({ data }) => (data.event as { organiserId: unknown }).organiserId === null)).toBe(true);
  });

  it('again while she is registered answers what she has, also to the gateway on behalf of whoever knows her address', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    await register(stage, event.id, 1);
    const [{ who, registration }] = (await register(stage, event.id, 1)) as [Awaited<ReturnType<typeof register>>[number]];
    expect(await who.call(registerForEvent, { eventId: event.id, bySms: true })).toEqual(registration);
    expect(await stage.house.as('system').call(registerForEvent, { eventId: event.id, attendeeId: who.id })).toEqual(registration);
    expect(await statesOf(stage, event.id)).toEqual(['confirmed', 'waiting']);
  });

  it('again after she has withdrawn puts her at the end of the list, as a registration of its own', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const [first, second] = await register(stage, event.id, 3);
    await second!.who.call(withdrawRegistration, { registrationId: second!.registration.id });
    const again = await second!.who.call(registerForEvent, { eventId: event.id });
    expect(again).toMatchObject({ state: 'waiting', place: 2 });
    expect(again.id).not.toBe(second!.registration.id);
    expect(first!.registration.state).toBe('confirmed');
    expect(await statesOf(stage, event.id)).toEqual(['confirmed', 'withdrawn', 'waiting', 'waiting']);
  });

  it('can be given up by everybody who can register', async () => {
    const event = await publishedEvent(stage);
    for (const role of ['booker', 'reception', 'staff', 'admin'] as const) {
      const who = stage.house.as(role);
      const { id: registrationId } = await who.call(registerForEvent, { eventId: event.id });
      expect(await who.call(withdrawRegistration, { registrationId })).toMatchObject({ state: 'withdrawn' });
    }
    const [other] = await register(stage, event.id, 1);
    const theirs = stage.house.as('reception').call(withdrawRegistration, { registrationId: other!.registration.id });
    expect(await refusal(theirs)).toMatchObject({ code: 'registration.not-found' });
  });

  it('is only for oneself, unless it is the gateway that says who', async () => {
    const event = await publishedEvent(stage);
    const attendeeId = newId();
    expect(await refusal(somebody(stage).call(registerForEvent, { eventId: event.id, attendeeId }))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(stage.house.as('system').call(registerForEvent, { eventId: event.id }))).toMatchObject({
      code: 'input.invalid', fields: [{ field: 'attendeeId' }],
    });
    expect(await stage.house.as('system').call(registerForEvent, { eventId: event.id, attendeeId })).toMatchObject({ attendeeId, state: 'confirmed' });
  });

  it('is open from when it says until just before it closes, and of a draft nobody learns', async () => {
    const { id: hidden } = await staff().call(createEvent, draft());
    expect(await refusal(somebody(stage).call(registerForEvent, { eventId: hidden }))).toMatchObject({ code: 'event.not-found' });
    const [opens, closes] = ['2026-11-20T10:05:00Z', '2026-11-20T10:10:00Z'];
    const { id: eventId } = await publishedEvent(stage, { registrationOpens: '2026-11-20T11:05', registrationCloses: closes, capacity: 9 });
    const attempt = (at: string) => {
      stage.house.clock.set(at);
      return somebody(stage).call(registerForEvent, { eventId });
    };
    expect(await refusal(attempt('2026-11-20T10:04:59Z'))).toMatchObject({ code: 'registration.not-open', params: { opens, closes, state: 'published' } });
    expect(await attempt(opens)).toMatchObject({ state: 'confirmed' });
    expect(await attempt('2026-11-20T10:09:59Z')).toMatchObject({ state: 'confirmed' });
    expect(await refusal(attempt(closes))).toMatchObject({ code: 'registration.not-open' });
    await staff().call(cancelEvent, { eventId, reason: 'Föreläsaren är sjuk' });
    expect(await refusal(attempt(opens))).toMatchObject({ code: 'registration.not-open', params: { state: 'cancelled' } });
  });

  it('somebody sees her own registrations and nobody else’s', async () => {
    const event = await publishedEvent(stage, { capacity: 3 });
    const [one, other] = await register(stage, event.id, 2);
    expect((await one!.who.call(listRegistrations, {})).items).toMatchObject([{ id: one!.registration.id }]);
    const theirs = { registrationId: other!.registration.id };
    expect(await refusal(one!.who.call(withdrawRegistration, theirs))).toMatchObject({ code: 'registration.not-found' });
    expect(await refusal(one!.who.call(acceptSeat, theirs))).toMatchObject({ code: 'registration.not-found' });
    const pages = await staff().call(listRegistrations, { eventId: event.id, limit: 1 });
    expect(pages.items).toMatchObject([{ id: one!.registration.id }]);
    expect(await staff().call(listRegistrations, { eventId: event.id, limit: 1, after: pages.next! })).toMatchObject({
      items: [{ id: other!.registration.id }], next: null,
    });
    expect(await refusal(staff().call(listRegistrations, { after: 'x' }))).toMatchObject({ code: 'input.invalid' });
  });
});

describe('a freed seat', () => {
  it('is offered to the first who waits, until a day later, and is hers when she takes it', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const [first, second, third] = await register(stage, event.id, 3);
    const withdrawn = await first!.who.call(withdrawRegistration, { registrationId: first!.registration.id });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', version: 2 });
    const deadline = stage.house.clock.now().add({ hours: 24 }).toString();
    expect(await registrations(stage, event.id)).toMatchObject([
      { state: 'withdrawn' }, { state: 'offered', offerExpiresAt: deadline, place: null }, { state: 'waiting', place: 1 },
    ]);
    expect(await somebody(stage).call(registerForEvent, { eventId: event.id })).toMatchObject({ state: 'waiting', place: 2 });
    expect(await refusal(third!.who.call(acceptSeat, { registrationId: third!.registration.id }))).toMatchObject({
      code: 'registration.illegal-transition', params: { from: 'waiting' },
    });
    expect(await second!.who.call(acceptSeat, { registrationId: second!.registration.id })).toMatchObject({ state: 'confirmed', offerExpiresAt: null });
    const facts = await eventually('all is told', async () => {
      const told = await toldOf(stage, [second!.registration.id]);
      return told.length === 3 && told;
    });
    expect(facts.map(({ fact, data }) => [fact, data.offerExpiresAt])).toEqual([
      ['registration-waitlisted', null], ['registration-offered', deadline], ['registration-confirmed', null],
    ]);
    expect(await refusal(first!.who.call(withdrawRegistration, { registrationId: first!.registration.id }))).toMatchObject({
      code: 'registration.illegal-transition', params: { from: 'withdrawn' },
    });
  });

  it('goes on to the next when the offer lapses, again and again, and is free when nobody waits', async () => {
    stage.house.clock.set('2026-11-23T10:00:00Z');
    const event = await publishedEvent(stage, { capacity: 1 });
    const [first, second, third] = await register(stage, event.id, 3);
    await first!.who.call(withdrawRegistration, { registrationId: first!.registration.id });
    stage.house.clock.set('2026-11-24T09:59:59Z');
    expect(await statesOf(stage, event.id)).toEqual(['withdrawn', 'offered', 'waiting']);
    stage.house.clock.set('2026-11-24T10:00:00Z');
    expect(await refusal(second!.who.call(acceptSeat, { registrationId: second!.registration.id }))).toMatchObject({
      code: 'registration.offer-expired', params: { deadline: '2026-11-24T10:00:00Z' },
    });
    await eventually('the next is offered it', async () => (await statesOf(stage, event.id)).join() === 'withdrawn,lapsed,offered');
    expect(await refusal(second!.who.call(acceptSeat, { registrationId: second!.registration.id }))).toMatchObject({ code: 'registration.offer-expired' });
    // Two days and three hours are left, so that half of it would be 26 hours.
    expect((await registrations(stage, event.id))[2]).toMatchObject({ offerExpiresAt: '2026-11-25T10:00:00Z' });
    stage.house.clock.set('2026-11-25T10:00:00Z');
    await eventually('nobody is left', async () => (await statesOf(stage, event.id)).join() === 'withdrawn,lapsed,lapsed');
    expect(await somebody(stage).call(registerForEvent, { eventId: event.id })).toMatchObject({ state: 'confirmed' });
    const told = await eventually('it is told', async () => {
      const facts = await toldOf(stage, [third!.registration.id]);
      return facts.length === 3 && facts;
    });
    expect(told.map(({ fact }) => fact)).toEqual(['registration-waitlisted', 'registration-offered', 'registration-lapsed']);
  });

  it('freed in the evening is kept until the next morning, and given at once where no day is left before the event', async () => {
    stage.house.clock.set('2026-11-25T16:00:00Z');
    const morning = await publishedEvent(stage, { start: thursday('15:00'), end: thursday('16:00') });
    const soon = await publishedEvent(stage, { start: thursday('07:30'), end: thursday('08:00') });
    const waits = async (eventId: string) => {
      const [first] = await register(stage, eventId, 2);
      await first!.who.call(withdrawRegistration, { registrationId: first!.registration.id });
      return (await registrations(stage, eventId))[1]!;
    };
    // Half of the 22 hours until then would end at four in the morning.
    expect(await waits(morning.id)).toMatchObject({ state: 'offered', offerExpiresAt: '2026-11-26T08:00:00Z' });
    stage.house.clock.set('2026-11-25T19:45:00Z');
    expect(await waits(soon.id)).toMatchObject({ state: 'confirmed', offerExpiresAt: null });
    stage.house.clock.set('2026-11-23T10:00:00Z');
  });

  it('of more seats than before goes to those who wait, and fewer seats than are taken cannot be', async () => {
    const event = await publishedEvent(stage, { capacity: 2 });
    await register(stage, event.id, 4);
    const below = staff().call(changeEvent, { eventId: event.id, version: event.version, capacity: 1 });
    expect(await refusal(below)).toMatchObject({ code: 'event.capacity-below-seats', params: { seats: 2 } });
    const more = await staff().call(changeEvent, { eventId: event.id, version: event.version, capacity: 5 });
    expect(more).toMatchObject({ capacity: 5, seatsLeft: 1, waiting: 0 });
    expect(await statesOf(stage, event.id)).toEqual(['confirmed', 'confirmed', 'offered', 'offered']);
  });
});

describe('a link in a message', () => {
  it('shows, gives up and takes the one registration that it is for', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const [first, second] = await register(stage, event.id, 2);
    const [{ token }, { token: other }] = [await reveal(first!.registration.id), await reveal(second!.registration.id)];
    const visitor = stage.house.as({ id: 'anonymous', roles: ['visitor'] });
    expect(await visitor.call(openRegistration, { token })).toEqual(first!.registration);
    expect(await visitor.call(withdrawByLink, { token })).toMatchObject({ id: first!.registration.id, state: 'withdrawn' });
    expect(await visitor.call(acceptByLink, { token: other })).toMatchObject({ id: second!.registration.id, state: 'confirmed' });
    expect(await refusal(visitor.call(withdrawByLink, { token }))).toMatchObject({ code: 'registration.illegal-transition' });
    for (const wrong of [`${token.slice(0, -2)}AA`, 'x', token.slice(1)])
      expect(await refusal(visitor.call(openRegistration, { token: wrong }))).toMatchObject({ code: 'link.invalid' });
  });

  it('comes with where an online event is followed only for those who have a seat', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const [first, second] = await register(stage, event.id, 2);
    expect((await reveal(first!.registration.id)).onlineUrl).toBe('https://mote.example/rum');
    expect((await reveal(second!.registration.id)).onlineUrl).toBeNull();
    expect([first!.registration.onlineUrl, second!.registration.onlineUrl]).toEqual(['https://mote.example/rum', null]);
    expect(await refusal(reveal(newId()))).toMatchObject({ code: 'registration.not-found' });
    expect(JSON.stringify(await staff().call(getProgrammeEvent, { slug: event.slug }))).not.toContain('mote.example');
  });
});
