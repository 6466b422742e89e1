import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, closeSpace, defineSite, listClosedSpaces, listRulesHistory, listSites, listSpaces, reopenSpace, requestBooking, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

type Definition = RawInputOf<typeof defineSite>;

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const admin = () => hall.house.as('admin');
const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
const named = (name: string) => ({ sv: `${name} sv`, en: name });

const theatre = { kind: 'theatre' as const, capacity: 120, setupMinutes: 30, clearupMinutes: 15 };
const standing = { kind: 'standing' as const, capacity: 120, setupMinutes: 0, clearupMinutes: 20 };
const rules = {
  noticeMinutes: 15, horizonDays: 90, shortestMinutes: 15, longestMinutes: 240, gridMinutes: 15, whoMayAsk: 'everybody' as const,
  approval: 'automatic' as const, pendingBlocks: false,
};

/** The hall lies on two floors; the room has rules of its own. */
const detailed = (slug: string): Definition => ({
  ...definition,
  slug,
  floors: [
    { slug: 'attic', name: named('Attic'), level: 1 },
    { slug: 'ground', name: named('Ground floor'), level: 0 },
  ],
  spaces: definition.spaces.map((space) => {
    if (space.slug === 'room') return { ...space, cells: [{ slug: 'room', floor: 'attic' }], rules };
    if (space.slug !== 'hall') return space;
    return {
      ...space,
      cells: [{ slug: 'west', floor: 'ground' }, { slug: 'east', floor: 'attic' }],
      layouts: [theatre, standing],
      accessibility: ['step-free', 'hearing-loop', 'step-free'],
    };
  }),
});

const viewOf = (reply: { spaces: { slug: string }[] }, slug: string) => reply.spaces.find((space) => space.slug === slug)!;

describe('a space', () => {
  it('has floors, layouts in order, accessibility and rules, which anybody sees', async () => {
    const { site } = await admin().call(defineSite, detailed('detailed'));
    const shown = await hall.house.as('visitor').call(listSpaces, { siteId: site.id });
    expect(viewOf(shown, 'hall')).toMatchObject({
      cells: ['east', 'west'], floors: ['ground', 'attic'], layouts: [theatre, standing], accessibility: ['step-free', 'hearing-loop'], rulesVersion: 1,
    });
    expect(viewOf(shown, 'hall-west')).toMatchObject({ floors: ['ground'], layouts: [], accessibility: [], rules: { horizonDays: 365, approval: 'manual' } });
    // What is given at once keeps others out.
    expect(viewOf(shown, 'room')).toMatchObject({ floors: ['attic'], rules: { ...rules, pendingBlocks: true } });
    const { sites } = await hall.house.as('visitor').call(listSites, {});
    expect(sites.find(({ slug }) => slug === 'detailed')).toMatchObject({
      floors: [{ slug: 'ground', name: named('Ground floor'), level: 0 }, { slug: 'attic', name: named('Attic'), level: 1 }],
      decideWithinMinutes: 960,
      termsVersion: null,
    });
  });

  it('defined again as it is does not change, and neither does what is left out', async () => {
    const first = await admin().call(defineSite, detailed('again'));
    expect(await admin().call(defineSite, detailed('again'))).toEqual(first);
    const plain = await admin().call(defineSite, { ...definition, slug: 'again' });
    expect(plain).toEqual(first);
  });

  it('follows what is said of its layouts, accessibility, floors and rules, each in its own version', async () => {
    const first = await admin().call(defineSite, detailed('changed'));
    const changed = detailed('changed');
    const [space, ...rest] = changed.spaces;
    const second = await admin().call(defineSite, {
      ...changed,
      floors: [{ slug: 'ground', name: named('Street'), level: 0 }],
      spaces: [
        { ...space!, cells: ['west', { slug: 'east', floor: 'ground' }], layouts: [standing], accessibility: [], rules: { ...rules, gridMinutes: null } },
        ...rest.map(({ cells, ...other }) => ({ ...other, cells: cells.map((cell) => (typeof cell === 'string' ? cell : cell.slug)) })),
      ],
    });
    expect(second.site.floors).toEqual([{ slug: 'ground', name: named('Street'), level: 0 }]);
    const { version } = first.spaces.find(({ slug }) => slug === 'hall')!;
    expect(viewOf(second, 'hall')).toMatchObject({ floors: ['ground'], layouts: [standing], accessibility: [], rulesVersion: 2, rules: { gridMinutes: null } });
    expect(second.spaces.find(({ slug }) => slug === 'hall')!.version).toBeGreaterThan(version);
    expect(viewOf(second, 'room')).toMatchObject({ floors: [], rulesVersion: 1 });
    const { versions } = await staff().call(listRulesHistory, { spaceId: second.spaces.find(({ slug }) => slug === 'hall')!.id });
    expect(versions.map(({ version: number, rules: { gridMinutes } }) => [number, gridMinutes])).toEqual([[2, null], [1, null]]);
  });

  it('tells of every booking to come that it could not give any more, and leaves it as it is', async () => {
    const { spaces } = await admin().call(defineSite, detailed('smaller'));
    const room = spaces.find(({ slug }) => slug === 'room')!;
    const given = await booker().call(requestBooking, wish(room.id, { people: 12, equipment: ['whiteboard'] }));
    await booker().call(requestBooking, wish(room.id, { people: 4, start: thursday('15:00'), end: thursday('16:00') }));
    const smaller = detailed('smaller');
    const changed = smaller.spaces.map((space) => (space.slug === 'room' ? { ...space, capacity: 8, equipment: [] } : space));
    const { bookingsHit, bookingsHitCount } = await admin().call(defineSite, { ...smaller, spaces: changed });
    expect(bookingsHit).toEqual([
      {
        id: given.id, state: 'approved', title: given.title, start: given.start, end: given.end, spaceId: room.id, spaceName: room.name,
        applicantId: given.applicantId, organisation: null, codes: ['booking.too-many-people', 'booking.equipment-missing'],
      },
    ]);
    expect(bookingsHitCount).toBe(1);
  });

  it('is refused with the fields that are wrong', async () => {
    const wrong = detailed('wrong');
    const [space, ...rest] = wrong.spaces;
    const layouts = [theatre, { ...theatre, capacity: 121 }];
    const { code, fields } = await refusal(
      admin().call(defineSite, {
        ...wrong,
        spaces: [{ ...space!, cells: [{ slug: 'west', floor: 'cellar' }], layouts, rules: { ...rules, shortestMinutes: 241 } }, ...rest],
      }),
    );
    expect([code, ...fields.map((field) => `${field.field} ${field.code}`)]).toEqual([
      'input.invalid',
      'spaces.0.cells.0.floor unknown',
      'spaces.0.layouts.1.kind twice',
      'spaces.0.layouts.1.capacity above-capacity',
      'spaces.0.rules.longestMinutes below-shortest',
    ]);
  });
});

describe('a space that is closed', () => {
  const reason = { sv: 'Golvet läggs om.', en: 'The floor is being relaid.' };

  it('tells of every booking to come and loses none, and cannot be asked for until it is open again', async () => {
    const { site, spaces } = await admin().call(defineSite, { ...definition, slug: 'closing' });
    const room = spaces.find(({ slug }) => slug === 'room')!;
    const [approved, waiting] = [await booker().call(requestBooking, wish(room.id)), await booker().call(requestBooking, wish(room.id))];
    await staff().call(approveBooking, { bookingId: approved.id });
    const closed = await staff().call(closeSpace, { spaceId: room.id, reason });
    expect(closed.bookingsHit.map(({ id, state, codes }) => ({ id, state, codes }))).toEqual([
      { id: approved.id, state: 'approved', codes: ['space.closed'] },
      { id: waiting.id, state: 'requested', codes: ['space.closed'] },
    ]);
    expect(await refusal(booker().call(requestBooking, wish(room.id)))).toMatchObject({ code: 'space.not-found' });
    const list = await staff().call(listClosedSpaces, { siteId: site.id });
    expect(list.spaces).toEqual([{ id: room.id, siteId: site.id, slug: 'room', name: room.name, reason, closedAt: hall.house.clock.now().toString() }]);

    // Its definition says what it is, not whether the floor is being relaid.
    const again = await admin().call(defineSite, { ...definition, slug: 'closing' });
    expect(again.spaces.map(({ slug }) => slug)).not.toContain('room');
    expect(await staff().call(reopenSpace, { spaceId: room.id })).toMatchObject({ id: room.id, slug: 'room' });
    expect((await staff().call(listClosedSpaces, { siteId: site.id })).spaces).toEqual([]);
    expect(await staff().call(approveBooking, { bookingId: (await booker().call(requestBooking, wish(room.id, { start: thursday('09:00'), end: thursday('10:00') }))).id })).toMatchObject({ state: 'approved' });
  });

  it('is open again when its site is defined with it, where it had only been left out', async () => {
    const { site } = await admin().call(defineSite, { ...definition, slug: 'left-out' });
    await admin().call(defineSite, { ...definition, slug: 'left-out', spaces: definition.spaces.slice(0, 3) });
    expect((await staff().call(listClosedSpaces, { siteId: site.id })).spaces).toMatchObject([{ slug: 'room', reason: null }]);
    const back = await admin().call(defineSite, { ...definition, slug: 'left-out' });
    expect(back.spaces.map(({ slug }) => slug)).toContain('room');
  });

  it('is refused where there is no such space', async () => {
    expect(await refusal(staff().call(closeSpace, { spaceId: newId(), reason }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(reopenSpace, { spaceId: newId() }))).toMatchObject({ code: 'space.not-found' });
  });
});
