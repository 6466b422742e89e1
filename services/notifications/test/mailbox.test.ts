import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bookingApproved, bookingMoved, bookingRequested, getDelivery, listSuppressions, type FactContract } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually, testMailbox, type TestMailbox } from '#testing';
import { sequenceAt } from '../src/domain/calendar-entry.js';
import { aBounce, aComplaint, aLetter, aReply } from './mails.js';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';

interface Row {
  id: string;
  state: string;
  lastError: string | null;
  answer: string | null;
}

let mailbox: TestMailbox;
let here: NotifiedHouse;
let anna: Person;

beforeAll(async () => {
  mailbox = await testMailbox();
  here = await NotifiedHouse.open({ settings: { IMAP_URL: mailbox.url, IMAP_POLL_SECONDS: '3600' } });
});
afterAll(async () => {
  await here.close();
  await mailbox.stop();
});
beforeEach(async () => {
  anna = await here.person();
});

const tell = (fact: FactContract, data: Snapshot) => here.house.tell(fact, { aggregateId: data.bookingId, aggregateVersion: data.version, data });

const rowOf = (id: string) =>
  here.database.one<Row>(sql`select id, state, last_error as "lastError", answer from deliveries where id = ${id}`);

/** The mail that has gone out about a booking in this version. */
const sent = ({ bookingId, version }: Snapshot) =>
  eventually('it has been sent', async () => {
    const row = await here.database.maybeOne<{ id: string }>(sql`
      select id from deliveries where about = ${bookingId} and about_version = ${version} and channel = 'email' and state = 'sent'`);
    return row?.id;
  });

const aSentMail = async (person: Person = anna): Promise<string> => {
  const booking = aBooking(person);
  await tell(bookingRequested, booking);
  return sent(booking);
};

const isPutAway = (mail: string) =>
  eventually('it is put away as read', () => {
    const name = /Message-ID: (.*)\r/.exec(mail)![1]!;
    const found = mailbox.folder('Parken.Handled').find(({ text }) => text.includes(name));
    if (found) expect(found.isSeen).toBe(true);
    return found !== undefined && !mailbox.folder('INBOX').some(({ text }) => text.includes(name));
  });

/** What comes after it has been dealt with, so it was looked at. */
const expectLeftUnread = async (...mails: string[]) => {
  const after = aBounce({ deliveryId: await aSentMail(), to: anna.email, action: 'delayed' });
  mailbox.deliver(after);
  await isPutAway(after);
  const left = mailbox.folder('INBOX');
  expect(mails.map((mail) => left.find(({ text }) => text === mail)?.isSeen)).toEqual(mails.map(() => false));
};

const suppressionsOf = async ({ id }: Person) => (await here.house.as('staff').call(listSuppressions, { personId: id })).items;

describe('a mail that comes back', () => {
  test('fails its message and suppresses the address, and is put away', async () => {
    const deliveryId = await aSentMail();
    const bounce = aBounce({ deliveryId, to: anna.email, answer: `550 5.1.1 <${anna.email}> no such user` });
    mailbox.deliver(bounce);
    await isPutAway(bounce);
    expect(await rowOf(deliveryId)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('5.1.1') });
    const { reports } = await here.house.as('staff').call(getDelivery, { deliveryId });
    expect(reports).toEqual([{ at: expect.any(String), said: 'failed', answer: 'failed 5.1.1 550 5.1.1 <a***@example.se> no such user' }]);
    expect(await suppressionsOf(anna)).toMatchObject([{ channel: 'email', reason: 'bounced', deliveryId, address: 'a***@example.se' }]);
  });

  test('because a mailbox is full or a filter dislikes it, fails its message and suppresses nothing', async () => {
    for (const status of ['4.2.2', '5.7.1']) {
      const deliveryId = await aSentMail();
      const bounce = aBounce({ deliveryId, to: anna.email, status, answer: `${status[0]}50 ${status} no` });
      mailbox.deliver(bounce);
      await isPutAway(bounce);
      expect(await rowOf(deliveryId)).toMatchObject({ state: 'failed' });
    }
    expect(await suppressionsOf(anna)).toEqual([]);
  });

  test('late is no failure, and where it came at last it is known to have come', async () => {
    const deliveryId = await aSentMail();
    const delayed = aBounce({ deliveryId, to: anna.email, action: 'delayed', status: '4.4.1', answer: '' });
    mailbox.deliver(delayed);
    await isPutAway(delayed);
    expect(await rowOf(deliveryId)).toMatchObject({ state: 'sent' });
    const delivered = aBounce({ deliveryId, to: anna.email, action: 'delivered', status: '2.0.0', answer: '' });
    mailbox.deliver(delivered);
    await isPutAway(delivered);
    expect(await rowOf(deliveryId)).toMatchObject({ state: 'delivered' });
  });

  test('from where she has her mail sent on, fails the message and leaves her address alone', async () => {
    const deliveryId = await aSentMail();
    const bounce = aBounce({ deliveryId, to: 'elsewhere@example.com', answer: '550 5.1.1 <elsewhere@example.com> unknown' });
    mailbox.deliver(bounce);
    await isPutAway(bounce);
    const { state, lastError } = await rowOf(deliveryId);
    expect([state, lastError]).toEqual(['failed', expect.not.stringContaining('elsewhere')]);
    expect(await suppressionsOf(anna)).toEqual([]);
  });

  test('twice, or read again after a crash before it was put away, changes nothing', async () => {
    const deliveryId = await aSentMail();
    const bounce = aBounce({ deliveryId, to: anna.email });
    mailbox.deliver(bounce);
    mailbox.deliver(bounce);
    await isPutAway(bounce);
    expect(await here.database.query(sql`select from delivery_reports where delivery_id = ${deliveryId}`)).toHaveLength(1);
    expect(await suppressionsOf(anna)).toHaveLength(1);
  });

  test('about nothing of ours is left to people', async () => {
    const bounce = aBounce({ deliveryId: newId(), to: anna.email });
    mailbox.deliver(bounce);
    await expectLeftUnread(bounce);
  });
});

describe('a complaint', () => {
  test('suppresses the address, and shows that the message came', async () => {
    const deliveryId = await aSentMail();
    const complaint = aComplaint({ deliveryId });
    mailbox.deliver(complaint);
    await isPutAway(complaint);
    expect(await rowOf(deliveryId)).toMatchObject({ state: 'delivered' });
    expect(await suppressionsOf(anna)).toMatchObject([{ reason: 'complained', deliveryId }]);
  });

  test('that is none, since somebody says that it is no spam, is left to people', async () => {
    const deliveryId = await aSentMail();
    const report = aComplaint({ deliveryId, type: 'not-spam' });
    mailbox.deliver(report);
    await expectLeftUnread(report);
    expect(await suppressionsOf(anna)).toEqual([]);
  });
});

describe('an answer to an invitation', () => {
  let booking: Snapshot;
  let invitation: string;

  beforeEach(async () => {
    booking = aBooking(anna, { state: 'approved', version: 2 });
    await tell(bookingApproved, booking);
    invitation = await sent(booking);
  });

  test.each([
    ['ACCEPTED', 'accepted'],
    ['DECLINED', 'declined'],
    ['TENTATIVE', 'tentative'],
  ] as const)('%s is known of it', async (answer, known) => {
    const reply = aReply({ about: booking.bookingId, attendee: anna.email, answer, encoding: 'base64' });
    mailbox.deliver(reply);
    await isPutAway(reply);
    expect(await rowOf(invitation)).toMatchObject({ state: 'sent', answer: known });
  });

  test('that was given later counts, whichever comes first', async () => {
    for (const [answer, stamp] of [['DECLINED', '20261120T075500Z'], ['ACCEPTED', '20261120T075000Z']] as const) {
      const reply = aReply({ about: booking.bookingId, attendee: anna.email, answer, stamp });
      mailbox.deliver(reply);
      await isPutAway(reply);
    }
    expect(await rowOf(invitation)).toMatchObject({ answer: 'declined' });
  });

  test('to the second is the second’s alone', async () => {
    const moved = { ...booking, version: 3, start: '2026-11-26T13:00:00Z' };
    await tell(bookingMoved, moved);
    const second = await sent(moved);
    for (const [answer, sequence] of [['DECLINED', 3], ['ACCEPTED', 2]] as const) {
      const reply = aReply({ about: booking.bookingId, attendee: anna.email, answer, sequence });
      mailbox.deliver(reply);
      await isPutAway(reply);
    }
    expect([(await rowOf(invitation)).answer, (await rowOf(second)).answer]).toEqual(['accepted', 'declined']);
  });

  test('about a series is about all of it, and about one of it about that one', async () => {
    const seriesId = newId();
    const at = '2026-11-20T08:00:00Z';
    const [whole, one] = [newId(), newId()];
    const insert = (id: string, about: string, content: object) => here.database.execute(sql`
      insert into deliveries (id, kind, category, channel, person_id, recipient, about, about_version, content, state, attempts, due_at, created_at, sent_at, traceparent)
      values (${id}, 'booking-approved', 'decision', 'email', ${anna.id}, ${anna.email}, ${about}, 2, ${JSON.stringify({ invitation: 'REQUEST', at, ...content })}::jsonb,
        'sent', 1, ${at}, ${at}, ${at}, '')`);
    await insert(whole, seriesId, { series: {} });
    await insert(one, newId(), { booking: { seriesId, recurrenceId: '2026-11-26T13:00:00', timeZone: 'Europe/Stockholm' } });
    const sequence = sequenceAt(at);
    const replies = [
      aReply({ about: seriesId, attendee: anna.email, answer: 'TENTATIVE', sequence }),
      aReply({ about: seriesId, attendee: anna.email, answer: 'DECLINED', sequence, occasion: ':20261126T120000Z' }),
    ];
    const other = aReply({ about: seriesId, attendee: anna.email, sequence, occasion: ';TZID=Europe/Stockholm:20261203T130000' });
    for (const reply of [...replies, other]) mailbox.deliver(reply);
    for (const reply of replies) await isPutAway(reply);
    await expectLeftUnread(other);
    expect([(await rowOf(whole)).answer, (await rowOf(one)).answer]).toEqual(['tentative', 'declined']);
  });

  test('of a stranger, or of one who says that she is another, is left to people', async () => {
    const about = booking.bookingId;
    const replies = [
      aReply({ about, attendee: 'eva@example.com' }),
      aReply({ about, attendee: anna.email, from: 'eva@example.com' }),
      aReply({ about: newId(), attendee: anna.email }),
      aReply({ about, attendee: anna.email, sequence: 1 }),
    ];
    for (const reply of replies) mailbox.deliver(reply);
    await expectLeftUnread(...replies);
    expect((await rowOf(invitation)).answer).toBeNull();
  });
});

describe('what people write', () => {
  test.each([
    ['a letter', aLetter()],
    ['that somebody is away', aLetter('Frånvarande', ['Auto-Submitted: auto-replied', 'Precedence: bulk'])],
  ])('is left unread: %s', async (_what, letter) => {
    mailbox.deliver(letter);
    await expectLeftUnread(letter);
  });
});

describe('a mail that is meant to do harm', () => {
  const head = 'From: x@example.com\r\nMessage-ID: <x@example.com>\r\nMIME-Version: 1.0\r\n';
  const nested = (levels: number): string => {
    let mail = `${head}Content-Type: multipart/mixed; boundary="b0"\r\n\r\n`;
    for (let level = 0; level < levels; level++) mail += `--b${level}\r\nContent-Type: multipart/mixed; boundary="b${level + 1}"\r\n\r\n`;
    return mail;
  };
  const report = (status: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`${head}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n`),
      Buffer.from(status),
      Buffer.from('\r\n--b--\r\n'),
    ]);

  const mails: Record<string, string | Buffer> = {
    'of a header of three megabytes': `${head}Subject: ${'x'.repeat(3_000_000)}\r\n\r\nHej\r\n`,
    'of ten thousand addresses': `${head}To: ${Array.from({ length: 10_000 }, (_, index) => `a${index}@example.com`).join(',\r\n ')}\r\n\r\nHej\r\n`,
    'of a thousand levels': nested(1_000),
    'of three thousand parts': `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/calendar\r\n\r\nx\r\n'.repeat(3_000)}`,
    'with a report of two megabytes': report('Action: failed\r\n\r\n'.repeat(130_000)),
    'with a report of zeros and half characters': report(Buffer.from([0, 0, 0xff, 0xfe, 13, 10, 13, 10, 0xc3, 0x28, 0xed, 0xa0, 0x80])),
    'in a charset that nobody knows': `${head}Content-Type: text/calendar; charset=klingon; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n`,
    'that says that it is UTF-16': Buffer.concat([Buffer.from(`${head}Content-Type: text/calendar; charset=utf-16\r\n\r\n`), Buffer.from('BEGIN:VCALENDAR', 'utf16le')]),
    'of nothing': '',
  };

  test.each([[Object.keys(mails)]])('is left to people, and keeps nobody else’s: %p', async (names) => {
    for (const name of names) mailbox.deliver(mails[name]!);
    const after = aBounce({ deliveryId: await aSentMail(), to: anna.email, action: 'delayed' });
    mailbox.deliver(after);
    await isPutAway(after);
    expect(await suppressionsOf(anna)).toEqual([]);
  });
});
