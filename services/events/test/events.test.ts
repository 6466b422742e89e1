import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelEvent, changeEvent, createEvent, getEvent, getProgrammeEvent, listEvents, listProgramme, publishEvent } from '#contracts';
import { eventually } from '#testing';
import { draft, openStage, publishedEvent, refusal, register, statesOf, thursday, today, toldOf, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage()));
afterAll(() => stage.house.close());
beforeEach(() => stage.house.clock.set(today));

const staff = () => stage.house.as('staff');
const facts = async (ids: string[], count: number) =>
  eventually(`${count} facts`, async () => {
    const told = await toldOf(stage, ids);
    return told.length >= count && told;
  });

describe('a draft', () => {
  it('has a name in addresses, and its times where it is', async () => {
    const session = { title: { sv: 'Pass', en: 'Session' }, start: thursday('08:30'), end: thursday('09:00'), speakers: [{ name: 'Yusuf Demir' }] };
    const wanted = draft({ title: { sv: 'Öppet hus på Ångbåtsbryggan', en: 'Open house' }, timeZone: 'Europe/London', start: thursday('08:00'), sessions: [session], topics: ['klimat', 'klimat'] });
    const event = await staff().call(createEvent, wanted);
    expect(event.slug).toMatch(/^oppet-hus-pa-angbatsbryggan-[a-z0-9]{4}$/);
    expect(event).toMatchObject({
      state: 'draft', start: '2026-11-26T08:00:00Z', timeZone: 'Europe/London', spaceState: 'none', place: null, topics: ['klimat'], seatsLeft: 1,
      sessions: [{ start: '2026-11-26T08:30:00Z', speakers: [{ name: 'Yusuf Demir', title: null, organisation: null }] }],
      registrationOpens: null, registrationCloses: event.start, publishedAt: null, version: 1,
    });
    expect(await staff().call(getEvent, { eventId: event.id })).toEqual(event);
  });

  it.each([
    ['input.end-before-start', { end: thursday('13:00') }],
    ['event.in-the-past', { start: '2026-11-20T10:59', end: '2026-11-20T12:00' }],
    ['event.session-outside', { sessions: [{ title: { sv: 'P', en: 'S' }, start: thursday('12:59'), end: thursday('14:00') }] }],
    ['input.end-before-start', { registrationOpens: thursday('14:00') }],
    ['input.time-does-not-exist', { start: '2027-03-28T02:30', end: '2027-03-28T05:00' }],
    ['input.invalid', { timeZone: 'Europe/Atlantis' }],
  ])('is refused as %s', async (code, more) => {
    expect(await refusal(staff().call(createEvent, draft(more)))).toMatchObject({ code });
  });

  it('is in no programme, and is published once, unless people are to come and there is nowhere', async () => {
    const event = await staff().call(createEvent, draft());
    expect(await refusal(staff().call(getProgrammeEvent, { slug: event.slug }))).toMatchObject({ code: 'event.not-found' });
    const published = await staff().call(publishEvent, { eventId: event.id, version: 1 });
    expect(published).toMatchObject({ state: 'published', version: 2, publishedAt: today });
    expect(await refusal(staff().call(publishEvent, { eventId: event.id, version: 2 }))).toMatchObject({
      code: 'event.illegal-transition', params: { from: 'published' },
    });
    const onSite = await staff().call(createEvent, draft({ attendance: 'on-site' }));
    expect(await refusal(staff().call(publishEvent, { eventId: onSite.id, version: 1 }))).toMatchObject({ code: 'event.no-place' });
    expect(await refusal(staff().call(publishEvent, { eventId: onSite.id, version: 9 }))).toMatchObject({ code: 'version.changed', params: { current: 1 } });
    const soon = await staff().call(createEvent, draft({ start: '2026-11-20T11:01', end: '2026-11-20T12:00' }));
    stage.house.clock.advance('PT1M');
    expect(await refusal(staff().call(publishEvent, { eventId: soon.id, version: 1 }))).toMatchObject({ code: 'event.in-the-past' });
  });
});

describe('a published event', () => {
  it('that is told of in other words tells so, and moves nobody', async () => {
    const event = await publishedEvent(stage, { capacity: 3 });
    const [one] = await register(stage, event.id, 1);
    const title = { sv: 'Nytt namn', en: 'New name' };
    const changed = await staff().call(changeEvent, { eventId: event.id, version: event.version, title });
    expect(changed).toMatchObject({ title, slug: event.slug, version: event.version + 1 });
    expect((await facts([event.id], 2)).map(({ fact }) => fact)).toEqual(['event-published', 'event-changed']);
    expect((await toldOf(stage, [one!.registration.id])).map(({ fact }) => fact)).toEqual(['registration-confirmed']);
  });

  it.each([
    ['another time', { start: thursday('14:00'), end: thursday('16:00') }],
    ['another address online', { onlineUrl: 'https://mote.example/annat' }],
  ])('with %s tells everybody once', async (_, more) => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const all = await register(stage, event.id, 3);
    await staff().call(changeEvent, { eventId: event.id, version: event.version, ...more });
    const ids = all.map(({ registration }) => registration.id);
    const told = await facts([event.id, ...ids], 8);
    expect(told.map(({ fact }) => fact).filter((fact) => fact === 'event-moved')).toHaveLength(1);
    expect(told.filter(({ fact }) => fact === 'registration-moved').map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('cannot begin to need a place that it has not', async () => {
    const event = await publishedEvent(stage);
    const hybrid = staff().call(changeEvent, { eventId: event.id, version: event.version, attendance: 'hybrid' });
    expect(await refusal(hybrid)).toMatchObject({ code: 'event.no-place' });
  });

  it('that is cancelled cancels every registration once, with the reason, and stays in the programme until it would have ended', async () => {
    const event = await publishedEvent(stage, { capacity: 1 });
    const all = await register(stage, event.id, 3);
    const cancelled = await staff().call(cancelEvent, { eventId: event.id, reason: 'Storm' });
    expect(cancelled).toMatchObject({ state: 'cancelled', reason: 'Storm', waiting: 0 });
    expect(await statesOf(stage, event.id)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const told = await facts([event.id, ...all.map(({ registration }) => registration.id)], 8);
    expect(told.filter(({ fact }) => fact === 'registration-cancelled')).toHaveLength(3);
    expect(told.filter(({ fact }) => fact === 'event-cancelled')).toMatchObject([{ data: { reason: 'Storm', state: 'cancelled' } }]);
    expect(await refusal(staff().call(cancelEvent, { eventId: event.id, reason: 'x' }))).toMatchObject({ code: 'event.illegal-transition' });
    const shown = async () => (await staff().call(listProgramme, { limit: 100 })).items.map(({ id }) => id);
    expect(await shown()).toContain(event.id);
    stage.house.clock.set('2026-11-26T14:00:00Z');
    expect(await shown()).not.toContain(event.id);
  });

  it('is over when its end has passed', async () => {
    const event = await publishedEvent(stage);
    const [one] = await register(stage, event.id, 1);
    stage.house.clock.set(event.end);
    await eventually('it is over', async () => (await staff().call(getEvent, { eventId: event.id })).state === 'over');
    expect((await facts([event.id], 2)).map(({ fact }) => fact)).toEqual(['event-published', 'event-over']);
    expect(await statesOf(stage, event.id)).toEqual(['confirmed']);
    expect(one!.registration.state).toBe('confirmed');
  });
});

describe('lists', () => {
  it('of the programme hold what is to come by start, by day, kind, theme and topic, and what is over only where it is asked for', async () => {
    const topic = 'hamnen';
    const on = (date: string, more: object = {}) => publishedEvent(stage, { topics: [topic], start: `${date}T17:00`, end: `${date}T23:30`, ...more });
    const [first, late, third] = [await on('2026-12-01'), await on('2026-12-03', { theme: 'global' }), await on('2026-12-02', { kind: 'workshop' })];
    await staff().call(createEvent, draft({ topics: [topic] }));
    const list = async (more: object = {}) => (await stage.house.as('visitor').call(listProgramme, { topic, ...more })).items.map(({ id }) => id);
    expect(await list()).toEqual([first.id, third.id, late.id]);
    expect(await list({ from: '2026-12-02' })).toEqual([third.id, late.id]);
    expect(await list({ from: '2026-12-02', to: '2026-12-02' })).toEqual([third.id]);
    expect(await list({ kind: 'workshop' })).toEqual([third.id]);
    expect(await list({ theme: 'global' })).toEqual([late.id]);
    const page = await stage.house.as('visitor').call(listProgramme, { topic, limit: 2 });
    expect(await list({ after: page.next })).toEqual([late.id]);
    expect(await refusal(list({ after: 'x' }))).toMatchObject({ code: 'input.invalid' });
    expect(await refusal(list({ from: '2026-12-02', to: '2026-12-01' }))).toMatchObject({ code: 'input.end-before-start' });

    stage.house.clock.set('2026-12-02T08:00:00Z');
    await eventually('the first is over', async () => (await staff().call(getEvent, { eventId: first.id })).state === 'over');
    expect(await list()).toEqual([third.id, late.id]);
    expect(await list({ from: '2026-12-01' })).toEqual([first.id, third.id, late.id]);
    expect(await stage.house.as('visitor').call(getProgrammeEvent, { slug: first.slug })).toMatchObject({ state: 'over' });
  });

  it('for staff hold drafts too, page by page', async () => {
    const mine = [];
    for (const day of [1, 2, 3]) mine.push(await staff().call(createEvent, draft({ start: `2027-05-0${day}T10:00`, end: `2027-05-0${day}T11:00` })));
    const during = { state: 'draft' as const, from: '2027-05-01T00:00:00Z', to: '2027-05-04T00:00:00Z' };
    const one = await stage.house.as('reception').call(listEvents, { ...during, limit: 2 });
    const two = await stage.house.as('reception').call(listEvents, { ...during, limit: 2, after: one.next! });
    expect([...one.items, ...two.items].map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
    expect(two.next).toBeNull();
  });
});
