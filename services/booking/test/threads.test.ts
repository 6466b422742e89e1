import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addAttachment, approveBooking, askForInformation, attachmentLimits, getAttachment, listInbox, listThreads, markThreadRead, messagePosted,
  postMessage, requestBooking, resumeCase, showThread, type AttachmentView, type BookingView,
} from '#contracts';
import { newId } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

type Caller = ReturnType<Hall['house']['as']>;

let hall: Hall;
let tables: Database;
let [anna, bo, sam]: Caller[] = [];
beforeAll(async () => {
  hall = await openHall(2);
  tables = hall.house.database('booking');
  [anna, bo, sam] = [hall.house.as('booker'), hall.house.as('booker'), hall.house.as('staff')];
});
afterAll(() => hall.house.close());

const ask = (spaceId = hall.space.room): Promise<BookingView> => anna!.call(requestBooking, wish(spaceId));
const waitsForOf = async (caseId: string) => (await sam!.call(showThread, { caseId })).waitsFor;

const written = (from: string, wantsAnswer: boolean): unknown => expect.objectContaining({ from, wantsAnswer });

describe('a thread', () => {
  it('goes between applicant and staff: what is asked for stops the clock, and the answer starts it', async () => {
    const { caseId, caseNumber } = await ask();
    const asked = await sam!.call(askForInformation, { caseId, text: 'Hur många blir ni?' });
    expect(asked).toMatchObject({
      message: { position: 1, writtenAs: 'staff', authorId: sam!.id, wantsAnswer: true, isInternal: false, attachments: [] },
      handling: { caseId, caseNumber, waitsFor: 'applicant', version: 2 },
    });
    expect((await sam!.call(listInbox, { waitsFor: 'applicant' })).items).toMatchObject([{ caseId, dueAt: null, isLate: false, unread: 0 }]);
    // Staff go on writing; she is still waited for.
    expect(await sam!.call(postMessage, { caseId, text: 'Det räcker med ungefär.' })).toMatchObject({ handling: { waitsFor: 'applicant' } });
    const answered = await anna!.call(postMessage, { caseId, text: 'Tolv.' });
    expect(answered).toMatchObject({ message: { position: 3, writtenAs: 'applicant', authorId: anna!.id }, handling: { waitsFor: 'staff', version: 3 } });

    const facts = await eventually('each is told', async () => {
      const told = (await hall.house.told(messagePosted)).filter(({ data }) => data.caseId === caseId);
      return told.length === 3 && told;
    });
    expect(facts.map(({ data }) => data)).toEqual(expect.arrayContaining([written('applicant', false), written('staff', false), written('staff', true)]));
    expect(facts.every(({ data, subject }) => data.applicantId === anna!.id && data.postId === subject)).toBe(true);
    expect(JSON.stringify(facts)).not.toContain('Tolv');
  });

  it('is hers and the house’s: nobody else’s, and notes are for staff alone', async () => {
    const { caseId } = await ask();
    await sam!.call(postMessage, { caseId, text: 'Vi hörs.' });
    await sam!.call(postMessage, { caseId, text: 'Hon ringde i går.', isInternal: true });
    const hers = await anna!.call(showThread, { caseId });
    expect(hers.items).toMatchObject([{ position: 1, text: 'Vi hörs.', authorId: null, writtenAs: 'staff' }]);
    expect(hers).toMatchObject({ unread: 1, readUntil: 0, next: null });
    expect((await sam!.call(showThread, { caseId })).items.map(({ isInternal, authorId }) => [isInternal, authorId])).toEqual([[false, sam!.id], [true, sam!.id]]);
    expect(await refusal(anna!.call(postMessage, { caseId, text: 'x', isInternal: true }))).toMatchObject({ code: 'actor.not-permitted' });
    for (const attempt of [
      bo!.call(showThread, { caseId }), bo!.call(postMessage, { caseId, text: 'x' }), bo!.call(markThreadRead, { caseId, position: 1 }),
      bo!.call(getAttachment, { caseId, attachmentId: newId() }), sam!.call(showThread, { caseId: newId() }),
    ]) expect(await refusal(attempt)).toMatchObject({ code: 'case.not-found' });
    expect((await bo!.call(listThreads, {})).items).toEqual([]);
  });

  it('tells how far each has read, page by page', async () => {
    const { caseId, title } = await ask();
    for (const text of ['ett', 'två', 'tre']) await sam!.call(postMessage, { caseId, text });
    await sam!.call(postMessage, { caseId, text: 'för oss', isInternal: true });
    expect((await anna!.call(listThreads, {})).items.find((thread) => thread.caseId === caseId)).toMatchObject({ title, unread: 3 });
    const first = await anna!.call(showThread, { caseId, limit: 2 });
    expect(first.items.map(({ text }) => text)).toEqual(['ett', 'två']);
    expect((await anna!.call(showThread, { caseId, limit: 2, after: first.next! })).items.map(({ text }) => text)).toEqual(['tre']);
    expect(await anna!.call(markThreadRead, { caseId, position: 2 })).toEqual({ caseId, readUntil: 2, unread: 1 });
    // It never goes back, and not beyond what there is.
    expect(await anna!.call(markThreadRead, { caseId, position: 1 })).toMatchObject({ readUntil: 2 });
    expect(await sam!.call(showThread, { caseId })).toMatchObject({ seenByOthers: 2, unread: 0 });
    await anna!.call(postMessage, { caseId, text: 'fyra' });
    expect((await sam!.call(listInbox, { text: title })).items.find((item) => item.caseId === caseId)).toMatchObject({ unread: 1 });
    expect(await sam!.call(markThreadRead, { caseId, position: 99 })).toEqual({ caseId, readUntil: 5, unread: 0 });
    expect(await anna!.call(showThread, { caseId })).toMatchObject({ seenByOthers: 5, readUntil: 2, unread: 1 });
    expect(await refusal(anna!.call(showThread, { caseId, after: 'x' }))).toMatchObject({ code: 'input.invalid' });
  });

  it('goes on after the decision, but then nothing stops; and staff may give up waiting', async () => {
    const { id, caseId } = await ask(hall.space['hall-east']);
    await sam!.call(askForInformation, { caseId, text: 'Hur många blir ni?' });
    expect(await sam!.call(resumeCase, { caseId })).toMatchObject({ waitsFor: 'staff' });
    await sam!.call(askForInformation, { caseId, text: 'Hur många blir ni?' });
    await sam!.call(approveBooking, { bookingId: id });
    expect(await waitsForOf(caseId)).toBe('staff');
    expect(await refusal(sam!.call(askForInformation, { caseId, text: 'x' }))).toMatchObject({ code: 'case.already-decided' });
    expect(await anna!.call(postMessage, { caseId, text: 'Tack!' })).toMatchObject({ handling: { waitsFor: 'staff' } });
    expect((await sam!.call(listInbox, {})).items.filter((item) => item.caseId === caseId)).toEqual([]);
  });

  it('has one order however many write at once, and waits for whoever did not write last of question and answer', async () => {
    for (let round = 0; round < 6; round++) {
      const { caseId } = await ask();
      if (round % 2) await sam!.call(askForInformation, { caseId, text: 'Först?' });
      await Promise.all([
        sam!.call(askForInformation, { caseId, text: 'Hur många blir ni?' }),
        anna!.call(postMessage, { caseId, text: 'Tolv.' }),
        sam!.call(postMessage, { caseId, text: 'Vi tittar på det.', isInternal: true }),
      ]);
      const { items, waitsFor } = await sam!.call(showThread, { caseId });
      expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
      const last = items.findLast(({ wantsAnswer, writtenAs }) => wantsAnswer || writtenAs === 'applicant')!;
      expect(waitsFor).toBe(last.wantsAnswer ? 'applicant' : 'staff');
      const [clock] = await tables.query(sql`select (clock_stopped_at is not null) as stopped from cases where id = ${caseId}`);
      expect(clock).toEqual({ stopped: last.wantsAnswer });
    }
  });
});

const pdf = (objects = '1 0 obj << /Type /Catalog >> endobj', padding = 0) =>
  Buffer.from(`%PDF-1.7\n${objects}\n%${'x'.repeat(padding)}\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1');
const packed = (objects: string) =>
  `2 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${deflateSync(objects).toString('latin1')}\nendstream endobj`;
/** One black pixel. */
const webp = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64');

interface Sent {
  caseId: string;
  bytes: Buffer;
  kind?: 'pdf' | 'picture';
  by?: Caller;
  order?: (parts: number[]) => number[];
}

async function send({ caseId, bytes, kind = 'pdf', by = anna!, order = (parts) => parts }: Sent) {
  const attachmentId = newId();
  const parts = Math.max(1, Math.ceil(bytes.length / attachmentLimits.partBytes));
  let view: AttachmentView | undefined;
  for (const part of order(Array.from({ length: parts }, (_, index) => index + 1))) {
    const content = bytes.subarray((part - 1) * attachmentLimits.partBytes, part * attachmentLimits.partBytes).toString('base64');
    view = await by.call(addAttachment, { caseId, attachmentId, name: 'Planritning.pdf', kind, part, parts, content });
  }
  if (!view) throw new Error('nothing was sent');
  return view;
}

async function read(by: Caller, caseId: string, attachmentId: string): Promise<Buffer> {
  const first = await by.call(getAttachment, { caseId, attachmentId });
  const rest = [];
  for (let part = 2; part <= first.parts; part++) rest.push(await by.call(getAttachment, { caseId, attachmentId, part }));
  return Buffer.concat([first, ...rest].map(({ content }) => Buffer.from(content, 'base64')));
}

describe('a file that comes with a message', () => {
  it('is what was sent, byte for byte, in whatever order its parts came, and for those who see the message', async () => {
    const { caseId } = await ask();
    const bytes = pdf(undefined, 900 * 1024);
    const { id, ...view } = await send({ caseId, bytes, order: (parts) => parts.toReversed() });
    expect(view).toEqual({ name: 'Planritning.pdf', kind: 'pdf', bytes: bytes.length, isWhole: true });
    expect(await refusal(sam!.call(getAttachment, { caseId, attachmentId: id }))).toMatchObject({ code: 'attachment.not-found' });
    const picture = await send({ caseId, bytes: webp, kind: 'picture' });
    await anna!.call(postMessage, { caseId, text: 'Så här ser det ut.', attachmentIds: [picture.id, id] });
    expect((await sam!.call(showThread, { caseId })).items[0]!.attachments.map((one) => [one.id, one.name])).toEqual([
      [picture.id, 'Planritning.webp'], [id, 'Planritning.pdf'],
    ]);
    expect((await read(sam!, caseId, id)).equals(bytes)).toBe(true);
    expect((await read(anna!, caseId, picture.id)).equals(webp)).toBe(true);
    expect(await refusal(bo!.call(getAttachment, { caseId, attachmentId: id }))).toMatchObject({ code: 'case.not-found' });
    const other = await bo!.call(requestBooking, wish(hall.space.room, { start: thursday('15:00'), end: thursday('16:00') }));
    expect(await refusal(bo!.call(getAttachment, { caseId: other.caseId, attachmentId: id }))).toMatchObject({ code: 'attachment.not-found' });
    // What goes with one message goes with no other.
    expect(await refusal(anna!.call(postMessage, { caseId, text: 'Igen', attachmentIds: [id] }))).toMatchObject({ code: 'attachment.not-found' });
  });

  it('is for staff alone where it comes with a note', async () => {
    const { caseId } = await ask();
    const { id } = await send({ caseId, bytes: pdf(), by: sam! });
    expect(await refusal(anna!.call(postMessage, { caseId, text: 'Min', attachmentIds: [id] }))).toMatchObject({ code: 'attachment.not-found' });
    await sam!.call(postMessage, { caseId, text: 'För oss', isInternal: true, attachmentIds: [id] });
    expect(await refusal(anna!.call(getAttachment, { caseId, attachmentId: id }))).toMatchObject({ code: 'attachment.not-found' });
    expect((await read(hall.house.as('staff'), caseId, id)).equals(pdf())).toBe(true);
  });

  it.each([
    ['a program', Buffer.from('MZ\u0090\u0000 this is no PDF'), 'pdf', 'attachment.not-readable'],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'pdf', 'attachment.not-readable'],
    ['a PDF cut off', pdf().subarray(0, -10), 'pdf', 'attachment.not-readable'],
    ['a picture that says it is a PDF', webp, 'pdf', 'attachment.not-readable'],
    ['a PDF that says it is a picture', pdf(), 'picture', 'attachment.not-readable'],
    ['a picture with something behind it', Buffer.concat([webp, Buffer.from('<script>')]), 'picture', 'attachment.not-readable'],
    ['a PDF with a program', pdf('<< /S /JavaScript /JS (x) >>'), 'pdf', 'attachment.not-harmless'],
    ['a PDF with a program whose name is spelt otherwise', pdf('<< /S /J#61vaScript /JS (x) >>'), 'pdf', 'attachment.not-harmless'],
    ['a PDF with a program that is packed', pdf(packed(`${' '.repeat(70_000)}<< /S /JavaScript /JS (x) >>`)), 'pdf', 'attachment.not-harmless'],
    ['a PDF with a file in it', pdf('<< /Names << /EmbeddedFiles 3 0 R >> >>'), 'pdf', 'attachment.not-harmless'],
    ['a PDF that is encrypted', pdf('<< /Encrypt 3 0 R >>'), 'pdf', 'attachment.not-harmless'],
    ['a PDF that unpacks without end', pdf(packed('0'.repeat(101 * 1024 * 1024))), 'pdf', 'attachment.not-harmless'],
  ] as const)('is refused where it is not what it says, or harmful: %s', async (_, bytes, kind, code) => {
    const { caseId } = await ask();
    expect(await refusal(send({ caseId, bytes, kind }))).toMatchObject({ code });
  });

  it('is whole, of a size that can be kept, and one of so many', async () => {
    const { caseId } = await ask();
    expect(await refusal(send({ caseId, bytes: pdf(undefined, attachmentLimits.mostBytes) }))).toMatchObject({ code: 'attachment.too-large' });
    const half = { caseId, attachmentId: newId(), name: 'a.pdf', kind: 'pdf', part: 1, parts: 2, content: pdf().toString('base64') } as const;
    expect(await anna!.call(addAttachment, half)).toMatchObject({ isWhole: false });
    expect(await refusal(anna!.call(postMessage, { caseId, text: 'x', attachmentIds: [half.attachmentId] }))).toMatchObject({ code: 'attachment.part-missing' });
    for (const others of [{ by: bo!, code: 'case.not-found' }, { by: sam!, code: 'attachment.not-found' }])
      expect(await refusal(others.by.call(addAttachment, { ...half, part: 2 }))).toMatchObject({ code: others.code });
    await tables.execute(sql`
      insert into attachments (id, case_id, sent_by, name, kind, parts, at)
      select gen_random_uuid(), ${caseId}, ${anna!.id}, 'x.pdf', 'pdf', 1, ${hall.house.clock.now()} from generate_series(1, 60)`);
    expect(await refusal(send({ caseId, bytes: pdf() }))).toMatchObject({ code: 'attachment.too-many', params: { most: 50 } });
    // What was sent for a message that never came goes after a day.
    hall.house.clock.advance('PT25H');
    expect(await send({ caseId, bytes: pdf() })).toMatchObject({ isWhole: true });
    expect(await refusal(anna!.call(getAttachment, { caseId, attachmentId: half.attachmentId }))).toMatchObject({ code: 'attachment.not-found' });
  });

  it('is never taken for what it is not, whatever is in it', async () => {
    const { caseId } = await ask();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 4, maxLength: 400 }), fc.constantFrom('pdf' as const, 'picture' as const), async (bytes, kind) => {
        expect((await refusal(send({ caseId, bytes: Buffer.from(bytes), kind }))).code).toMatch(/^attachment\./);
      }),
      { numRuns: 15 },
    );
  });
});
