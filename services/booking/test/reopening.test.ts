import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, bookingRequested, cancelBooking, checkInBooking, closeSpace, declineBooking, explainDecisions, getBooking, listMyQuotas, listSpaces, moveBooking, placeBlock, reopenBooking,
  requestBooking, setApprovalRules, setQuota, setRules, showApprovalRules, withdrawBooking, type BookingView,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const anna = () => hall.house.as('booker');
const at = (from: string, to: string) => ({ start: thursday(from), end: thursday(to) });
const declined = async (times = at('09:00', '10:00'), spaceId = hall.space.room): Promise<BookingView> => {
  const { id: bookingId } = await anna().call(requestBooking, wish(spaceId, times));
  return staff().call(declineBooking, { bookingId, reason: 'Fullt' });
};
const approved = async (times: { start: string; end: string }, spaceId = hall.space.room) => {
  const { id: bookingId } = await anna().call(requestBooking, wish(spaceId, times));
  return staff().call(approveBooking, { bookingId });
};
const reopen = ({ id: bookingId }: BookingView) => staff().call(reopenBooking, { bookingId });

describe('taking up again', () => {
  it('makes a request of what was declined, and of what was cancelled; what was decided stays in the history', async () => {
    const one = await declined();
    const other = await approved(at('10:00', '11:00'));
    const cancelled = await staff().call(cancelBooking, { bookingId: other.id, reason: 'Vattenskada' });
    for (const before of [one, cancelled]) {
      const after = await reopen(before);
      expect(after).toMatchObject({
        state: 'requested', reason: null, reasonId: null, listedReason: null, decidedAt: null, version: before.version + 1, start: before.start, caseNumber: before.caseNumber,
      });
      const { history } = await staff().call(getBooking, { bookingId: before.id });
      expect(history.at(-2)).toMatchObject({ state: before.state });
      expect(history.at(-1)).toMatchObject({ change: 'reopen', state: 'requested' });
      expect(await staff().call(approveBooking, { bookingId: before.id })).toMatchObject({ state: 'approved' });
    }
    const facts = await eventually('it is told as a request', async () => {
      const told = (await hall.house.told(bookingRequested)).filter(({ subject }) => subject === one.id);
      return told.length === 2 && told;
    });
    expect(facts[1]).toMatchObject({ aggregateversion: 3, data: { state: 'requested', reason: null, version: 3 } });
  });

  it('forgets that somebody had come to it', async () => {
    const { id: bookingId } = await approved(at('15:00', '15:30'));
    hall.house.clock.set('2026-11-26T13:40:00Z');
    await staff().call(checkInBooking, { bookingId });
    const before = await staff().call(cancelBooking, { bookingId, reason: 'Vattenskada' });
    expect(await reopen(before)).toMatchObject({ state: 'requested', checkedInAt: null });
    hall.house.clock.set(today);
  });

  it('lets it wait anew, from now on, under the number that it had', async () => {
    const before = await declined(at('11:00', '11:30'));
    hall.house.clock.advance('PT2H');
    await reopen(before);
    const row = await hall.house.database('booking').one<{ state: string; since: string; waits: string }>(sql`
      select state, clock_started_at::text as since, waits_for as waits from cases where number = ${before.caseNumber}`);
    hall.house.clock.set(today);
    expect(row).toEqual({ state: 'requested', since: '2026-11-20 12:00:00+00', waits: 'staff' });
  });

  it('is refused where the time has been taken, by what it says', async () => {
    const before = await declined(at('13:00', '14:00'), hall.space['hall-west']);
    const taker = await approved(at('13:30', '14:30'), hall.space.hall);
    expect(await refusal(reopen(before))).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ bookingId: taker.id }] } });
    await staff().call(cancelBooking, { bookingId: taker.id, reason: 'x' });
    await staff().call(placeBlock, { spaceId: hall.space.hall, ...at('13:00', '15:00'), reason: { sv: 'Golvet', en: 'The floor' } });
    expect(await refusal(reopen(before))).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'maintenance' }] } });
    expect(await staff().call(getBooking, { bookingId: before.id })).toMatchObject({ state: 'declined', version: before.version, reason: 'Fullt' });
  });

  it('is refused where it is too late, is another state, or there is nobody or nothing to take it up for', async () => {
    const before = await declined(at('15:00', '16:00'));
    expect(await refusal(staff().call(reopenBooking, { bookingId: before.id, version: 1 }))).toMatchObject({ code: 'version.changed' });
    expect(await refusal(staff().call(reopenBooking, { bookingId: newId() }))).toMatchObject({ code: 'booking.not-found' });
    hall.house.clock.set('2026-11-26T14:00:01Z');
    expect(await refusal(reopen(before))).toMatchObject({ code: 'booking.in-the-past' });
    hall.house.clock.set(today);
    const applicant = anna();
    const { id: bookingId } = await applicant.call(requestBooking, wish(hall.space.room, at('16:00', '17:00')));
    const waiting = await refusal(staff().call(reopenBooking, { bookingId }));
    await applicant.call(withdrawBooking, { bookingId });
    const withdrawn = await refusal(staff().call(reopenBooking, { bookingId }));
    expect([waiting, withdrawn].map(({ code }) => code)).toEqual(['booking.illegal-transition', 'booking.illegal-transition']);
    await hall.house.database('booking').execute(sql`update bookings set event_id = ${newId()} where id = ${before.id}`);
    expect(await refusal(reopen(before))).toMatchObject({ code: 'booking.asked-by-event' });
    await hall.house.database('booking').execute(sql`update bookings set event_id = null, applicant_id = null where id = ${before.id}`);
    expect(await refusal(reopen(before))).toMatchObject({ code: 'person.erased' });
  });

  it('counts on a quota from then on, and is not stopped by it', async () => {
    const applicant = anna();
    await staff().call(setQuota, { kind: 'person', ownerId: applicant.id, hoursAMonth: null, openRequests: 1 });
    const ask = (hour: number) => applicant.call(requestBooking, wish(hall.space['hall-east'], at(`${hour}:00`, `${hour}:30`)));
    const first = await ask(10);
    await staff().call(declineBooking, { bookingId: first.id, reason: 'x' });
    await ask(11);
    await reopen(first);
    expect(await applicant.call(listMyQuotas, {})).toMatchObject({ quotas: [{ requestsOpen: 2 }] });
    expect(await refusal(ask(12))).toMatchObject({ code: 'booking.quota-requests' });
  });

  it('takes the floor again where requests hold it, and is looked at by the rules of now', async () => {
    const spaceId = hall.space['hall-east'];
    const before = await declined(at('15:00', '16:00'), spaceId);
    const { rules, rulesVersion } = (await staff().call(listSpaces, {})).spaces.find(({ id }) => id === spaceId)!;
    await staff().call(setRules, { spaceId, version: rulesVersion, rules: { ...rules, pendingBlocks: true } });
    await hall.house.as('admin').call(setApprovalRules, { siteId: hall.siteId, version: null, peopleOver: 5, outsideOpeningHours: false, alcohol: false });
    expect(await reopen(before)).toMatchObject({ holdsFloor: true, rulesVersion: rulesVersion + 1, secondApproval: ['people'] });
    expect(await refusal(anna().call(requestBooking, wish(spaceId, at('15:00', '16:00'))))).toMatchObject({ code: 'booking.conflict' });
    await hall.house.as('admin').call(setApprovalRules, { siteId: hall.siteId, version: 1, peopleOver: null, outsideOpeningHours: false, alcohol: false });
  });

  it('against somebody who takes the time at the same moment, one of them has it and the other is told', async () => {
    const spaceId = hall.space['hall-east'];
    for (let hour = 10; hour < 16; hour++) {
      const friday = { start: `2026-11-27T${hour}:00`, end: `2026-11-27T${hour}:20` };
      const before = await declined(friday, spaceId);
      const [mine, theirs] = await Promise.allSettled([reopen(before), anna().call(requestBooking, wish(spaceId, friday))]);
      expect([mine.status, theirs.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('is not taken up in a space that the house no longer has', async () => {
    const before = await declined(at('12:00', '12:30'));
    await hall.house.as('admin').call(closeSpace, { spaceId: hall.space.room, reason: { sv: 'Vatten', en: 'Water' } });
    expect(await refusal(reopen(before))).toMatchObject({ code: 'space.not-found' });
  });
});

describe('explaining what was decided', () => {
  it('says who, when and why, under which rules, to staff; and to the applicant what concerns her', async () => {
    const spaceId = hall.space['hall-west'];
    const { rules, rulesVersion } = (await staff().call(listSpaces, {})).spaces.find(({ id }) => id === spaceId)!;
    const admin = hall.house.as('admin');
    const { version: old } = await admin.call(showApprovalRules, { siteId: hall.siteId });
    const { version } = await admin.call(setApprovalRules, { siteId: hall.siteId, version: old, peopleOver: 20, outsideOpeningHours: false, alcohol: true });
    const [applicant, eva, olle] = [anna(), staff(), staff()];
    const { id: bookingId, caseNumber } = await applicant.call(requestBooking, wish(spaceId, { ...at('09:00', '10:00'), people: 30 }));
    await eva.call(approveBooking, { bookingId });
    await olle.call(approveBooking, { bookingId });
    const stricter = { ...rules, noticeMinutes: 60 };
    await admin.call(setRules, { spaceId, version: rulesVersion, rules: stricter });
    await eva.call(moveBooking, { bookingId, version: 3, ...at('09:00', '09:30') });
    await eva.call(cancelBooking, { bookingId, reason: 'Vattenskada i källaren' });
    await olle.call(reopenBooking, { bookingId });

    const told = await eva.call(explainDecisions, { bookingId });
    expect(told).toMatchObject({ bookingId, caseNumber });
    expect(told.decisions.map(({ kind, by, decidedBy }) => [kind, by, decidedBy])).toEqual([
      ['first-approved', eva.id, 'house'],
      ['approved', olle.id, 'house'],
      ['moved', eva.id, 'house'],
      ['cancelled', eva.id, 'house'],
      ['reopened', olle.id, 'house'],
    ]);
    const approvalRules = { version, peopleOver: 20, outsideOpeningHours: false, alcohol: true };
    const [first, second, moved, cancelled] = told.decisions;
    expect(first).toMatchObject({ secondApproval: { grounds: ['people'], first: { by: eva.id }, second: null } });
    expect(second).toMatchObject({
      rules: { version: rulesVersion, rules },
      approvalRules,
      secondApproval: { grounds: ['people'], first: { by: eva.id, at: today }, second: { by: olle.id } },
      agreement: null,
    });
    expect(moved).toMatchObject({ rules: { version: rulesVersion + 1, rules: stricter }, end: '2026-11-26T08:30:00Z', secondApproval: null });
    expect(cancelled).toMatchObject({ words: 'Vattenskada i källaren', reason: { text: { en: 'Another reason' } } });

    const hers = await applicant.call(explainDecisions, { bookingId });
    expect(JSON.stringify(hers)).not.toContain(eva.id);
    expect(JSON.stringify(hers)).not.toContain(olle.id);
    expect(hers.decisions.map(({ kind }) => kind)).toEqual(told.decisions.map(({ kind }) => kind));
    expect(hers.decisions[3]).toMatchObject({ words: 'Vattenskada i källaren', decidedBy: 'house' });
    expect(await refusal(anna().call(explainDecisions, { bookingId }))).toMatchObject({ code: 'booking.not-found' });
  });

  it('says what the rules of the space gave by themselves', async () => {
    const spaceId = hall.space['hall-west'];
    const { rules, rulesVersion } = (await staff().call(listSpaces, {})).spaces.find(({ id }) => id === spaceId)!;
    await staff().call(setRules, { spaceId, version: rulesVersion, rules: { ...rules, approval: 'automatic' } });
    const applicant = anna();
    const { id: bookingId } = await applicant.call(requestBooking, wish(spaceId, at('11:00', '12:00')));
    const { decisions } = await applicant.call(explainDecisions, { bookingId });
    expect(decisions).toMatchObject([{ kind: 'given-by-rules', decidedBy: 'rules', rules: { version: rulesVersion + 1, rules: { approval: 'automatic' } } }]);
  });
});
