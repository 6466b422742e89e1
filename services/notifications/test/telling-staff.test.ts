import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingCancelled, bookingRequested, caseAssigned, caseBecameLate, changeAsked, listMessages, messagePosted, personErased, personForgotten, seriesRequested,
  type DataOf, type FactContract,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { aChange, aMessagePosted, thursday } from './facts.js';
import { aBooking, NotifiedHouse, type Person } from './notified-house.js';

const staffMail = 'huset@parken.example';
const place = { siteName: { sv: 'Parken', en: 'The Park' }, spaceName: { sv: 'Stora salen', en: 'Great hall' }, timeZone: 'Europe/Stockholm', ...thursday };

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open({ settings: { STAFF_MAIL: staffMail } });
});
afterAll(() => here.close());
afterEach(() => here.clock.set('2026-11-20T08:00:00Z'));

const tell = (fact: FactContract, id: string, data: { version: number }) => here.house.tell(fact, { aggregateId: id, aggregateVersion: data.version, data });
/** Mails to the house about something, told apart by the number of the case. */
const toHouse = (caseNumber: string) => here.post.to(staffMail).filter(({ subject = '' }) => subject.includes(caseNumber));
const oneToHouse = (caseNumber: string) => eventually(`the house hears of ${caseNumber}`, async () => toHouse(caseNumber)[0]);
let count = 0;
const aNumber = () => `PRK 2026-${String(++count).padStart(6, '0')}`;

const aLateCase = (differences: Partial<DataOf<typeof caseBecameLate>> = {}): DataOf<typeof caseBecameLate> => ({
  latenessId: newId(), caseId: newId(), caseNumber: aNumber(), decides: 'request', siteId: newId(), ...place, receivedAt: '2026-11-17T08:00:00Z', dueAt: '2026-11-19T08:00:00Z',
  handledBy: null, version: 1, ...differences,
});
const anAssignment = (differences: Partial<DataOf<typeof caseAssigned>> = {}): DataOf<typeof caseAssigned> => ({
  assignmentId: newId(), caseId: newId(), caseNumber: aNumber(), siteId: newId(), assignedTo: null, isClaimed: false, wish: place, version: 1, ...differences,
});
const occurrence = (day: number, state: 'requested' | 'approved') => ({
  bookingId: newId(), recurrenceId: `2026-12-0${day}T13:00:00`, start: `2026-12-0${day}T12:00:00Z`, end: `2026-12-0${day}T14:00:00Z`, state, isNews: true,
});
const inbox = async ({ id }: Person) => (await here.house.as({ id, roles: ['staff'] }).call(listMessages, {})).items.map(({ name }) => name);

describe('those who work in the house', () => {
  it('are told of a new request, with who asks, in the language of the house; once', async () => {
    const anna = await here.person({ name: 'Anna Ek', language: 'en' });
    const booking = aBooking(anna, { caseNumber: aNumber() });
    for (let time = 0; time < 3; time++) await tell(bookingRequested, booking.bookingId, booking);
    const mail = await oneToHouse(booking.caseNumber!);
    expect(mail.subject).toBe(`Ny förfrågan: ${booking.caseNumber}, Klimatdialog om värmeplanen`);
    expect(mail.text).toContain('Anna Ek har bett om en lokal.');
    expect(mail.text).toContain('Stora salen, Parken');
    await eventually('she hears of it herself', async () => here.post.to(anna.email).length === 1);
    expect(toHouse(booking.caseNumber!)).toHaveLength(1);
  });

  it('are told of a series by how much of it waits, and of none of its bookings', async () => {
    const anna = await here.person();
    const seriesId = newId();
    const { siteName, spaceName, timeZone } = place;
    const series = {
      seriesId, applicantId: anna.id, organisationId: null, siteId: newId(), siteName, address: 'Parkgatan 1', spaceId: newId(), spaceName, title: `Kör ${seriesId}`,
      rrule: 'FREQ=WEEKLY;COUNT=3', timeZone, counts: { requested: 2, approved: 1, declined: 0, withdrawn: 0, cancelled: 0 }, first: '2026-12-01T12:00:00Z',
      last: '2026-12-03T14:00:00Z', reason: null, continuedAs: null, occurrences: [occurrence(1, 'approved'), occurrence(2, 'requested'), occurrence(3, 'requested')], version: 1,
    };
    const whole = { ...series, seriesId: newId(), title: `Orkester ${seriesId}`, occurrences: [occurrence(4, 'approved')] };
    await tell(bookingRequested, newId(), aBooking(anna, { bySeries: true, title: `En av ${seriesId}` }));
    await tell(seriesRequested, whole.seriesId, whole);
    await tell(seriesRequested, seriesId, series);
    const mail = await oneToHouse(series.title);
    expect(mail.text).toContain('2 tillfällen väntar på beslut');
    expect(mail.text).toContain('onsdag 2 december 2026');
    expect([...toHouse(whole.title), ...toHouse('En av')]).toEqual([]);
  });

  it('are told of a change that is asked for', async () => {
    const anna = await here.person();
    const change = aChange(anna, { caseNumber: aNumber() });
    await tell(changeAsked, change.changeId, change);
    expect((await oneToHouse(change.caseNumber)).subject).toContain('Någon vill ändra sin bokning');
  });

  it('are told of a cancellation that came late, and of no other', async () => {
    const anna = await here.person();
    const [late, early] = [true, false].map((isCancelledLate) => aBooking(anna, { state: 'cancelled', isCancelledLate, caseNumber: aNumber(), version: 3 }));
    for (const booking of [early!, late!]) await tell(bookingCancelled, booking.bookingId, booking);
    expect((await oneToHouse(late!.caseNumber!)).subject).toContain('Sen avbokning');
    expect(toHouse(early!.caseNumber!)).toEqual([]);
  });

  it('are told of a case that waits too long, and so is whoever handles it, in the app too', async () => {
    const siv = await here.person({ language: 'en' });
    const [handled, unhandled] = [aLateCase({ handledBy: siv.id }), aLateCase()];
    for (const late of [handled, unhandled]) await tell(caseBecameLate, late.latenessId, late);
    const [mail] = await Promise.all([oneToHouse(handled.caseNumber), oneToHouse(unhandled.caseNumber)]);
    expect(mail.text).toContain('torsdag 19 november 2026 kl. 09.00');
    expect(mail.text).not.toContain('Du handlägger');
    const hers = await eventually('she hears of it', async () => here.post.to(siv.email)[0]);
    expect(hers.text).toContain('You handle it');
    expect(here.post.to(siv.email)).toHaveLength(1);
    expect(await inbox(siv)).toEqual(['case-late']);
  });

  it('hear of what an applicant writes where nobody handles the case; else whoever handles it does', async () => {
    const [anna, siv] = [await here.person({ name: 'Anna Ek' }), await here.person({ language: 'sv' })];
    const [hers, nobodys, answer] = [
      aMessagePosted(anna, { from: 'applicant', handledBy: siv.id, caseNumber: aNumber() }),
      aMessagePosted(anna, { from: 'applicant', handledBy: null, caseNumber: aNumber() }),
      aMessagePosted(anna, { from: 'staff', caseNumber: aNumber() }),
    ];
    for (const post of [hers, answer, nobodys]) await tell(messagePosted, post.postId, post);
    expect((await oneToHouse(nobodys.caseNumber)).text).toContain('Anna Ek har skrivit.');
    const mail = await eventually('she hears of it', async () => here.post.to(siv.email)[0]);
    expect(mail.subject).toBe(`Nytt meddelande i ett ärende: ${hers.caseNumber}`);
    expect([...toHouse(hers.caseNumber), ...toHouse(answer.caseNumber)]).toEqual([]);
    // In the app nothing is fetched: no name.
    const [shown] = (await here.house.as({ id: siv.id, roles: ['staff'] }).call(listMessages, {})).items;
    expect(shown).toMatchObject({ name: 'applicant-wrote', paragraphs: [expect.stringContaining('Någon har skrivit.')] });
  });

  it('hear of a case that another has given them, not of one that they have taken or that was released', async () => {
    const siv = await here.person();
    const given = anAssignment({ assignedTo: siv.id });
    const { wish: _, ...old } = anAssignment({ assignedTo: siv.id });
    for (const one of [anAssignment({ assignedTo: siv.id, isClaimed: true }), anAssignment(), old, given]) await tell(caseAssigned, one.assignmentId, one);
    const mail = await eventually('she hears of it', async () => here.post.to(siv.email)[0]);
    expect(mail.subject).toBe(`Du har fått ett ärende: ${given.caseNumber}`);
    expect(await inbox(siv)).toEqual(['case-given']);
    expect(here.post.to(siv.email)).toHaveLength(1);
  });

  it('are not written to at night: in the morning all of it is one mail, which keeps its name where it may have gone out', async () => {
    const anna = await here.person();
    await here.turnTo('2026-11-20T22:30:00Z');
    const [late, booking] = [aLateCase(), aBooking(anna, { caseNumber: aNumber() })];
    await tell(caseBecameLate, late.latenessId, late);
    await tell(bookingRequested, booking.bookingId, booking);
    const [before, abouts] = [here.post.to(staffMail).length, [late.latenessId, booking.bookingId]];
    const areAll = (state: string, why: string | null) =>
      eventually(`both are ${state}`, async () => {
        const rows = await here.database.query<{ state: string; why: string | null }>(sql`select state, why from deliveries where about = any(${abouts}::uuid[]) and to_house`);
        expect(rows).toEqual([{ state, why }, { state, why }]);
        return true;
      });
    await areAll('queued', 'digest');
    expect(here.post.to(staffMail)).toHaveLength(before);

    here.post.mood = 'hanging-up-after-data';
    await here.turnTo('2026-11-21T06:00:00Z');
    await areAll('uncertain', null);
    here.post.mood = 'accepting';
    here.clock.advance('PT1M');
    await areAll('sent', null);
    const [first, second, ...more] = here.post.to(staffMail).slice(before);
    expect([more, second!.messageId, second!.subject]).toEqual([[], first!.messageId, '2 nyheter från Parken']);
    for (const said of [late.caseNumber, booking.caseNumber!, 'arbetar i Parken']) expect(second!.text).toContain(said);

    const next = aLateCase();
    await tell(caseBecameLate, next.latenessId, next);
    await oneToHouse(next.caseNumber);
  });

  it('keep nothing of somebody who is erased: neither what waits for them nor what they were told', async () => {
    const anna = await here.person({ name: 'Zelda Ek' });
    const booking = aBooking(anna, { caseNumber: aNumber(), title: 'Zeldas möte' });
    await tell(bookingRequested, booking.bookingId, booking);
    await oneToHouse(booking.caseNumber!);
    await here.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
    await eventually('she is forgotten', async () => (await here.house.told(personForgotten.notifications)).find(({ data }) => data.personId === anna.id));
    const rows = await here.database.query<{ row: string }>(sql`select d::text as row from deliveries d`);
    expect(rows.filter(({ row }) => row.includes(anna.id) || row.includes('Zelda'))).toEqual([]);
    // What comes late of her is told to nobody.
    const cancelled = { ...booking, state: 'cancelled', isCancelledLate: true, version: 4 };
    await tell(bookingCancelled, booking.bookingId, cancelled);
    const after = aLateCase();
    await tell(caseBecameLate, after.latenessId, after);
    await oneToHouse(after.caseNumber);
    expect(toHouse(booking.caseNumber!)).toHaveLength(1);
  });
});

it('a house without an address of its own is told nothing; whoever handles a case is', async () => {
  const other = await NotifiedHouse.open();
  try {
    const siv = await other.person();
    const late = aLateCase({ handledBy: siv.id });
    await other.house.tell(caseBecameLate, { aggregateId: late.latenessId, data: late });
    await eventually('she hears of it', async () => other.post.to(siv.email).length === 1);
    expect(await other.database.query(sql`select from deliveries where to_house`)).toEqual([]);
  } finally {
    await other.close();
  }
});
