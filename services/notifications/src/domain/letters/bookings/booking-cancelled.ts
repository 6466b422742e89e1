import { takenBack, type Words } from '../letter.js';
import type { BookingTelling } from './booking-letter.js';

export const bookingCancelled = { sv, en };

function sv(telling: BookingTelling): Words {
  if (telling.booking.isNoShow) return nobodyCame.sv(telling);
  return {
    subject: 'Din bokning är avbokad',
    heading: 'Din bokning är avbokad',
    paragraphs: [`Lokalen är inte längre bokad för dig.${takenBack(telling)}`, ...(telling.booking.isCancelledLate ? [late.sv] : [])],
    sms: 'Din bokning är avbokad',
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en(telling: BookingTelling): Words {
  if (telling.booking.isNoShow) return nobodyCame.en(telling);
  return {
    subject: 'Your booking is cancelled',
    heading: 'Your booking is cancelled',
    paragraphs: [`The room is no longer booked for you.${takenBack(telling)}`, ...(telling.booking.isCancelledLate ? [late.en] : [])],
    sms: 'Your booking is cancelled',
    smsEnd: 'Your e-mail says why.',
  };
}

const late = {
  sv: 'Avbokningen kom senare än vad som gäller för lokalen, och är noterad som sen.',
  en: 'The cancellation came later than the rules of the room ask for, and is noted as late.',
};

const nobodyCame: Record<'sv' | 'en', (telling: BookingTelling) => Words> = {
  sv: (telling) => ({
    subject: 'Din bokning är släppt',
    heading: 'Din bokning är släppt',
    paragraphs: [`Ingen checkade in, och lokalen är ledig för andra.${takenBack(telling)}`, 'Nästa gång: checka in vid dörren, eller avboka i förväg om ni inte kommer.'],
    sms: 'Ingen kom, så din bokning är släppt',
  }),
  en: (telling) => ({
    subject: 'Your booking has been released',
    heading: 'Your booking has been released',
    paragraphs: [`Nobody checked in, and the room is free for others.${takenBack(telling)}`, 'Next time: check in at the door, or cancel beforehand if you cannot make it.'],
    sms: 'Nobody came, so your booking is released',
  }),
};
