import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bookingFirstApproved } from '#contracts';
import { message } from '../src/announcing/message.js';
import { bookings } from '../src/bookings/bookings.js';
import type { Words } from '../src/domain/letters/letter.js';
import { messages } from '../src/messages.js';
import { eventually } from '#testing';
import { NotifiedHouse, aBooking } from './notified-house.js';

// All that it takes: two templates …
const words = {
  sv: (): Words => ({ subject: 'Halvvägs', heading: 'En av två har sagt ja', paragraphs: ['Nu väntar vi på den andra.'], sms: 'Halvvägs' }),
  en: (): Words => ({ subject: 'Halfway', heading: 'One of two has said yes', paragraphs: ['Now we await the other.'], sms: 'Halfway' }),
};
// … and one row.
const another = message({ name: 'booking-first-approved', after: bookingFirstApproved, to: 'applicant', category: 'practical', sms: 'by-wish', family: bookings, words });

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open({}, [...messages, another]);
});
afterAll(() => here.close());

test.each([
  ['sv', 'Halvvägs: Klimatdialog om värmeplanen', 'Nu väntar vi på den andra.', /^Halvvägs: Klimatdialog/],
  ['en', 'Halfway: Klimatdialog om värmeplanen', 'Now we await the other.', /^Halfway: Klimatdialog/],
] as const)('a message is added by one row and two templates, and is sent in %s by mail and SMS', async (language, subject, says, sms) => {
  const person = await here.person({ language, phone: language === 'sv' ? '+46701740605' : '+46701740606', smsWanted: true });
  const booking = aBooking(person);
  await here.house.tell(bookingFirstApproved, { aggregateId: booking.bookingId, aggregateVersion: 1, data: booking });
  const [mail] = await eventually('the mail comes', () => here.post.to(person.email).length === 1 && here.post.to(person.email));
  const [text] = await eventually('the SMS comes', async () => (await here.texts(person.phone!)).length === 1 && here.texts(person.phone!));
  expect([mail!.subject, text!.message]).toEqual([subject, expect.stringMatching(sms)]);
  expect(mail!.text).toContain(says);
});
