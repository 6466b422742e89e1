import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addReason, approveBooking, bookingDeclined, cancelBooking, cancelSeries, changeReason, declineBooking, declineSeries, getBooking, listReasons, requestBooking,
  requestSeries, seriesCancelled, seriesDecided, type RawInputOf, type ReasonView,
} from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const anna = () => hall.house.as('booker');
const listed = async (kind: 'decline' | 'cancel'): Promise<ReasonView[]> => (await staff().call(listReasons, { kind })).reasons;
const ask = () => anna().call(requestBooking, wish(hall.space.room));
const added = (text: string, kind: 'decline' | 'cancel' = 'decline') => staff().call(addReason, { kind, text: { sv: text, en: `${text} (en)` } });

describe('the list of reasons', () => {
  it('begins with some of each kind, the last of which stands for whatever it lacks', async () => {
    for (const kind of ['decline', 'cancel'] as const) {
      const reasons = await listed(kind);
      expect(reasons.length).toBeGreaterThan(4);
      expect(reasons.map(({ isOther }) => isOther)).toEqual([...reasons.slice(1).map(() => false), true]);
    }
    expect((await anna().call(listReasons, {})).reasons).toHaveLength((await listed('decline')).length + (await listed('cancel')).length);
  });

  it('is kept by staff: added to, put in order, reworded while nobody has been given it, and taken out of use', async () => {
    const one = await added('Byggs om');
    expect((await listed('decline')).at(-1)).toEqual(one);
    const first = await staff().call(changeReason, { reasonId: one.id, version: 1, position: 1, text: { sv: 'Byggs om', en: 'Being rebuilt' } });
    expect(first).toMatchObject({ position: 1, text: { en: 'Being rebuilt' }, version: 2 });
    expect(await refusal(staff().call(changeReason, { reasonId: one.id, version: 1, inUse: false }))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
    await staff().call(changeReason, { reasonId: one.id, version: 2, inUse: false });
    expect((await listed('decline')).map(({ id }) => id)).not.toContain(one.id);
    expect((await staff().call(listReasons, { unused: true })).reasons.map(({ id }) => id)).toContain(one.id);
    expect(await refusal(staff().call(changeReason, { reasonId: newId(), version: 1, inUse: false }))).toMatchObject({ code: 'reason.not-found' });
  });

  it('says for ever what it said to whoever was given it, and the database sees to it', async () => {
    const reason = await added('Fullt i huset');
    const { id: bookingId } = await ask();
    await staff().call(declineBooking, { bookingId, reasonId: reason.id });
    const text = { sv: 'Du är inte välkommen', en: 'You are not welcome' };
    expect(await refusal(staff().call(changeReason, { reasonId: reason.id, version: 1, text }))).toMatchObject({ code: 'reason.given' });
    const changed = hall.house.database('booking').execute(sql`update reasons set text = ${JSON.stringify(text)}::jsonb where id = ${reason.id}`);
    const error: unknown = await changed.catch((caught: unknown) => caught);
    expect([sqlState(error), (error as { constraint: string }).constraint]).toEqual(['23514', 'given_reasons_stay']);
    await staff().call(changeReason, { reasonId: reason.id, version: 1, inUse: false });
    expect(await staff().call(getBooking, { bookingId })).toMatchObject({ listedReason: reason.text });
  });

  it('either is given as it was or reworded before, where both happen at once', async () => {
    for (let round = 0; round < 5; round++) {
      const reason = await added(`Före ${round}`);
      const { id: bookingId } = await ask();
      const text = { sv: `Efter ${round}`, en: `After ${round}` };
      const [declined, reworded] = await Promise.all([
        staff().call(declineBooking, { bookingId, reasonId: reason.id }),
        staff().call(changeReason, { reasonId: reason.id, version: 1, text }).catch((error: unknown) => error),
      ]);
      const now = (await listed('decline')).find(({ id }) => id === reason.id)!;
      expect(declined.listedReason).toEqual(now.text);
      expect(reworded instanceof Error).toBe(now.text.sv === reason.text.sv);
    }
  });
});

describe('declining and cancelling', () => {
  it('tells the listed reason with the words, in the booking and in the fact', async () => {
    const [reason] = await listed('decline');
    const { id: bookingId } = await ask();
    const declined = await staff().call(declineBooking, { bookingId, reasonId: reason!.id, reason: 'Valnatt.' });
    expect(declined).toMatchObject({ state: 'declined', reasonId: reason!.id, listedReason: reason!.text, reason: 'Valnatt.' });
    const fact = await eventually('it is told', async () => (await hall.house.told(bookingDeclined)).find(({ subject }) => subject === bookingId));
    expect(fact.data).toMatchObject({ listedReason: reason!.text, reason: 'Valnatt.' });
  });

  it('always gives a reason: of the house one from the list, where words alone stand for any other', async () => {
    const other = (await listed('decline')).find(({ isOther }) => isOther)!;
    const [one, two] = [await ask(), await ask()];
    expect(await refusal(staff().call(declineBooking, { bookingId: one.id }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'reason' }] });
    expect(await staff().call(declineBooking, { bookingId: one.id, reason: 'Se mejl.' })).toMatchObject({ reasonId: other.id, reason: 'Se mejl.' });
    const unused = await staff().call(changeReason, { reasonId: other.id, version: other.version, inUse: false });
    expect(await staff().call(declineBooking, { bookingId: two.id, reason: 'Se mejl.' })).toMatchObject({ reasonId: null, listedReason: null });
    await staff().call(changeReason, { reasonId: other.id, version: unused.version, inUse: true });
  });

  it('takes no reason of the other kind, none out of use, and none that there is not', async () => {
    const [cancel] = await listed('cancel');
    const gone = await added('Borta');
    await staff().call(changeReason, { reasonId: gone.id, version: 1, inUse: false });
    const { id: bookingId } = await ask();
    for (const reasonId of [cancel!.id, gone.id, newId()])
      expect(await refusal(staff().call(declineBooking, { bookingId, reasonId, reason: 'x' }))).toMatchObject({ code: 'reason.not-found' });
  });

  it('lets an applicant cancel in her own words, or with a reason from the list', async () => {
    const applicant = anna();
    const [reason] = await listed('cancel');
    const cancelled = [];
    for (const given of [{ reason: 'Sjuk' }, { reasonId: reason!.id }]) {
      const { id: bookingId } = await applicant.call(requestBooking, wish(hall.space['hall-east'], { start: thursday('09:00'), end: thursday('10:00') }));
      await staff().call(approveBooking, { bookingId });
      cancelled.push(await applicant.call(cancelBooking, { bookingId, ...given }));
    }
    expect(cancelled.map(({ reason: words, listedReason }) => [words, listedReason])).toEqual([['Sjuk', null], [null, reason!.text]]);
  });
});

describe('a series', () => {
  const weekly: RawInputOf<typeof requestSeries> = {
    spaceId: '', start: thursday('15:00'), end: thursday('16:00'), rrule: 'FREQ=WEEKLY;COUNT=3', title: 'Språkkafé', people: 5,
  };
  const asked = () => anna().call(requestSeries, { ...weekly, spaceId: hall.space.room });

  it('is declined with a listed reason, which each occurrence and the fact tell', async () => {
    const [reason] = await listed('decline');
    const series = await asked();
    await staff().call(declineSeries, { seriesId: series.id, reasonId: reason!.id });
    const booking = await staff().call(getBooking, { bookingId: series.occurrences[2]!.bookingId });
    expect(booking).toMatchObject({ state: 'declined', listedReason: reason!.text, reason: null });
    const fact = await eventually('it is told', async () => (await hall.house.told(seriesDecided)).find(({ subject }) => subject === series.id));
    expect(fact.data).toMatchObject({ listedReason: reason!.text, reason: null });
  });

  it('is cancelled likewise where some of it was given and some waits', async () => {
    const [reason] = await listed('cancel');
    const series = await asked();
    const [first, second] = series.occurrences.map(({ bookingId }) => bookingId);
    await staff().call(approveBooking, { bookingId: first! });
    await staff().call(cancelSeries, { bookingId: first!, scope: 'all', reasonId: reason!.id, reason: 'Vattenskada.' });
    const ended = [];
    for (const bookingId of [first!, second!]) ended.push(await staff().call(getBooking, { bookingId }));
    expect(ended.map(({ state, reasonId, reason: words }) => [state, reasonId, words])).toEqual([
      ['cancelled', reason!.id, 'Vattenskada.'],
      ['declined', reason!.id, 'Vattenskada.'],
    ]);
    const fact = await eventually('it is told', async () => (await hall.house.told(seriesCancelled)).find(({ subject }) => subject === series.id));
    expect(fact.data).toMatchObject({ listedReason: reason!.text, reason: 'Vattenskada.' });
  });
});
