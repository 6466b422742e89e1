import {
  bookingAnonymised, bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, bookingWithdrawn,
  personErased, personRecorded,
  registrationAnonymised, registrationCancelled, registrationConfirmed, registrationLapsed, registrationMoved, registrationWithdrawn,
  siteRecorded,
} from '#contracts';
import { on, type Subscription } from '#messaging';
import { FollowRegistration } from './attendees/follow-registration.js';
import { ForgetVisitorWhenPersonErased } from './erasure/forget-visitor-when-person-erased.js';
import { FollowBooking } from './guests/follow-booking.js';
import { NamePersonWhenRecorded } from './projections/name-person-when-recorded.js';
import { RecordSiteWhenRecorded } from './projections/record-site-when-recorded.js';

export const subscriptions: Subscription[] = [
  on(siteRecorded, RecordSiteWhenRecorded),
  on(bookingRequested, FollowBooking),
  on(bookingApproved, FollowBooking),
  on(bookingDeclined, FollowBooking),
  on(bookingWithdrawn, FollowBooking),
  on(bookingMoved, FollowBooking),
  on(bookingCancelled, FollowBooking),
  on(bookingAnonymised, FollowBooking),
  on(registrationConfirmed, FollowRegistration),
  on(registrationMoved, FollowRegistration),
  on(registrationWithdrawn, FollowRegistration),
  on(registrationCancelled, FollowRegistration),
  on(registrationLapsed, FollowRegistration),
  on(registrationAnonymised, FollowRegistration),
  on(personRecorded, NamePersonWhenRecorded),
  on(personErased, ForgetVisitorWhenPersonErased),
];
