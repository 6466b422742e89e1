import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  approveBooking,
  closeSpace,
  defineSite,
  requestBooking,
  setOpeningException,
  showSiteFreeBusy,
  showSpaceFreeBusy,
  type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { definition, openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const tables = () => hall.house.database('booking');
const staff = () => hall.house.as('staff');
const visitor = () => hall.house.as('visitor');

const ask = (spaceId: string, more: Partial<RawInputOf<typeof requestBooking>>) => hall.house.as('booker').call(requestBooking, wish(spaceId, more));
async function take(spaceId: string, start: string, end: string): Promise<string> {
  const { id } = await ask(spaceId, { start, end, title: 'Hemligt möte' });
  await staff().call(approveBooking, { bookingId: id });
  return id;
}

/** Takes the floor of a space, as maintenance or a hold does. */
const keep = (kind: 'block' | 'hold', spaceId: string, start: string, end: string) =>
  tables().transaction(async (tx) => {
    const [id, from, to, at, late] = [newId(), instantOf(start), instantOf(end), instantOf(today), instantOf('2026-11-20T10:10:00Z')];
    if (kind === 'block') {
      await tx.execute(sql`
        insert into blocks (id, space_id, starts_at, ends_at, reason, created_at)
        values (${id}, ${spaceId}, ${from}, ${to}, '{"sv": "Golvet", "en": "The floor"}', ${at})`);
    } else {
      await tx.execute(sql`
        insert into holds (id, space_id, person_id, starts_at, ends_at, setup_minutes, clearup_minutes, holds_floor, expires_at)
        values (${id}, ${spaceId}, ${newId()}, ${from}, ${to}, 0, 0, true, ${late})`);
    }
    await tx.execute(sql`
      insert into allocations (block_id, hold_id, cell_id, during, expires_at)
      select ${kind === 'block' ? id : null}::uuid, ${kind === 'hold' ? id : null}::uuid, cell_id, tstzrange(${from}, ${to}),
        ${kind === 'hold' ? late : null}::timestamptz
      from space_cells where space_id = ${spaceId}`);
  });

const instantOf = (time: string) =>
  time.endsWith('Z') ? Temporal.Instant.from(time) : Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Stockholm').toInstant();

/** Periods as people would say them. */
const said = (periods: readonly { start: string; end: string; status: string }[]) =>
  periods.map(({ start, end, status }) => {
    const [from, to] = [start, end].map((time) => Temporal.Instant.from(time).toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime());
    return `${from!.toPlainTime().toString({ smallestUnit: 'minute' })}–${to!.toPlainTime().toString({ smallestUnit: 'minute' })} ${status}`;
  });

const on = async (spaceId: string, from: string, to = from) => visitor().call(showSpaceFreeBusy, { spaceId, from, to });

describe('when a space is taken', () => {
  it('is told merged, with what shares its floor, what is only held, maintenance and closed hours, and nothing besides', async () => {
    const { space } = hall;
    await take(space['hall-west'], thursday('09:00'), thursday('10:00'));
    await take(space.hall, thursday('10:00'), thursday('11:00'));
    await ask(space['hall-west'], { start: thursday('12:00'), end: thursday('13:00') });
    await keep('hold', space['hall-west'], thursday('13:00'), thursday('14:00'));
    await keep('block', space['hall-west'], thursday('16:00'), thursday('18:00'));
    const told = await on(space['hall-west'], '2026-11-26');
    expect(told).toMatchObject({
      spaceId: space['hall-west'],
      name: { sv: 'West sv', en: 'West' },
      timeZone: 'Europe/Stockholm',
      start: '2026-11-25T23:00:00Z',
      end: '2026-11-26T23:00:00Z',
    });
    expect(told.periods[1]).toEqual({ start: '2026-11-26T08:00:00Z', end: '2026-11-26T10:00:00Z', status: 'busy' });
    expect(said(told.periods)).toEqual(['00:00–08:00 unavailable', '09:00–11:00 busy', '13:00–14:00 tentative', '16:00–00:00 unavailable']);
    expect(said((await on(space['hall-east'], '2026-11-26')).periods)).toEqual(['00:00–08:00 unavailable', '10:00–11:00 busy', '17:00–00:00 unavailable']);
    expect(JSON.stringify(told)).not.toMatch(/Hemligt|Golvet|Utsläppsfria/);

    hall.house.clock.set('2026-11-20T10:10:01Z');
    expect(said((await on(space['hall-west'], '2026-11-26')).periods)).not.toContain('13:00–14:00 tentative');
    hall.house.clock.set(today);
  });

  it('is told with the time for setting up and clearing up', async () => {
    const id = await take(hall.space.room, '2026-11-27T10:00', '2026-11-27T11:00');
    await tables().transaction(async (tx) => {
      await tx.execute(sql`delete from allocations where booking_id = ${id}`);
      await tx.execute(sql`update bookings set setup_minutes = 30, clearup_minutes = 15 where id = ${id}`);
      await tx.execute(sql`
        insert into allocations (booking_id, cell_id, during)
        select booking.id, cell_id, occupied from bookings as booking join space_cells using (space_id) where booking.id = ${id}`);
    });
    expect(said((await on(hall.space.room, '2026-11-27')).periods)).toContain('09:30–11:15 busy');
  });

  it('is cut at midnight, and whole days are as long as they are when the clocks change', async () => {
    const [spring, autumn] = ['2027-03-28', '2027-10-31'];
    const note = { sv: 'Natt', en: 'Night' };
    for (const date of [spring, autumn]) {
      await staff().call(setOpeningException, { siteId: hall.siteId, date, hours: { opens: '00:00', closes: '24:00' }, note });
      await take(hall.space.room, `${date}T01:00`, `${date}T04:00`);
      const told = await on(hall.space.room, date);
      const hours = Temporal.Instant.from(told.end).since(Temporal.Instant.from(told.start)).total('hours');
      expect([date, hours, said(told.periods)]).toEqual([date, date === spring ? 23 : 25, ['01:00–04:00 busy']]);
    }
    const [period] = (await on(hall.space.room, autumn)).periods;
    expect(period).toEqual({ start: '2027-10-30T23:00:00Z', end: '2027-10-31T03:00:00Z', status: 'busy' });
    const saturday = await on(hall.space.room, '2027-03-27', spring);
    expect(said(saturday.periods)).toEqual(['00:00–00:00 unavailable', '01:00–04:00 busy']);
  });

  it('is not said to be closed on days of which it is not known', async () => {
    expect((await on(hall.space.room, '2026-06-01', '2026-06-05')).periods).toEqual([]);
    const { periods } = await on(hall.space.room, '2029-12-20', '2030-01-10');
    expect(periods.length).toBeGreaterThan(0);
    expect(periods.filter(({ end }) => end > '2029-12-25')).toEqual([]);
  });

  it('is told of the ninety-two days from today when nothing is said, and of no more', async () => {
    const { spaceId, start, end } = await visitor().call(showSpaceFreeBusy, { spaceId: hall.space.room });
    expect([spaceId, start, end]).toEqual([hall.space.room, '2026-11-19T23:00:00Z', '2027-02-19T23:00:00Z']);
    await on(hall.space.room, '2026-11-20', '2027-02-19');
    const asked: [object, string][] = [
      [{ from: '2026-11-20', to: '2027-02-20' }, 'input.invalid'],
      [{ to: '2999-01-01' }, 'input.invalid'],
      [{ from: '2026-11-20', to: '2026-11-19' }, 'input.end-before-start'],
      [{ to: '2026-11-19' }, 'input.end-before-start'],
      [{ from: 'today' }, 'input.invalid'],
    ];
    for (const [days, code] of asked) {
      const refused = await refusal(visitor().call(showSpaceFreeBusy, { spaceId: hall.space.room, ...days }));
      expect([days, refused.code]).toEqual([days, code]);
    }
    expect(await refusal(on(newId(), '2026-11-26'))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(visitor().call(showSiteFreeBusy, { siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
  });
});

describe('when the spaces of a site are taken', () => {
  it('is told of each as by itself, page by page', async () => {
    const days = { from: '2026-11-26', to: '2026-11-27' };
    const first = await visitor().call(showSiteFreeBusy, { siteId: hall.siteId, ...days, limit: 3 });
    const second = await visitor().call(showSiteFreeBusy, { siteId: hall.siteId, ...days, limit: 3, after: first.next! });
    const spaces = [...first.items, ...second.items];
    expect([first.timeZone, first.start, first.end, second.next]).toEqual(['Europe/Stockholm', '2026-11-25T23:00:00Z', '2026-11-27T23:00:00Z', null]);
    expect(spaces).toHaveLength(4);
    for (const { spaceId, name, periods } of spaces) expect(await on(spaceId, days.from, days.to)).toMatchObject({ spaceId, name, periods });
  });

  it('is told of none where there is none, and beyond the last', async () => {
    const { site, spaces } = await hall.house.as('admin').call(defineSite, { ...definition, slug: 'without', spaces: definition.spaces.slice(3) });
    const days = { siteId: site.id, from: '2026-11-26', to: '2026-11-26' };
    const none = { timeZone: 'Europe/Stockholm', start: '2026-11-25T23:00:00Z', end: '2026-11-26T23:00:00Z', items: [], next: null };
    expect(await visitor().call(showSiteFreeBusy, { ...days, after: spaces[0]!.id })).toEqual(none);
    await staff().call(closeSpace, { spaceId: spaces[0]!.id, reason: { sv: 'Ombyggnad', en: 'Rebuilding' } });
    expect(await visitor().call(showSiteFreeBusy, days)).toEqual(none);
    expect(await refusal(on(spaces[0]!.id, '2026-11-26'))).toMatchObject({ code: 'space.not-found' });
  });
});
