import {
  bookingAnonymised, bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, bookingWithdrawn,
  eventSpaceRefused, personErased, siteRecorded,
} from '#contracts';
import { on, type Subscription } from '#messaging';
import { ForgetPersonWhenErased } from './erasure/forget-person-when-erased.js';
import { RecordSiteWhenSiteRecorded } from './projections/record-site-when-site-recorded.js';
import { FollowBookingWhenBookingAnonymised } from './space/follow-booking-when-booking-anonymised.js';
import { LoseSpaceWhenBookingCancelled } from './space/lose-space-when-booking-cancelled.js';
import { LoseSpaceWhenBookingDeclined } from './space/lose-space-when-booking-declined.js';
import { LoseSpaceWhenBookingWithdrawn } from './space/lose-space-when-booking-withdrawn.js';
import { LoseSpaceWhenEventSpaceRefused } from './space/lose-space-when-event-space-refused.js';
import { MoveEventWhenBookingMoved } from './space/move-event-when-booking-moved.js';
import { TakeSpaceWhenBookingApproved } from './space/take-space-when-booking-approved.js';
import { TakeSpaceWhenBookingRequested } from './space/take-space-when-booking-requested.js';

export const subscriptions: Subscription[] = [
  on(siteRecorded, RecordSiteWhenSiteRecorded),
  on(bookingRequested, TakeSpaceWhenBookingRequested),
  on(bookingApproved, TakeSpaceWhenBookingApproved),
  on(bookingMoved, MoveEventWhenBookingMoved),
  on(bookingDeclined, LoseSpaceWhenBookingDeclined),
  on(bookingWithdrawn, LoseSpaceWhenBookingWithdrawn),
  on(bookingCancelled, LoseSpaceWhenBookingCancelled),
  on(bookingAnonymised, FollowBookingWhenBookingAnonymised),
  on(eventSpaceRefused, LoseSpaceWhenEventSpaceRefused),
  on(personErased, ForgetPersonWhenErased),
];
