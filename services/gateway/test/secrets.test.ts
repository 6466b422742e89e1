import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { checkDoorCode, getAgreementDocument, openRegistration, openSigning, showDoorCode, signAgreement } from '#contracts';
import { DomainError, observeSpans, type EndedSpan } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;
const spans: EndedSpan[] = [];
const logged: string[] = [];
const token = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';

beforeAll(async () => {
  house = await Gatehouse.open();
  observeSpans((span) => spans.push(span));
});

afterAll(async () => {
  observeSpans(undefined);
  await house.close();
});

test('the secret of a link is in no log and in no trace, whatever becomes of the request', async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const gateway = await house.start({}, log);
  const visitor = house.visitor({}, gateway.url);
  const paths = ['/r/', '/p/', '/s/', '/api/v1/registration-links/', '/api/v1/pass-links/', '/api/v1/signings/'].map((path) => path + token);
  for (const path of [...paths, `/api/v1/pass-links/${token}/qr.svg`, `/api/v1/signings/${token}/document`]) {
    const { status, headers } = await visitor.get(path);
    expect([path, status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([path, 200, 'no-store', 'no-referrer']);
  }
  const refusals: [typeof openRegistration | typeof openSigning, Error][] = [[openRegistration, new DomainError('link.invalid')], [openSigning, new Error('broken')]];
  for (const [contract, error] of refusals) {
    house.services.on(contract, () => {
      throw error;
    });
  }
  for (const path of paths) await visitor.get(path);
  for (const path of [`/r/${token}/withdrawal`, `/s/${token}/signature`]) await visitor.post(path, `name=Anna&hash=${'a'.repeat(64)}`, { 'content-type': 'application/x-www-form-urlencoded' });
  await visitor.post(`/api/v1/registration-links/${token}/acceptance`, {});
  await visitor.get(`/r/${token}/nothing`);
  expect(house.services.of(signAgreement)).toHaveLength(1);
  expect(logged.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(15);
  expect(spans.length).toBeGreaterThan(30);
  expect(logged.join('')).not.toContain(token);
  expect(JSON.stringify(spans)).not.toContain(token);
});

test('a door code is in no log and in no trace, and is not kept by whoever carries it', async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const [bookingId, code] = ['019a0000-0000-7000-8000-000000000012', '918273'];
  house.services.on(showDoorCode, () => ({ bookingId, code, validFrom: '2026-11-26T11:45:00Z', validUntil: '2026-11-26T14:00:00Z' }));
  house.services.on(checkDoorCode, () => {
    throw new Error('broken');
  });
  const gateway = await house.start({}, log);
  const { visitor } = await house.signedIn(['staff'], { visitor: house.visitor({}, gateway.url) });
  const shown = await visitor.get(`/api/v1/bookings/${bookingId}/door-code`);
  expect([shown.status, shown.body.code, shown.headers.get('cache-control')]).toEqual([200, code, 'no-store']);
  // No panel signs in as a person; what she sends is refused, and not written down either.
  expect((await visitor.post(`/api/v1/spaces/${bookingId}/door`, { code })).status).toBe(403);
  expect(logged.filter((line) => line.includes('door-code')).length).toBeGreaterThan(0);
  expect(logged.join('')).not.toContain(code);
  expect(JSON.stringify(spans)).not.toContain(code);
});

test('a document comes as itself, under its name, and not again to whoever has it', async () => {
  const { visitor } = await house.signedIn(['staff']);
  const [hash, pdf] = ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', Buffer.from('%PDF-1.7 å')];
  house.services.on(getAgreementDocument, () => ({ fileName: 'Avsiktsförklaring "tyst".pdf', hash, pdf: pdf.toString('base64') }));
  const path = '/api/v1/agreements/019a0000-0000-7000-8000-000000000040/document';
  const response = await visitor.raw('GET', `${path}?copy=signed`);
  expect([response.headers.get('content-type'), response.headers.get('etag'), response.headers.get('cache-control')]).toEqual(['application/pdf', `"${hash}"`, 'no-store']);
  expect(response.headers.get('content-disposition')).toBe('inline; filename="Avsiktsforklaring tyst.pdf"; filename*=UTF-8\'\'Avsiktsf%C3%B6rklaring%20%22tyst%22.pdf');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
  expect(house.services.of(getAgreementDocument)).toMatchObject([{ input: { copy: 'signed' } }]);
  expect((await visitor.raw('GET', path, undefined, { 'if-none-match': `"${hash}"` })).status).toBe(304);
});
