import { longMoment } from '../../times.js';
import type { Words } from '../letter.js';
import type { WatchTelling } from './watch-telling.js';

export const watchMet = { sv, en };

const deadline = ({ watch, language }: WatchTelling): string => longMoment(watch.headStartUntil, watch.windows[0]!.timeZone, language);

function sv(telling: WatchTelling): Words {
  return {
    subject: 'Ledigt nu',
    heading: 'Det du bevakar är ledigt',
    paragraphs: [
      'En tid som du har bevakat går att boka. Den är inte reserverad: först till kvarn gäller.',
      `Av dem som bevakar samma tid är det din tur. Den som ställde sig i kö efter dig får veta det tidigast ${deadline(telling)}.`,
    ],
    sms: 'Ledigt nu',
    smsEnd: 'Först till kvarn.',
  };
}

function en(telling: WatchTelling): Words {
  return {
    subject: 'Free now',
    heading: 'What you watch for is free',
    paragraphs: [
      'A time that you have been watching for can be booked. It is not reserved: first come, first served.',
      `Of those who watch for the same time it is your turn. Whoever asked after you is not told before ${deadline(telling)}.`,
    ],
    sms: 'Free now',
    smsEnd: 'First come, first served.',
  };
}
