import { defineService } from '#platform';
import { ApproveBooking } from './bookings/approve-booking.js';
import { CancelBooking } from './bookings/cancel-booking.js';
import { DeclineBooking } from './bookings/decline-booking.js';
import { FindFreeWindows } from './bookings/find-free-windows.js';
import { GetBooking } from './bookings/get-booking.js';
import { ListBookingStates } from './bookings/list-booking-states.js';
import { ListBookings } from './bookings/list-bookings.js';
import { ListPrivileges } from './bookings/list-privileges.js';
import { MoveBooking } from './bookings/move-booking.js';
import { RequestBooking } from './bookings/request-booking.js';
import { SnapshotBookings } from './bookings/snapshot-bookings.js';
import { WithdrawBooking } from './bookings/withdraw-booking.js';
import { projections } from './projections/projections.js';
import { DaysWorker } from './sites/days-worker.js';
import { DefineSite } from './sites/define-site.js';
import { ListSites } from './sites/list-sites.js';
import { ListSpaces } from './sites/list-spaces.js';
import { RemoveOpeningException } from './sites/remove-opening-exception.js';
import { SetOpeningException } from './sites/set-opening-exception.js';
import { ShowOpening } from './sites/show-opening.js';
import { SnapshotSites } from './sites/snapshot-sites.js';
import { subscriptions } from './subscriptions.js';

export const bookingService = defineService({
  name: 'booking',
  useCases: [
    DefineSite,
    ListSites,
    ListSpaces,
    ShowOpening,
    SetOpeningException,
    RemoveOpeningException,
    FindFreeWindows,
    RequestBooking,
    ApproveBooking,
    DeclineBooking,
    WithdrawBooking,
    MoveBooking,
    CancelBooking,
    GetBooking,
    ListBookings,
    ListBookingStates,
    ListPrivileges,
    SnapshotSites,
    SnapshotBookings,
  ],
  subscriptions,
  workers: [DaysWorker],
  projections,
});
