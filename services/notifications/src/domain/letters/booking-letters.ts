import type { BookingMessage, Language } from '../message.js';
import { smsOf } from '../sms-text.js';
import { bookingApproved } from './booking-approved.js';
import { bookingCancelled } from './booking-cancelled.js';
import { bookingDeclined } from './booking-declined.js';
import { bookingLetter } from './booking-letter.js';
import { bookingMoved } from './booking-moved.js';
import { bookingRequested } from './booking-requested.js';
import { bookingWithdrawn } from './booking-withdrawn.js';
import type { Letter, Telling, Wording } from './letter.js';

const wordings: Record<BookingMessage, Record<Language, Wording>> = {
  'booking-requested': bookingRequested,
  'booking-approved': bookingApproved,
  'booking-declined': bookingDeclined,
  'booking-withdrawn': bookingWithdrawn,
  'booking-moved': bookingMoved,
  'booking-cancelled': bookingCancelled,
};

export const letterAbout = (kind: BookingMessage, telling: Telling): Letter => bookingLetter(telling, wordings[kind][telling.language](telling));

export const smsAbout = (kind: BookingMessage, telling: Telling): string => smsOf(telling, wordings[kind][telling.language](telling));
