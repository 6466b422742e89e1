import { longTime } from '../../times.js';
import { whereOf, type ToldBooking } from '../../told.js';
import { earlier, type Letter, letterOf, quoted, type Words, type Writing } from '../letter.js';

export interface BookingTelling extends Writing {
  booking: ToldBooking;
}

const labels = {
  sv: { what: 'Vad', when: 'När', where: 'Lokal', address: 'Adress', people: 'Antal', number: 'Diarienummer', link: 'Till' },
  en: { what: 'What', when: 'When', where: 'Room', address: 'Address', people: 'For', number: 'Case number', link: 'Go to' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som har bokat eller bett om en lokal i ${site}.`,
  en: (site: string) => `You get this automatic e-mail because you booked or asked for a room at ${site}.`,
};

const people = { sv: (count: number) => (count === 1 ? '1 person' : `${count} personer`), en: (count: number) => (count === 1 ? '1 person' : `${count} people`) };

export function bookingLetter(telling: BookingTelling, words: Words): Letter {
  const { booking, before, language, publicUrl } = telling;
  const label = labels[language];
  return letterOf(telling, words, booking.title, {
    details: [
      { label: label.what, value: booking.title },
      { label: label.when, value: longTime(booking, language) },
      ...earlier(before, booking, language),
      { label: label.where, value: whereOf(booking, language) },
      { label: label.address, value: booking.address },
      ...(booking.people > 0 ? [{ label: label.people, value: people[language](booking.people) }] : []),
      ...(booking.caseNumber === undefined ? [] : [{ label: label.number, value: booking.caseNumber }]),
    ],
    quote: quoted(booking.reason, language, booking.listedReason),
    link: { label: `${label.link} ${booking.siteName[language]}`, href: publicUrl },
    footer: footers[language](booking.siteName[language]),
  });
}
