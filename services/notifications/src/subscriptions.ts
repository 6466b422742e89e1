import {
  bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, bookingWithdrawn, personErased, personRecorded,
} from '#contracts';
import { on } from '#messaging';
import { TellApplicantWhenBookingApproved } from './bookings/tell-applicant-when-booking-approved.js';
import { TellApplicantWhenBookingCancelled } from './bookings/tell-applicant-when-booking-cancelled.js';
import { TellApplicantWhenBookingDeclined } from './bookings/tell-applicant-when-booking-declined.js';
import { TellApplicantWhenBookingMoved } from './bookings/tell-applicant-when-booking-moved.js';
import { TellApplicantWhenBookingRequested } from './bookings/tell-applicant-when-booking-requested.js';
import { TellApplicantWhenBookingWithdrawn } from './bookings/tell-applicant-when-booking-withdrawn.js';
import { ForgetPersonWhenErased } from './people/forget-person-when-erased.js';
import { RecordPersonWhenRecorded } from './people/record-person-when-recorded.js';

/** Every fact that this service reacts to. */
export const subscriptions = [
  on(bookingRequested, TellApplicantWhenBookingRequested),
  on(bookingApproved, TellApplicantWhenBookingApproved),
  on(bookingDeclined, TellApplicantWhenBookingDeclined),
  on(bookingWithdrawn, TellApplicantWhenBookingWithdrawn),
  on(bookingMoved, TellApplicantWhenBookingMoved),
  on(bookingCancelled, TellApplicantWhenBookingCancelled),
  on(personRecorded, RecordPersonWhenRecorded),
  on(personErased, ForgetPersonWhenErased),
];
