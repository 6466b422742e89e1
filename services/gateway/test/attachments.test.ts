import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { addAttachment, attachmentLimits, getAttachment, listInbox, namePeople, showThread, type InputOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import type { Visitor } from './visitor.js';

let house: Gatehouse;
let booker: Visitor;
beforeAll(async () => {
  house = await Gatehouse.open();
  ({ visitor: booker } = await house.signedIn(['booker']));
});
afterAll(() => house.close());
beforeEach(() => house.services.reset());

const caseId = newId();
const path = `/api/v1/cases/${caseId}/attachments`;
const upload = (bytes: Uint8Array, type: string, headers = {}, name = 'Planritning över salen.pdf') =>
  booker.send('POST', `${path}?name=${encodeURIComponent(name)}`, new Uint8Array(bytes), { 'content-type': type, ...headers });
const sent = () => house.services.of(addAttachment).map(({ input, idempotencyKey }) => ({ ...(input as InputOf<typeof addAttachment>), idempotencyKey }));
const contentOf = (parts: { content: string }[]) => Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64')));
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 'x')]);

describe('a file that somebody uploads', () => {
  test('goes to booking in parts that a message can carry, and is the same when it is sent again', async () => {
    const file = pdf(3 * attachmentLimits.partBytes);
    for (let time = 0; time < 2; time++) expect((await upload(file, 'application/pdf', { 'idempotency-key': 'plan-1' })).status).toBe(201);
    const parts = sent();
    expect(parts.map(({ part, parts: of, kind, name }) => [part, of, kind, name])).toEqual(
      [1, 2, 3, 4, 1, 2, 3, 4].map((part) => [part, 4, 'pdf', 'Planritning över salen.pdf']),
    );
    expect(contentOf(parts.slice(0, 4)).equals(file)).toBe(true);
    expect(parts.slice(0, 4)).toEqual(parts.slice(4));
    expect(new Set(parts.map(({ attachmentId }) => attachmentId)).size).toBe(1);
    expect(new Set(parts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(4);
    await upload(file, 'application/pdf', { 'idempotency-key': 'plan-2' });
    expect(sent().at(-1)!.attachmentId).not.toBe(parts[0]!.attachmentId);
  });

  test('is written anew where it is a picture: upright, in WebP, without what the camera noted', async () => {
    const camera = { orientation: 6, exif: { IFD0: { Copyright: 'Anna Ek' }, IFD3: { GPSLatitude: '56/1 2/1 46/1' } } };
    const jpeg = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: 'red' } }).withMetadata(camera).jpeg().toBuffer();
    expect((await upload(jpeg, 'image/jpeg')).status).toBe(201);
    const [part] = sent();
    expect(part).toMatchObject({ kind: 'picture', part: 1, parts: 1 });
    const webp = contentOf([part!]);
    expect(await sharp(webp).metadata()).toMatchObject({ format: 'webp', width: 667, height: 2000 });
    expect(webp.includes('Anna Ek')).toBe(false);
  });

  test.each([
    ['a page that says it is a PDF', Buffer.from('<html></html>'), 'application/pdf', 422, 'attachment.not-readable'],
    ['a PDF that says it is a picture', pdf(10), 'image/png', 422, 'picture.not-readable'],
    ['a drawing that runs programs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'image/svg+xml', 422, 'picture.not-readable'],
    ['a PDF that is too large', pdf(attachmentLimits.mostBytes), 'application/pdf', 413, 'attachment.too-large'],
    ['more than anything may be', Buffer.alloc(10 * 1024 * 1024 + 1), 'application/pdf', 413, 'attachment.too-large'],
    ['another kind of file', Buffer.from('PK'), 'application/zip', 415, 'request.media-type'],
  ])('is refused before booking is asked: %s', async (_, bytes, type, status, code) => {
    expect(await upload(bytes, type)).toMatchObject({ status, body: { code } });
    expect(sent()).toEqual([]);
  });
});

test('a file is read whole, to be saved under its name and never shown', async () => {
  const parts = ['en', 'två', 'tre'].map((text) => Buffer.from(text).toString('base64'));
  const file = { applicantId: null, name: 'Bild på "salen".webp', kind: 'picture' as const, bytes: 9, parts: 3 };
  house.services.on(getAttachment, ({ part = 1 }) => ({ ...file, content: parts[part - 1]! }));
  const { status, headers, text } = await booker.get(`${path}/${newId()}`, { accept: '*/*' });
  expect([status, text]).toEqual([200, 'entvåtre']);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="Bild pa salen.webp"; filename*=UTF-8''Bild%20p%C3%A5%20%22salen%22.webp`);
  house.services.on(getAttachment, () => {
    throw new DomainError('case.not-found');
  });
  expect(await booker.get(`${path}/${newId()}`, { accept: '*/*' })).toMatchObject({ status: 404 });
});

test('staff are told the names of those who ask, handle and write', async () => {
  const { visitor: staff } = await house.signedIn(['staff']);
  house.services.on(namePeople, ({ personIds }) => ({ people: personIds.map((id) => ({ id, name: `Namn ${id}`, email: 'x@example.se' })) }));
  for (const [list, field, name] of [['/api/v1/inbox', 'assignedTo', 'assignee'], [`/api/v1/cases/${caseId}/messages`, 'authorId', 'author']] as const) {
    const { status, body } = await staff.get(list);
    expect(status).toBe(200);
    const [item] = body.items as Record<string, unknown>[];
    expect(item![name]).toMatchObject({ id: item![field] });
  }
  expect(house.services.of(listInbox)).toHaveLength(1);
  expect(house.services.of(showThread)).toHaveLength(1);
});
