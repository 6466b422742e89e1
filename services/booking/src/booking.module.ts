import { defineService } from '#platform';
import { ShowBoard } from './boards/show-board.js';
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
import { DraftsWorker } from './drafts/drafts-worker.js';
import { GetDraft } from './drafts/get-draft.js';
import { ListDrafts } from './drafts/list-drafts.js';
import { RemoveDraft } from './drafts/remove-draft.js';
import { SaveDraft } from './drafts/save-draft.js';
import { GetHold } from './holds/get-hold.js';
import { HoldsWorker } from './holds/holds-worker.js';
import { PlaceHold } from './holds/place-hold.js';
import { ReleaseHold } from './holds/release-hold.js';
import { PreviewHours } from './opening/preview-hours.js';
import { RemoveOpeningException } from './opening/remove-opening-exception.js';
import { SetHours } from './opening/set-hours.js';
import { SetOpeningException } from './opening/set-opening-exception.js';
import { ShowHours } from './opening/show-hours.js';
import { ShowOpening } from './opening/show-opening.js';
import { AddPicture } from './pictures/add-picture.js';
import { DeletePicture } from './pictures/delete-picture.js';
import { DescribePicture } from './pictures/describe-picture.js';
import { GetPicture } from './pictures/get-picture.js';
import { OrderPictures } from './pictures/order-pictures.js';
import { projections } from './projections/projections.js';
import { ListRulesHistory } from './rules/list-rules-history.js';
import { PreviewRules } from './rules/preview-rules.js';
import { SetRules } from './rules/set-rules.js';
import { SetTerms } from './rules/set-terms.js';
import { ShowTerms } from './rules/show-terms.js';
import { CloseSpace } from './sites/close-space.js';
import { DaysWorker } from './sites/days-worker.js';
import { DefineSite } from './sites/define-site.js';
import { ListClosedSpaces } from './sites/list-closed-spaces.js';
import { ListSites } from './sites/list-sites.js';
import { ListSpaces } from './sites/list-spaces.js';
import { ReopenSpace } from './sites/reopen-space.js';
import { SnapshotSites } from './sites/snapshot-sites.js';
import { subscriptions } from './subscriptions.js';
import { ChangePool } from './supplies/change-pool.js';
import { FindFreeInPools } from './supplies/find-free-in-pools.js';
import { ListMyQuotas } from './supplies/list-my-quotas.js';
import { ListPools } from './supplies/list-pools.js';
import { ListQuotas } from './supplies/list-quotas.js';
import { ListSiteServices } from './supplies/list-site-services.js';
import { SetQuota } from './supplies/set-quota.js';

export const bookingService = defineService({
  name: 'booking',
  useCases: [
    DefineSite,
    ListSites,
    ListSpaces,
    CloseSpace,
    ReopenSpace,
    ListClosedSpaces,
    SetRules,
    PreviewRules,
    ListRulesHistory,
    SetTerms,
    ShowTerms,
    ListPools,
    ChangePool,
    FindFreeInPools,
    ListSiteServices,
    SetQuota,
    ListQuotas,
    ListMyQuotas,
    ShowOpening,
    ShowHours,
    SetHours,
    PreviewHours,
    SetOpeningException,
    RemoveOpeningException,
    FindFreeWindows,
    ShowBoard,
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
    AddPicture,
    DescribePicture,
    OrderPictures,
    DeletePicture,
    GetPicture,
    PlaceHold,
    GetHold,
    ReleaseHold,
    SaveDraft,
    GetDraft,
    ListDrafts,
    RemoveDraft,
    SnapshotSites,
    SnapshotBookings,
  ],
  subscriptions,
  workers: [HoldsWorker, DraftsWorker, DaysWorker],
  projections,
});
