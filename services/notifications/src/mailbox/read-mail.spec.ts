import { describe, expect, it } from '@jest/globals';
import { addressIn, deliveryIn, fieldsOf, groupsOf } from './mail-fields.js';
import { reasonOf } from './masked-reason.js';
import { readAnswer } from './read-answer.js';
import { originalIdIn, readDeliveryStatus } from './read-delivery-report.js';
import { longestPart, readMail, type OpenMail } from './read-mail.js';

const id = '019a0000-0000-7000-8000-0000000000aa';
const headerOf = (messageId: string) => `Subject: x\r\nMessage-ID: <${messageId}@parken.example>\r\n\r\n`;
const status = (...fields: string[]) => ['Reporting-MTA: dns; mx.example', '', ...fields, ''].join('\r\n');

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
const failed = status('Final-Recipient: rfc822; anna@example.se', 'Action: failed', 'Status: 5.1.1');
const part = (number: string, type: string, size = 500) => ({ part: number, type, size });
const report = (...childNodes: OpenMail['structure'][]): OpenMail['structure'] => ({ type: 'multipart/report', parameters: { 'report-type': 'delivery-status' }, childNodes });
const mail = (structure: OpenMail['structure'], texts: Record<string, string>): OpenMail => ({
  header: 'From: a@b.se\r\n',
  structure,
  text: (number) => (number in texts ? Promise.resolve(texts[number]!) : Promise.reject(new Error(`nobody should ask for ${number}`))),
});

describe('fields', () => {
  it('go on where a line begins with a space, and the first of a name counts', () => {
    expect([...fieldsOf('A: one\r\n  two\r\nb : three\r\nA: four\r\nno field\r\n: nor this')]).toEqual([['a', 'one two'], ['b', 'three']]);
    expect(groupsOf('a: 1\r\n\r\n\r\nb: 2\n\nc: 3').map((group) => [...group.keys()])).toEqual([['a'], ['b'], ['c']]);
  });

  it.each([
    ['Anna Ek <Anna@Example.SE>', 'anna@example.se'],
    ['"a@b.se" <anna@example.se>', 'anna@example.se'],
    ['rfc822; anna@example.se', 'anna@example.se'],
    ['MAILTO:anna@example.se', 'anna@example.se'],
    ['anna@example.se, bo@example.se', undefined],
    ['<>', undefined],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('hold an address: %p', (field, address) => {
    expect(addressIn(field)).toBe(address);
  });

  it('name a message of ours, or none', () => {
    expect(deliveryIn(`<${id.toUpperCase()}@parken.example>`)).toBe(id);
    for (const other of ['<something@parken.example>', id, `<${id}>`, `<x${id}@parken.example>`, '', undefined]) expect(deliveryIn(other)).toBeUndefined();
  });
});

describe('a delivery status', () => {
  it('tells of each recipient, and of none whose fate it does not tell', () => {
    const text = status('Final-Recipient: rfc822; anna@example.se', 'Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.1.1 no', '', 'Final-Recipient: rfc822; bo@example.se', 'Action: relayed');
    expect(readDeliveryStatus(text)).toEqual([{ action: 'failed', recipients: ['anna@example.se'], status: '5.1.1', answer: '550 5.1.1 no' }]);
  });

  it('may name the message by itself', () => {
    expect(originalIdIn(`X-Original-Message-ID: <${id}@parken.example>\r\n\r\nAction: failed`)).toBe(`<${id}@parken.example>`);
  });

  it('keeps no address of anybody, nor a link', () => {
    const report = { action: 'failed' as const, recipients: [], status: '5.1.1', answer: '550 5.1.1 <anna@example.se> via eva@else.example https://p.example/p/abcdefgh said no' };
    expect(reasonOf(report, 'anna@example.se')).toBe('failed 5.1.1 550 5.1.1 <a***@example.se> via *** https://p.example/p/*** said no');
  });
});

describe('an answer of a calendar', () => {
  const event = [`UID:${id}@parken`, 'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Anna@example.se', 'DTSTAMP:20261120T090000Z', 'SEQUENCE:2'];

  it('is read', () => {
    const read = readAnswer(calendar(...event));
    expect(read).toMatchObject({ about: id, sequence: 2, attendee: 'anna@example.se', answer: 'accepted' });
    expect(read!.at.toString()).toBe('2026-11-20T09:00:00Z');
    expect(readAnswer(calendar(...event.slice(0, 3)))).toMatchObject({ sequence: null });
  });

  it('may be about one of a series, by the clocks or in UTC', () => {
    expect(readAnswer(calendar(...event))).toMatchObject({ occasion: null });
    expect(readAnswer(calendar(...event, 'RECURRENCE-ID;TZID=Europe/Stockholm:20261126T130000'))).toMatchObject({ occasion: '2026-11-26T13:00:00' });
    expect(readAnswer(calendar(...event, 'RECURRENCE-ID:20261126T120000Z'))).toMatchObject({ occasion: '2026-11-26T12:00:00Z' });
  });

  it.each([
    ['no reply', calendar(...event).replace('REPLY', 'COUNTER')],
    ['of several at once', calendar(...event, 'END:VEVENT', 'BEGIN:VEVENT', ...event)],
    ['of an occasion that there cannot be', calendar(...event, 'RECURRENCE-ID:20269926T120000Z')],
    ['for two', calendar(...event, 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.se')],
    ['about somebody else’s event', calendar(...event).replace(id, 'something')],
    ['neither yes nor no', calendar(...event).replace('ACCEPTED', 'DELEGATED')],
    ['without a time', calendar(...event.filter((line) => !line.startsWith('DTSTAMP')))],
    ['by a clock that nobody knows', calendar(...event).replace('090000Z', '090000')],
    ['a time that does not exist', calendar(...event).replace('20261120T090000Z', '20269999T999999Z')],
    ['cut off', calendar(...event).slice(0, 90)],
    ['nothing', ''],
    ['nonsense', '\u0000'.repeat(1000)],
    ['very deep', 'BEGIN:X\r\n'.repeat(20_000)],
  ])('is none: %s', (_what, text) => {
    expect(readAnswer(text)).toBeUndefined();
  });
});

describe('a mail', () => {
  it('that comes back names its message in the header that is enclosed, or in the mail that is', async () => {
    const finding = { kind: 'delivery', deliveryId: id };
    const byHeader = report(part('1', 'text/plain'), part('2', 'message/delivery-status'), part('3', 'text/rfc822-headers'));
    expect(await readMail(mail(byHeader, { 2: failed, 3: headerOf(id) }))).toMatchObject(finding);
    const whole = report(part('1', 'message/delivery-status'), { ...part('2', 'message/rfc822'), envelope: { messageId: `<${id}@parken.example>` } });
    expect(await readMail(mail(whole, { 1: failed }))).toMatchObject(finding);
  });

  it('is for people where a report lies deeper, is too long, or encloses what is not ours', async () => {
    const bounce = report(part('2.1', 'message/delivery-status'), part('2.2', 'text/rfc822-headers'));
    expect(await readMail(mail({ type: 'multipart/mixed', childNodes: [part('1', 'text/plain'), bounce] }, {}))).toBeUndefined();
    const forwarded = { ...part('1', 'message/rfc822'), childNodes: [part('1.1', 'text/calendar')] };
    expect(await readMail(mail({ type: 'multipart/mixed', childNodes: [forwarded] }, {}))).toBeUndefined();
    expect(await readMail(mail(report(part('1', 'message/delivery-status', longestPart + 1)), {}))).toBeUndefined();
    expect(await readMail(mail(report(part('1', 'message/delivery-status'), part('2', 'text/rfc822-headers')), { 1: failed, 2: headerOf('other') }))).toBeUndefined();
  });

  it('of a hundred thousand parts, or ever deeper ones, is not looked into further than people would', async () => {
    const wide = { type: 'multipart/mixed', childNodes: [...Array.from({ length: 100_000 }, (_, index) => part(String(index), 'text/plain')), part('x', 'text/calendar')] };
    expect(await readMail(mail(wide, {}))).toBeUndefined();
    let deep: OpenMail['structure'] = part('1', 'text/calendar');
    for (let level = 0; level < 50_000; level++) deep = { type: 'multipart/mixed', childNodes: [deep] };
    expect(await readMail(mail(deep, {}))).toBeUndefined();
  });
});
