import { longTime } from '../times.js';
import { type Letter, type Telling, type Words, greet } from './letter.js';

const labels = {
  sv: { what: 'Vad', when: 'När', where: 'Lokal', address: 'Adress', people: 'Antal', before: 'Tidigare', reason: 'Skäl', link: 'Till' },
  en: { what: 'What', when: 'When', where: 'Room', address: 'Address', people: 'For', before: 'Before', reason: 'Reason', link: 'Go to' },
};

const footers = {
  sv: (site: string) => `Mejlet är skickat automatiskt till dig som har bokat eller bett om en lokal i ${site}.`,
  en: (site: string) => `This was sent automatically to you, who booked or asked for a room at ${site}.`,
};

const people = { sv: (count: number) => (count === 1 ? '1 person' : `${count} personer`), en: (count: number) => (count === 1 ? '1 person' : `${count} people`) };

export function bookingLetter(telling: Telling, words: Words): Letter {
  const { booking, language, name, publicUrl } = telling;
  const label = labels[language];
  return {
    language,
    subject: `${words.subject}: ${booking.title}`,
    greeting: greet(name, language),
    heading: words.heading,
    paragraphs: words.paragraphs,
    details: [
      { label: label.what, value: booking.title },
      { label: label.when, value: longTime(booking, language) },
      ...earlier(telling),
      { label: label.where, value: `${booking.spaceName[language]}, ${booking.siteName[language]}` },
      { label: label.address, value: booking.address },
      ...(booking.people > 0 ? [{ label: label.people, value: people[language](booking.people) }] : []),
    ],
    quote: booking.reason === null ? null : { label: label.reason, text: booking.reason },
    code: null,
    link: { label: `${label.link} ${booking.siteName[language]}`, href: publicUrl },
    footer: footers[language](booking.siteName[language]),
  };
}

function earlier({ before, booking, language }: Telling): Letter['details'] {
  if (before === null) return [];
  const place = before.spaceName[language] === booking.spaceName[language] ? '' : `, ${before.spaceName[language]}`;
  return [{ label: labels[language].before, value: `${longTime(before, language)}${place}` }];
}
