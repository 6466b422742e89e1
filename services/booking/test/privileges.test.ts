import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agreementActivated,
  agreementAnonymised,
  agreementEnded,
  agreementTerminated,
  approveBooking,
  bookingApproved,
  cancelBooking,
  explainDecisions,
  getBooking,
  listPrivileges,
  moveBooking,
  requestBooking,
  setApprovalRules,
  setQuota,
  type Grant,
} from '#contracts';
import { newId } from '#kernel';
import { rebuild } from '#messaging';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { projections } from '../src/projections/projections.js';
import { openHall, refusal, today, wish, type Hall } from './hall.js';
import { generous, partner, type Partner } from './partner.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const on = (date: string, from: number, to: number) => ({
  start: `${date}T${String(from).padStart(2, '0')}:00`,
  end: `${date}T${String(to).padStart(2, '0')}:00`,
});
const ask = ({ member, organisationId }: Partner, times: ReturnType<typeof on>, spaceId = hall.space.room) =>
  member.call(requestBooking, wish(spaceId, { ...times, organisationId }));

describe('an active agreement', () => {
  it('has what its organisation asks for approved at once, and tells it once', async () => {
    const company = await partner(hall);
    const booked = await ask(company, on('2026-11-23', 8, 10));
    const { agreementId, member } = company;
    expect(booked).toMatchObject({ state: 'approved', agreementId, eventId: null, version: 2, decidedAt: today });
    const { history } = await member.call(getBooking, { bookingId: booked.id });
    expect(history.map(({ change, state, by }) => [change, state, by])).toEqual([
      ['request', 'requested', member.id],
      ['approve', 'approved', null],
    ]);
    const told = await eventually('the approval is told', async () => {
      const facts = (await hall.house.told()).filter(({ subject }) => subject === booked.id);
      return facts.length > 0 && facts;
    });
    expect(told).toMatchObject([{ type: bookingApproved.type, aggregateversion: 2, data: { state: 'approved', agreementId } }]);
    expect(await refusal(hall.house.as('booker').call(requestBooking, wish(hall.space.room, on('2026-11-23', 9, 11))))).toMatchObject({
      code: 'booking.conflict',
    });
  });

  it('is what its decision is explained by, and does not stand for a second person where two have to approve', async () => {
    const company = await partner(hall);
    const given = await ask(company, on('2026-11-26', 10, 11));
    const { decisions } = await company.member.call(explainDecisions, { bookingId: given.id });
    expect(decisions).toMatchObject([
      { kind: 'given-by-agreement', decidedBy: 'agreement', by: null, agreement: { agreementId: company.agreementId, privileges: { automaticApproval: true } } },
    ]);
    const rules = { siteId: hall.siteId, peopleOver: null, outsideOpeningHours: false };
    const { version } = await hall.house.as('admin').call(setApprovalRules, { ...rules, version: null, alcohol: true });
    const festive = { ...wish(hall.space.room, on('2026-11-26', 11, 12)), organisationId: company.organisationId, servesAlcohol: true };
    expect(await company.member.call(requestBooking, festive)).toMatchObject({ state: 'requested', agreementId: null, secondApproval: ['alcohol'] });
    await hall.house.as('admin').call(setApprovalRules, { ...rules, version, alcohol: false });
  });

  it('makes nobody wait, and so asks for no room among the requests that may', async () => {
    const company = await partner(hall, { privileges: { ...generous, hoursAMonth: 2 } });
    await staff().call(setQuota, { kind: 'organisation', ownerId: company.organisationId, hoursAMonth: null, openRequests: 0 });
    expect(await ask(company, on('2027-02-08', 8, 10))).toMatchObject({ state: 'approved' });
    expect(await refusal(ask(company, on('2027-02-09', 8, 9)))).toMatchObject({ code: 'booking.quota-requests', params: { requests: 0, open: 0 } });
  });

  it('gives nothing to those who do not act for the organisation, nor to its member when she asks for herself', async () => {
    const company = await partner(hall);
    const stranger = { ...company, member: hall.house.as('booker') };
    expect(await refusal(ask(stranger, on('2026-11-24', 8, 9)))).toMatchObject({ code: 'booking.not-for-organisation' });
    const own = await company.member.call(requestBooking, wish(hall.space.room, on('2026-11-24', 8, 9)));
    expect(own).toMatchObject({ state: 'requested', agreementId: null });
  });

  it('approves no more hours a month than it says; what is beyond becomes a request, and hours given back count again', async () => {
    const company = await partner(hall);
    const [first, second] = [await ask(company, on('2026-12-01', 8, 10)), await ask(company, on('2026-12-02', 8, 10))];
    const beyond = await ask(company, on('2026-12-03', 8, 9));
    expect([first, second, beyond].map(({ state }) => state)).toEqual(['approved', 'approved', 'requested']);
    expect(beyond.agreementId).toBeNull();
    // What staff approve does not count, and another month has hours of its own.
    await staff().call(approveBooking, { bookingId: beyond.id });
    expect(await ask(company, on('2027-01-11', 8, 12))).toMatchObject({ state: 'approved' });

    await company.member.call(cancelBooking, { bookingId: first.id, reason: 'Digitalt' });
    expect(await ask(company, on('2026-12-03', 10, 12))).toMatchObject({ state: 'approved' });
    await staff().call(moveBooking, { bookingId: second.id, version: 2, ...on('2027-02-01', 8, 10) });
    expect(await ask(company, on('2026-12-03', 13, 15))).toMatchObject({ state: 'approved' });
    expect(await ask(company, on('2026-12-03', 15, 16))).toMatchObject({ state: 'requested' });
  });

  it('approves nothing that stands in the way of what is approved', async () => {
    const company = await partner(hall);
    await ask(company, on('2026-11-25', 8, 9), hall.space['hall-west']);
    const { code, params } = await refusal(ask(company, on('2026-11-25', 8, 10), hall.space.hall));
    expect([code, params.standsInTheWay]).toMatchObject(['booking.conflict', [{ spaceId: hall.space['hall-west'] }]]);
  });

  it('lets its organisation ask further ahead, and what is there can be moved about there', async () => {
    const company = await partner(hall, { privileges: { ...generous, automaticApproval: false } });
    const far = on('2028-02-01', 8, 9);
    expect(await refusal(company.member.call(requestBooking, wish(hall.space.room, far)))).toMatchObject({
      code: 'booking.too-far-ahead',
      params: { days: 365 },
    });
    const booked = await ask(company, far);
    expect(booked).toMatchObject({ state: 'requested', start: '2028-02-01T07:00:00Z' });
    expect(await refusal(ask(company, on('2028-06-01', 8, 9)))).toMatchObject({ code: 'booking.too-far-ahead', params: { days: 540 } });

    await company.tell(agreementEnded, 'ended', 5);
    expect(await staff().call(moveBooking, { bookingId: booked.id, version: 1, ...on('2028-02-01', 10, 11) })).toMatchObject({ version: 2 });
    expect(await refusal(staff().call(moveBooking, { bookingId: booked.id, version: 2, ...on('2028-03-01', 8, 9) }))).toMatchObject({
      code: 'booking.too-far-ahead',
    });
  });
});

describe('an agreement that is not active', () => {
  it.each([
    [agreementEnded, 'ended'],
    [agreementTerminated, 'terminated'],
  ] as const)('any more gives nothing, and what was approved stays: %#', async (fact, state) => {
    const company = await partner(hall);
    const date = state === 'ended' ? '2026-11-26' : '2026-11-27';
    const before = await ask(company, on(date, 8, 9));
    await company.tell(fact, state, 6);
    // One that comes late changes nothing.
    await company.tell(agreementActivated, 'active', 4);
    expect(await ask(company, on(date, 9, 10))).toMatchObject({ state: 'requested' });
    expect(await refusal(ask(company, on('2028-02-01', 8, 9)))).toMatchObject({ code: 'booking.too-far-ahead' });
    expect(await company.member.call(getBooking, { bookingId: before.id })).toMatchObject({
      state: 'approved',
      agreementId: company.agreementId,
      version: 2,
    });
  });

  it('yet, or whose last day is over though nobody has said so, gives nothing', async () => {
    const coming = await partner(hall, { startsAt: '2026-11-20T10:00:01Z' });
    const over = await partner(hall, { endsAt: today });
    for (const company of [coming, over]) expect(await ask(company, on('2026-11-30', 8, 9))).toMatchObject({ state: 'requested' });
    const ending = await partner(hall, { endsAt: '2026-12-07T23:00:00Z' });
    expect(await ask(ending, on('2026-12-07', 8, 9))).toMatchObject({ state: 'approved' });
    expect(await ask(ending, on('2026-12-08', 8, 9))).toMatchObject({ state: 'requested' });
  });

  it('is kept as it is when somebody who signed it is erased', async () => {
    const company = await partner(hall);
    await company.tell(agreementAnonymised, 'active', 5);
    expect(await ask(company, on('2026-11-30', 10, 11))).toMatchObject({ state: 'approved' });
  });
});

describe('privileges', () => {
  it('are listed with what is used of them: to staff all, to others those of their organisations', async () => {
    const [company, other] = [await partner(hall), await partner(hall, { privileges: { ...generous, hoursAMonth: null } })];
    await ask(company, on('2026-11-30', 12, 13));
    await ask(company, { start: '2026-11-30T13:00', end: '2026-11-30T13:30' });
    await ask(company, on('2026-12-14', 8, 9));
    const { organisationId, agreementId, member } = company;
    const mine = { organisationId, agreementId, ...generous, endsAt: '2027-10-31T23:00:00Z', hoursUsed: 1.5 };
    expect(await member.call(listPrivileges, {})).toEqual({ privileges: [mine] });
    expect(await member.call(listPrivileges, { organisationId: other.organisationId })).toEqual({ privileges: [] });
    expect(await staff().call(listPrivileges, { organisationId })).toEqual({ privileges: [mine] });
    const { privileges } = await staff().call(listPrivileges, {});
    const theirs = { ...mine, organisationId: other.organisationId, agreementId: other.agreementId, hoursAMonth: null, hoursUsed: 0 };
    expect(privileges).toEqual(expect.arrayContaining([mine, theirs]));
    await company.tell(agreementEnded, 'ended', 5);
    expect(await member.call(listPrivileges, {})).toEqual({ privileges: [] });
  });

  it('are rebuilt from what partners has', async () => {
    const company = await partner(hall);
    const { agreementId, organisationId } = company;
    const item: Grant = {
      id: newId(),
      agreementId,
      organisationId,
      isActive: true,
      startsAt: '2026-10-31T23:00:00Z',
      endsAt: '2027-10-31T23:00:00Z',
      privileges: { ...generous, hoursAMonth: 1 },
      version: 7,
    };
    const grants = projections.find(({ name }) => name === 'grants')!;
    const tables = hall.house.database('booking');
    expect(await rebuild(tables, grants, async () => ({ items: [item], next: null }))).toBe(1);
    expect(await tables.query(sql`select agreement_id as "agreementId", hours_a_month as hours, version from grants`)).toEqual([
      { agreementId, hours: 1, version: 7 },
    ]);
    expect(await ask(company, on('2026-12-15', 8, 9))).toMatchObject({ state: 'approved' });
    expect(await ask(company, on('2026-12-15', 9, 10))).toMatchObject({ state: 'requested' });
  });
});
