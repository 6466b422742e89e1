import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, auditLogs, claimCase, declineBooking, discloseCase, holdCase, liftHold, listCaseTexts, listDisclosures, listHolds, personErased, personForgotten, postMessage, releaseText,
  requestBooking, setTerms, showThread,
} from '#contracts';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { openHall, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const secret = 'Zaragoza';
const at = (hour: number) => ({ start: thursday(`${String(hour).padStart(2, '0')}:00`), end: thursday(`${String(hour + 1).padStart(2, '0')}:00`) });
const tables = () => hall.house.database('booking');

/** Every row that booking has stored in which these letters stand, as text, but for its answer to who asked for an erasure. */
async function rowsWith(letters: string): Promise<string[]> {
  const booking = tables();
  const names = await booking.query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'booking'`);
  const found: string[] = [];
  for (const { name } of names) {
    const rows = await booking.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t where strpos(t::text, ${letters}) > 0`);
    found.push(...rows.map(({ row }) => row).filter((row) => !row.includes(personForgotten.booking.type)));
  }
  return found;
}

async function erase(personId: string) {
  await hall.house.tell(personErased, { aggregateId: personId, aggregateVersion: 7, data: { personId } });
  return forgotten(personId, 1);
}

const forgotten = (personId: string, times: number) =>
  eventually('it is told that she is forgotten', async () => {
    const facts = (await hall.house.told(personForgotten.booking)).filter(({ data }) => data.personId === personId);
    return facts.length === times && facts.at(-1)!.data;
  });

it('of a case on hold who of the house did what stays until the hold is lifted, and goes then', async () => {
  const [bo, siv, registrar] = [hall.house.as('booker'), hall.house.as('staff'), hall.house.as('registrar')];
  const { id: bookingId, caseId, caseNumber } = await bo.call(requestBooking, wish(hall.space.room, at(8)));
  await siv.call(postMessage, { caseId, text: 'Välkommen!' });
  await siv.call(claimCase, { caseId });
  await siv.call(approveBooking, { bookingId });
  await registrar.call(holdCase, { caseId, reason: 'Överklagat' });

  expect((await erase(siv.id)).kept).toEqual([{ kind: 'case-on-hold', ground: expect.stringContaining(caseNumber) }]);
  expect((await hall.house.as('staff').call(showThread, { caseId })).items).toMatchObject([{ authorId: siv.id }]);
  expect(await tables().query(sql`select staff_id as of from case_assignments where case_id = ${caseId}`)).toEqual([{ of: siv.id }]);
  await expect(tables().execute(sql`delete from case_assignments where case_id = ${caseId}`)).rejects.toMatchObject({ constraint: 'case_on_hold' });
  await registrar.call(liftHold, { caseId, reason: 'Avgjort' });
  expect((await forgotten(siv.id, 2)).kept).toBeUndefined();
  expect(await rowsWith(siv.id)).toEqual([]);
  expect((await hall.house.as('staff').call(showThread, { caseId })).items).toMatchObject([{ text: 'Välkommen!', authorId: null }]);
});

it('a case is not erased while it is being put on hold', async () => {
  const [bo, registrar] = [hall.house.as('booker'), hall.house.as('registrar')];
  const { id, caseId } = await bo.call(requestBooking, wish(hall.space.room, at(9)));
  const holding = tables().transaction(async (tx) => {
    await tx.execute(sql`select from cases where id = ${caseId} for no key update`);
    const telling = erase(bo.id);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await tx.execute(sql`insert into case_holds (id, case_id, reason, placed_at) values (gen_random_uuid(), ${caseId}, 'Överklagat', now())`);
    return { telling };
  });
  expect((await (await holding).telling).kept).toMatchObject([{ kind: 'case-on-hold' }]);
  expect(await tables().query(sql`select applicant_id as of from bookings where id = ${id}`)).toEqual([{ of: bo.id }]);
  await registrar.call(liftHold, { caseId, reason: 'Avgjort' });
  expect(await rowsWith(bo.id)).toEqual([]);
});

describe('a person who is erased', () => {
  it('leaves no words in what was answered to others, nor in why her case was kept; to whom it was given is kept, and she is told', async () => {
    const [anna, sam, registrar] = [hall.house.as('booker'), hall.house.as('staff'), hall.house.as('registrar')];
    const { id, caseId } = await anna.call(requestBooking, wish(hall.space.room, { ...at(10), title: `Samtal ${secret}` }));
    await anna.call(postMessage, { caseId, text: `Jag är ${secret}` });
    await sam.call(declineBooking, { bookingId: id, reason: `Inte ${secret}` });
    await registrar.call(holdCase, { caseId, reason: `Tvist med ${secret}` });
    await registrar.call(liftHold, { caseId, reason: `${secret} har fått rätt` });
    await registrar.call(releaseText, { caseId, field: 'title', sourceId: id, text: `▇ ${secret}` });
    await registrar.call(discloseCase, { caseId, recipientKind: 'party', recipient: 'Den sökande' });

    const { kept } = await erase(anna.id);
    expect(kept).toMatchObject([{ kind: 'register-entry' }, { kind: 'disclosure-log', ground: expect.stringContaining('tio år') }]);
    expect(await rowsWith(anna.id)).toEqual([]);
    expect(await rowsWith(secret)).toEqual([]);
    expect((await registrar.call(listHolds, { caseId })).items).toMatchObject([{ reason: '[raderad / erased]', liftReason: '[raderad / erased]' }]);
  });

  it('is not in the audit log either for what she does while her sign-in is still good', async () => {
    const admin = hall.house.as('admin');
    await erase(admin.id);
    await admin.call(setTerms, { siteId: hall.siteId, text: { sv: 'y', en: 'y' } });
    expect((await hall.house.as('admin').call(auditLogs.booking, { message: setTerms.subject })).items).toMatchObject([{ actorId: null, roles: ['admin'] }]);
  });
});

it('of whom a registrar reads, and gives out, is noted', async () => {
  const [anna, registrar] = [hall.house.as('booker'), hall.house.as('registrar')];
  const { caseId } = await anna.call(requestBooking, wish(hall.space.hall, { ...at(11), termsVersion: 1 }));
  await registrar.call(discloseCase, { caseId, recipientKind: 'anyone', recipient: 'Lokaltidningen' });
  await registrar.call(listCaseTexts, { caseId });
  await registrar.call(listDisclosures, { caseId });
  await registrar.call(holdCase, { caseId, reason: 'Granskas' });
  await registrar.call(listHolds, {});
  const { items } = await hall.house.as('admin').call(auditLogs.booking, { aboutId: anna.id, actorId: registrar.id });
  expect(items.map(({ message }) => message)).toEqual([listHolds, listDisclosures, listCaseTexts, discloseCase].map(({ subject }) => subject));
});
