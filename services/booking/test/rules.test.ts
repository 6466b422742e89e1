import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, getBooking, listRulesHistory, listSites, listSpaces, previewRules, requestBooking, setRules, setTerms, showTerms, type RawInputOf,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { sql, sqlState, type Sql } from '#persistence';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';
import { partner } from './partner.js';

type Rules = RawInputOf<typeof setRules>['rules'];

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');

const rules: Rules = {
  noticeMinutes: 0, horizonDays: 365, shortestMinutes: 5, longestMinutes: 1440, gridMinutes: null, whoMayAsk: 'everybody', approval: 'manual',
  pendingBlocks: false,
  lateCancellationMinutes: 0,
  releaseAfterMinutes: null,
};
const text = (word: string) => ({ sv: `${word} sv`, en: word });
const at = (from: string, to: string) => ({ start: thursday(from), end: thursday(to) });

describe('rules of a space', () => {
  it('are set in the next version by who has seen the last, and say which bookings they would refuse', async () => {
    const spaceId = hall.space.room;
    const company = await partner(hall);
    const given = await booker().call(requestBooking, wish(spaceId, { ...at('09:10', '10:10'), title: 'Vid fel minut' }));
    await staff().call(approveBooking, { bookingId: given.id });
    const long = await company.member.call(requestBooking, wish(spaceId, { ...at('11:00', '14:00'), title: 'För långt', organisationId: company.organisationId }));
    await booker().call(requestBooking, wish(spaceId, at('15:00', '16:00')));
    const next: Rules = { ...rules, longestMinutes: 120, gridMinutes: 15, noticeMinutes: 525_600, horizonDays: 1 };

    const preview = await staff().call(previewRules, { spaceId, rules: next });
    expect(preview).toMatchObject({ rules: next, rulesVersion: 1, bookingsHitCount: 2 });
    expect(preview.bookingsHit.map(({ id, state, codes }) => [id, state, codes])).toEqual([
      [given.id, 'approved', ['booking.off-grid']],
      [long.id, long.state, ['booking.too-long']],
    ]);
    const set = await staff().call(setRules, { spaceId, version: 1, rules: next });
    expect(set).toEqual({ ...preview, rulesVersion: 2 });
    expect(await refusal(staff().call(setRules, { spaceId, version: 1, rules }))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
    expect(await staff().call(setRules, { spaceId, version: 2, rules: next })).toMatchObject({ rulesVersion: 2, bookingsHitCount: 0 });

    // Nothing is touched, and what is decided from now on is decided under the new ones.
    expect(await staff().call(getBooking, { bookingId: given.id })).toMatchObject({ state: 'approved', rulesVersion: 1, version: 2 });
    expect(await refusal(booker().call(requestBooking, wish(spaceId, at('16:00', '17:00'))))).toMatchObject({ code: 'booking.too-soon' });
    const back = await staff().call(setRules, { spaceId, version: 2, rules });
    expect(back).toMatchObject({ rulesVersion: 3, bookingsHitCount: 0 });
    expect(await booker().call(requestBooking, wish(spaceId, at('16:00', '17:00')))).toMatchObject({ rulesVersion: 3 });
  });

  it('that approve at once keep others out, whatever is said of that', async () => {
    const spaceId = hall.space['hall-east'];
    const set = await staff().call(setRules, { spaceId, version: 1, rules: { ...rules, approval: 'automatic' } });
    expect(set.rules.pendingBlocks).toBe(true);
    const { spaces } = await hall.house.as('visitor').call(listSpaces, {});
    expect(spaces.find(({ id }) => id === spaceId)).toMatchObject({ rules: set.rules, rulesVersion: 2 });
    expect(await booker().call(requestBooking, wish(spaceId))).toMatchObject({ state: 'approved', rulesVersion: 2 });
  });

  it('admit who acts for an organisation, or a partner; others’ bookings are named', async () => {
    const spaceId = hall.space['hall-west'];
    const company = await partner(hall);
    const hers = await booker().call(requestBooking, wish(spaceId));
    await company.member.call(requestBooking, wish(spaceId, { organisationId: company.organisationId, start: '2026-11-27T13:00', end: '2026-11-27T14:00' }));
    const hit = async (whoMayAsk: Rules['whoMayAsk']) =>
      (await staff().call(previewRules, { spaceId, rules: { ...rules, whoMayAsk } })).bookingsHit.map(({ id, codes }) => [id, codes]);
    expect(await hit('everybody')).toEqual([]);
    expect(await hit('organisations')).toEqual([[hers.id, ['booking.not-for-you']]]);
    expect(await hit('partners')).toEqual([[hers.id, ['booking.not-for-you']]]);
    expect(await hit('staff')).toHaveLength(2);
  });

  it('have a history, which says to staff who set them', async () => {
    const [spaceId, setter] = [hall.space.hall, staff()];
    await setter.call(setRules, { spaceId, version: 1, rules: { ...rules, noticeMinutes: 60 } });
    const seen = await staff().call(listRulesHistory, { spaceId });
    const now = hall.house.clock.now().toString();
    expect(seen.versions).toEqual([
      { version: 2, rules: { ...rules, noticeMinutes: 60 }, at: now, by: setter.id },
      { version: 1, rules, at: now, by: null },
    ]);
    expect((await hall.house.as('visitor').call(listRulesHistory, { spaceId })).versions.map(({ by }) => by)).toEqual([null, null]);
  });

  it('of many who set them at once from the same version, one does', async () => {
    const spaceId = hall.space.hall;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => staff().call(setRules, { spaceId, version: 2, rules: { ...rules, noticeMinutes: index } })),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : []));
    expect(refused).toEqual(Array.from({ length: 9 }, () => 'version.changed'));
    expect((await staff().call(listRulesHistory, { spaceId })).versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  it('are refused where they make no sense, or the space is none', async () => {
    const wrong = { ...rules, shortestMinutes: 60, longestMinutes: 30 };
    const fields = [{ field: 'rules.longestMinutes', code: 'below-shortest' }];
    expect(await refusal(staff().call(setRules, { spaceId: hall.space.room, version: 3, rules: wrong }))).toMatchObject({ code: 'input.invalid', fields });
    expect(await refusal(staff().call(previewRules, { spaceId: hall.space.room, rules: wrong }))).toMatchObject({ code: 'input.invalid', fields });
    const spaceId = newId();
    expect(await refusal(staff().call(setRules, { spaceId, version: 1, rules }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(previewRules, { spaceId, rules }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(listRulesHistory, { spaceId }))).toMatchObject({ code: 'space.not-found' });
  });

  it('and terms stay as they are in each version, in the database too', async () => {
    const tables = hall.house.database('booking');
    const constraintOf = (statement: Sql) =>
      tables.execute(statement).then(() => undefined, (error: unknown) => `${sqlState(error)} ${(error as { constraint?: string }).constraint}`);
    await staff().call(setTerms, { siteId: hall.siteId, text: { sv: 'Städa', en: 'Tidy up' } });
    for (const statement of [
      sql`update space_rules set notice_minutes = 1 where space_id = ${hall.space.hall}`,
      sql`delete from space_rules where space_id = ${hall.space.hall}`,
      sql`update terms set text = '{}', by = null`,
      sql`update space_rules set by = ${newId()}`,
    ])
      expect(await constraintOf(statement)).toBe('23514 versions_stay');
  });
});

describe('terms of a site', () => {
  it('are in the next version each time they are others, and every version can be read', async () => {
    const siteId = hall.siteId;
    const before = (await termsNow())?.version ?? 0;
    const first = await staff().call(setTerms, { siteId, text: text('Tidy up') });
    expect(first).toEqual({ siteId, version: before + 1, text: text('Tidy up'), at: hall.house.clock.now().toString() });
    expect(await staff().call(setTerms, { siteId, text: text('Tidy up') })).toEqual(first);
    const second = await staff().call(setTerms, { siteId, text: text('Tidy up well') });
    expect(second.version).toBe(first.version + 1);
    expect(await hall.house.as('visitor').call(showTerms, { siteId })).toEqual(second);
    expect(await hall.house.as('visitor').call(showTerms, { siteId, version: first.version })).toEqual(first);
    const { sites } = await hall.house.as('visitor').call(listSites, {});
    expect(sites.find(({ id }) => id === siteId)).toMatchObject({ termsVersion: second.version });

    expect(await refusal(booker().call(requestBooking, wish(hall.space.hall)))).toMatchObject({ code: 'booking.terms-not-accepted' });
    const accepted = await booker().call(requestBooking, wish(hall.space.hall, { ...at('08:00', '09:00'), termsVersion: second.version }));
    expect(accepted.termsVersion).toBe(second.version);
  });

  it('are none until they are set', async () => {
    const visitor = hall.house.as('visitor');
    expect(await refusal(visitor.call(showTerms, { siteId: newId() }))).toMatchObject({ code: 'terms.not-found' });
    expect(await refusal(visitor.call(showTerms, { siteId: hall.siteId, version: 99 }))).toMatchObject({ code: 'terms.not-found' });
    expect(await refusal(staff().call(setTerms, { siteId: newId(), text: { sv: 'x', en: 'x' } }))).toMatchObject({ code: 'site.not-found' });
  });
});

const termsNow = () => hall.house.as('visitor').call(showTerms, { siteId: hall.siteId }).catch(() => undefined);
