import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  approveBooking,
  bookingAnonymised,
  declineBooking,
  defineSite,
  findFreeInPools,
  getBooking,
  listBookings,
  listPools,
  listQuotas,
  listRulesHistory,
  listSiteServices,
  membershipConfirmed,
  membershipEnded,
  organisationRecorded,
  personErased,
  personForgotten,
  requestBooking,
  setQuota,
  setRules,
  setTerms,
  showTerms,
  type RawInputOf,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { raw, sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

const secret = 'Zaragoza';
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const at = (hour: number) => ({ start: thursday(clock(hour)), end: thursday(clock(hour + 1)) });

/** Every row that booking has stored, as text. */
async function everything(): Promise<string[]> {
  const names = await tables.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'booking' and tablename <> 'migrations'`);
  const rows = await Promise.all(
    names.map(({ name }) => tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)),
  );
  return rows.flat().map(({ row }) => row);
}

it('a person who is erased leaves nothing behind, and nobody loses what is an organisation’s', async () => {
  const [anna, staff] = [hall.house.as('booker'), hall.house.as('staff')];
  const [organisationId, membershipId] = [newId(), newId()];
  const membership = { membershipId, personId: anna.id, organisationId, role: 'member', at: '2026-11-01T10:00:00Z', version: 1 };
  await hall.house.tell(membershipConfirmed, { aggregateId: membershipId, data: membership });
  const ask = (hour: number, more: object = {}) =>
    anna.call(
      requestBooking,
      wish(hall.space.room, { ...at(hour), title: `Samtal ${secret}`, purpose: `Om ${secret}`, ...more }),
    );

  const forCompany = await eventually('a member may ask', () => ask(8, { organisationId, title: 'Marknadsdialog' }));
  const [waiting, alone, declined] = [await ask(9), await ask(10), await ask(11)];
  await staff.call(approveBooking, { bookingId: forCompany.id });
  await staff.call(approveBooking, { bookingId: alone.id });
  await staff.call(declineBooking, { bookingId: declined.id, reason: `Inte ${secret}` });
  const others = await hall.house.as('booker').call(requestBooking, wish(hall.space.room, { ...at(14), title: 'Annat' }));

  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  const mine = [forCompany, waiting, alone, declined].map(({ id }) => id);
  await eventually('it is told that she is forgotten', async () => (await hall.house.told(personForgotten.booking))[0]);

  const [forgotten] = await hall.house.told(personForgotten.booking);
  const kept = [{ kind: 'register-entry', ground: expect.any(String) }];
  expect(forgotten!.data).toEqual({ personId: anna.id, purge: expect.arrayContaining(mine), kept });
  const anonymised = await eventually('each booking is told as it stands', async () => {
    const facts = await hall.house.told(bookingAnonymised);
    return facts.length === mine.length && facts;
  });
  expect(new Map(anonymised.map(({ subject, data }) => [subject, data.state]))).toEqual(
    new Map([
      [forCompany.id, 'approved'],
      [waiting.id, 'withdrawn'],
      [alone.id, 'cancelled'],
      [declined.id, 'declined'],
    ]),
  );
  expect(JSON.stringify(anonymised)).not.toContain(secret);
  expect(JSON.stringify(anonymised)).not.toContain(anna.id);

  const stored = await everything();
  expect(stored.length).toBeGreaterThan(20);
  expect(stored.filter((row) => row.includes(secret))).toEqual([]);
  // Whom it has forgotten is in the answer to the one who asked for it, and in nothing else.
  expect(stored.filter((row) => row.includes(anna.id) && !row.includes(personForgotten.booking.type))).toEqual([]);

  expect(await staff.call(getBooking, { bookingId: forCompany.id })).toMatchObject({
    state: 'approved',
    title: 'Marknadsdialog',
    purpose: null,
    applicantId: null,
    organisationId,
    history: [{ by: null }, { by: staff.id }, { by: null }],
  });
  expect(await refusal(anna.call(getBooking, { bookingId: alone.id }))).toMatchObject({ code: 'booking.not-found' });
  expect((await anna.call(listBookings, {})).items).toEqual([]);
  expect(await staff.call(getBooking, { bookingId: others.id })).toMatchObject({
    title: 'Annat',
    applicantId: others.applicantId,
  });

  const again = await hall.house.as('booker').call(requestBooking, wish(hall.space.room, at(10)));
  expect(await staff.call(approveBooking, { bookingId: again.id })).toMatchObject({ state: 'approved' });

  // Her sign-in may still be good for a while, and facts about her may be late.
  expect(await refusal(anna.call(requestBooking, wish(hall.space.room, at(12))))).toMatchObject({ code: 'person.erased' });
  const late = await hall.house.tell(membershipConfirmed, {
    aggregateId: newId(),
    data: { ...membership, membershipId: newId() },
  });
  await eventually('the late fact has been taken in', () => tables.maybeOne(sql`select from inbox where event_id = ${late}`));
  expect(await tables.query(sql`select from memberships where person_id = ${anna.id}`)).toEqual([]);
});

it('a person who has looked after the house, and whom it was to reach, leaves her work behind and not her name', async () => {
  const [anna, admin] = [hall.house.as('admin'), hall.house.as('admin')];
  const named = { sv: 'x', en: 'x' };
  const lookedAfter: RawInputOf<typeof defineSite> = {
    ...definition,
    slug: 'looked-after',
    pools: [{ slug: 'projectors', name: named, amount: 2 }],
    services: [{ slug: 'coffee', name: named, description: named, leadMinutes: 0, responsibleId: anna.id }],
  };
  const { site, spaces } = await anna.call(defineSite, lookedAfter);
  const { id: spaceId, rules } = spaces[0]!;
  await anna.call(setRules, { spaceId, version: 1, rules: { ...rules, noticeMinutes: 5 } });
  await anna.call(setTerms, { siteId: site.id, text: named });
  await admin.call(setQuota, { kind: 'person', ownerId: anna.id, hoursAMonth: 100, openRequests: null });
  await admin.call(setQuota, { kind: 'organisation', ownerId: newId(), hoursAMonth: 100, openRequests: null });
  const [pool] = (await admin.call(listPools, { siteId: site.id })).pools;
  const contact = { name: secret, email: 'z@example.se', phone: null };
  const ask = (more: object) =>
    anna.call(requestBooking, wish(spaceId, { ...at(9), contact, pooled: [{ poolId: pool!.id, amount: 2 }], termsVersion: 1, ...more }));
  const booking = await ask({ title: secret });
  await admin.call(approveBooking, { bookingId: booking.id });
  // Of her own change, which would not give that booking again, the answer has been kept.
  await admin.call(setRules, { spaceId, version: 2, rules: { ...rules, longestMinutes: 30 } });

  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  await eventually('it is told that she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna.id),
  );
  const stored = await everything();
  expect(stored.filter((row) => row.includes(secret))).toEqual([]);
  expect(stored.filter((row) => row.includes(anna.id) && !row.includes(personForgotten.booking.type))).toEqual([]);
  expect((await admin.call(listRulesHistory, { spaceId })).versions.map(({ version, by }) => [version, by])).toEqual([[3, admin.id], [2, null], [1, null]]);
  expect(await admin.call(showTerms, { siteId: site.id })).toMatchObject({ version: 1, text: named });
  expect((await admin.call(listSiteServices, { siteId: site.id })).services).toMatchObject([{ slug: 'coffee', responsibleId: null, version: 2 }]);
  expect((await admin.call(listQuotas, {})).items.map(({ kind }) => kind)).toEqual(['organisation']);
  // What she had of the pool is there for others.
  const { start: from, end: to } = booking;
  expect((await admin.call(findFreeInPools, { siteId: site.id, from, to })).pools).toMatchObject([{ left: 2 }]);

  const late = { kind: 'person' as const, ownerId: anna.id, hoursAMonth: 1, openRequests: null };
  expect(await refusal(admin.call(setQuota, late))).toMatchObject({ code: 'person.erased' });
  expect(await refusal(admin.call(defineSite, lookedAfter))).toMatchObject({ code: 'person.erased' });
  await anna.call(setTerms, { siteId: site.id, text: { sv: 'y', en: 'y' } });
  expect(await tables.query(sql`select version, by from terms order by version`)).toEqual([{ version: 1, by: null }, { version: 2, by: null }]);
});

it('what a person held as a sole trader is hers, unless somebody else is confirmed to act for it', async () => {
  const [anna, staff] = [hall.house.as('booker'), hall.house.as('staff')];
  const [alone, shared, left, company] = [newId(), newId(), newId(), newId()];
  const [colleagues, ended] = [newId(), newId()];
  const tellMembership = async (organisationId: string, personId: string, membershipId = newId()) =>
    hall.house.tell(membershipConfirmed, {
      aggregateId: membershipId,
      data: { membershipId, personId, organisationId, role: 'member', at: '2026-11-01T10:00:00Z', version: 1 },
    });
  for (const id of [alone, shared, left, company]) {
    const kind = id === company ? 'legal-entity' : 'sole-trader';
    await hall.house.tell(organisationRecorded, { aggregateId: id, data: { id, name: 'Snickeriet', kind, version: 1 } });
    await tellMembership(id, anna.id);
  }
  const colleague = newId();
  await tellMembership(shared, colleague, colleagues);
  await tellMembership(left, colleague, ended);
  await hall.house.tell(membershipEnded, {
    aggregateId: ended,
    aggregateVersion: 2,
    data: { membershipId: ended, personId: colleague, organisationId: left, role: 'member', at: '2026-11-02T10:00:00Z', version: 2 },
  });
  await eventually('all is taken in', async () => {
    const { told } = await tables.one<{ told: number }>(sql`
      select count(*)::int as told from memberships where organisation_id = any (${[alone, shared, left, company]}::uuid[])
        and (version = 2) = (id = ${ended}::uuid)`);
    const { named } = await tables.one<{ named: number }>(sql`
      select count(*)::int as named from organisations where id = any (${[alone, shared, left, company]}::uuid[])`);
    return told === 6 && named === 4;
  });

  const bookingIds: string[] = [];
  for (const [index, organisationId] of [alone, shared, left, company].entries()) {
    const day = (hour: number) => `2026-12-03T${clock(hour)}`;
    const times = { start: day(8 + index), end: day(9 + index) };
    const { id } = await anna.call(requestBooking, wish(hall.space.room, { ...times, title: 'Annas möte', organisationId }));
    await staff.call(approveBooking, { bookingId: id });
    bookingIds.push(id);
  }
  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  await eventually('it is told that she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna.id),
  );
  const stand = await Promise.all(bookingIds.map((bookingId) => staff.call(getBooking, { bookingId })));
  const [gone, kept] = [{ state: 'cancelled', title: '[raderad / erased]' }, { state: 'approved', title: 'Annas möte' }];
  expect(stand).toMatchObject([gone, kept, gone, kept]);
});

it('a person who is erased while she asks for one thing after another leaves nothing behind either', async () => {
  const anna = hall.house.as('booker');
  const ask = () => anna.call(requestBooking, wish(hall.space.hall));
  const asking = Array.from({ length: 60 }, ask);
  await asking[0];
  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  const outcomes = await Promise.allSettled([...asking, ...Array.from({ length: 60 }, ask)]);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : []));
  expect(refused.filter((code) => code !== 'person.erased')).toEqual([]);

  await eventually('it is told that she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna.id),
  );
  const stored = await everything();
  expect(stored.filter((row) => row.includes(anna.id) && !row.includes(personForgotten.booking.type))).toEqual([]);
});

it('a person whose booking is over is erased also where the space has other cells since then', async () => {
  const [anna, staff] = [hall.house.as('booker'), hall.house.as('staff')];
  const { id } = await anna.call(requestBooking, wish(hall.space.room, { ...at(15), title: secret }));
  await staff.call(approveBooking, { bookingId: id });
  const [start, end] = ['2026-11-19T10:00:00Z', '2026-11-19T11:00:00Z'];
  await tables.transaction(async (tx) => {
    await tx.execute(sql`update bookings set starts_at = ${start}, ends_at = ${end} where state = 'approved' and space_id = ${hall.space.room} and id = ${id}`);
    await tx.execute(sql`update allocations set during = tstzrange(${start}, ${end}) where booking_id = ${id}`);
    await tx.execute(sql`delete from allocations where booking_id <> ${id}`);
    await tx.execute(sql`update bookings set state = 'cancelled', reason = 'over' where state = 'approved' and id <> ${id}`);
  });
  const spaces = definition.spaces.map((space) => (space.slug === 'room' ? { ...space, cells: ['room', 'nook'] } : space));
  await hall.house.as('admin').call(defineSite, { ...definition, spaces });

  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  await eventually('it is told that she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna.id),
  );
  expect(await staff.call(getBooking, { bookingId: id })).toMatchObject({ state: 'approved', applicantId: null });
});

it('what could not be taken in of an organisation goes when there is something newer of it', async () => {
  const id = newId();
  const organisation = (name: string, version: number) => ({ aggregateId: id, aggregateVersion: version, data: { id, name, kind: 'sole-trader', version } });
  const letter = (name: string, version: number) =>
    JSON.stringify({ specversion: '1.0', id: newId(), subject: id, aggregateversion: version, data: organisation(name, version).data });
  for (const [name, version] of [[secret, 1], ['newer', 3]] as const) {
    await tables.execute(sql`
      insert into dead_letters (id, reaction, event_id, event_type, aggregate_id, envelope, reason, attempts)
      values (${newId()}, 'name-organisation-when-organisation-recorded', ${newId()}, ${organisationRecorded.type}, ${id}, ${letter(name, version)}, 'because', 6)`);
  }
  await hall.house.tell(organisationRecorded, organisation('[raderad / erased]', 2));
  const left = await eventually('the older letter is gone', async () => {
    const letters = await tables.query<{ envelope: string }>(sql`select envelope from dead_letters where aggregate_id = ${id}`);
    return letters.length === 1 && letters;
  });
  expect(left[0]!.envelope).toContain('newer');
});

it('a person who decides although she has been erased, while her sign-in is still good, is not written down', async () => {
  const [anna, berit] = [hall.house.as('booker'), hall.house.as('staff')];
  const { id: bookingId } = await anna.call(requestBooking, wish(hall.space.room, at(15)));
  await hall.house.tell(personErased, { aggregateId: berit.id, data: { personId: berit.id } });
  await eventually('it is told that she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === berit.id),
  );
  await berit.call(approveBooking, { bookingId });
  const { history } = await anna.call(getBooking, { bookingId });
  expect(history.map(({ change, by }) => [change, by])).toEqual([['request', anna.id], ['approve', null]]);
});
