import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  addAttachment, assignCase, askForInformation, claimCase, getAttachment, listAbsences, listInbox, markThreadRead, messagePosted, caseAssigned, personErased,
  personForgotten, postMessage, requestBooking, setAbsence, showThread,
} from '#contracts';
import { newId } from '#kernel';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const secret = 'Zaragoza';
const content = Buffer.from(`%PDF-1.7\n(${secret})\nstartxref\n9\n%%EOF\n`).toString('base64');

/** Every row that booking has stored, as text; bytes are written as hexadecimal. */
async function everything(): Promise<string[]> {
  const tables = hall.house.database('booking');
  const names = await tables.query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'booking' and tablename <> 'migrations'`);
  const rows = await Promise.all(names.map(({ name }) => tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)));
  return rows.flat().map(({ row }) => row);
}

const forgotten = (personId: string) =>
  eventually('it is told that she is forgotten', async () => (await hall.house.told(personForgotten.booking)).find(({ data }) => data.personId === personId));

it('of a person who is erased nothing is left in threads: neither her words nor those to her, nor what was sent', async () => {
  const [anna, sam] = [hall.house.as('booker'), hall.house.as('staff')];
  const asked = await anna.call(requestBooking, wish(hall.space.room));
  const { caseId } = asked;
  await sam.call(askForInformation, { caseId, text: `Hej ${secret}!` });
  const [attached, waiting] = [newId(), newId()];
  for (const attachmentId of [attached, waiting])
    await anna.call(addAttachment, { caseId, attachmentId, name: `${secret}.pdf`, kind: 'pdf', part: 1, parts: 1, content });
  await anna.call(postMessage, { caseId, text: `Jag är ${secret}.`, attachmentIds: [attached] });
  await sam.call(postMessage, { caseId, text: `Om ${secret}.`, isInternal: true });
  await anna.call(markThreadRead, { caseId, position: 2 });
  await eventually('all is told', async () => (await hall.house.told(messagePosted)).length === 3);
  const posts = (await hall.house.told(messagePosted)).map(({ subject }) => subject);

  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  const { purge, wholly } = (await forgotten(anna.id)).data;
  expect(purge).toEqual(expect.arrayContaining([asked.id, ...posts]));
  expect(wholly).toEqual(expect.arrayContaining(posts));
  const hex = Buffer.from(secret).toString('hex');
  const stored = await everything();
  expect(stored.filter((row) => row.includes(secret) || row.includes(hex))).toEqual([]);
  expect(stored.filter((row) => row.includes(anna.id) && !row.includes(personForgotten.booking.type))).toEqual([]);
  expect((await sam.call(showThread, { caseId })).items).toMatchObject([
    { text: null, writtenAs: 'staff', authorId: sam.id, attachments: [] },
    { text: null, writtenAs: 'applicant', authorId: null, attachments: [] },
    { text: null, isInternal: true, authorId: sam.id },
  ]);
  expect(await refusal(sam.call(getAttachment, { caseId, attachmentId: attached }))).toMatchObject({ code: 'attachment.not-found' });
  // Her sign-in may still be good for a while.
  expect(await refusal(anna.call(showThread, { caseId }))).toMatchObject({ code: 'case.not-found' });
});

it('of somebody of the staff who is erased what she wrote stays, without her, and nobody handles what she did', async () => {
  const [bo, siv, sam] = [hall.house.as('booker'), hall.house.as('staff'), hall.house.as('staff')];
  const { caseId } = await bo.call(requestBooking, wish(hall.space.room, { start: thursday('15:00'), end: thursday('16:00') }));
  await siv.call(claimCase, { caseId });
  await siv.call(postMessage, { caseId, text: 'Välkommen!' });
  await siv.call(markThreadRead, { caseId, position: 1 });
  const attachmentId = newId();
  await siv.call(addAttachment, { caseId, attachmentId, name: 'Karta.pdf', kind: 'pdf', part: 1, parts: 1, content });
  await siv.call(postMessage, { caseId, text: 'Kartan', attachmentIds: [attachmentId] });
  await siv.call(setAbsence, { from: '2026-12-01T07:00:00Z', until: '2026-12-02T07:00:00Z', standInId: sam.id });
  const { id: absenceId } = await sam.call(setAbsence, { from: '2026-12-03T07:00:00Z', until: '2026-12-04T07:00:00Z', standInId: siv.id });
  const told = await eventually('it is told who has it', async () => (await hall.house.told(caseAssigned)).find(({ data }) => data.caseId === caseId));

  await hall.house.tell(personErased, { aggregateId: siv.id, data: { personId: siv.id } });
  expect((await forgotten(siv.id)).data.purge).toContain(told.subject);
  expect((await everything()).filter((row) => row.includes(siv.id) && !row.includes(personForgotten.booking.type))).toEqual([]);
  expect((await bo.call(showThread, { caseId })).items).toMatchObject([{ text: 'Välkommen!' }, { attachments: [{ id: attachmentId, name: 'Karta.pdf' }] }]);
  expect((await sam.call(listInbox, { assigned: 'nobody' })).items).toMatchObject([{ caseId, assignedTo: null }]);
  expect((await sam.call(listAbsences, {})).items).toMatchObject([{ id: absenceId, standInId: null }]);
  for (const late of [siv.call(claimCase, { caseId }), sam.call(assignCase, { caseId, staffId: siv.id }), siv.call(postMessage, { caseId, text: 'x' })])
    expect(await refusal(late)).toMatchObject({ code: 'person.erased' });
});
