import { SETTINGS, defineService } from '#platform';
import { CheckInBooking } from './attendance/check-in-booking.js';
import { FinishBooking } from './attendance/finish-booking.js';
import { ReleaseWorker } from './attendance/release-worker.js';
import { UndoCheckIn } from './attendance/undo-check-in.js';
import { ListAbsences } from './absences/list-absences.js';
import { RemoveAbsence } from './absences/remove-absence.js';
import { SetAbsence } from './absences/set-absence.js';
import { AssignCase } from './cases/assign-case.js';
import { ClaimCase } from './cases/claim-case.js';
import { LateCasesWorker } from './cases/late-cases-worker.js';
import { ListInbox } from './cases/list-inbox.js';
import { ReleaseCase } from './cases/release-case.js';
import { ResumeCase } from './cases/resume-case.js';
import { AddAttachment } from './attachments/add-attachment.js';
import { GetAttachment } from './attachments/get-attachment.js';
import { AskForInformation } from './threads/ask-for-information.js';
import { ListThreads } from './threads/list-threads.js';
import { MarkThreadRead } from './threads/mark-thread-read.js';
import { PostMessage } from './threads/post-message.js';
import { ShowThread } from './threads/show-thread.js';
import { SetDecisionTime } from './cases/set-decision-time.js';
import { LiftBlock } from './blocks/lift-block.js';
import { ListBlocks } from './blocks/list-blocks.js';
import { PlaceBlock } from './blocks/place-block.js';
import { PreviewBlock } from './blocks/preview-block.js';
import { ShowBoard } from './boards/show-board.js';
import { ApproveBooking } from './bookings/approve-booking.js';
import { CancelBooking } from './bookings/cancel-booking.js';
import { DeclineBooking } from './bookings/decline-booking.js';
import { ExplainSpace } from './finding/explain-space.js';
import { FindFreeWindows } from './finding/find-free-windows.js';
import { SearchSpaces } from './finding/search-spaces.js';
import { GetBooking } from './bookings/get-booking.js';
import { ListBookingStates } from './bookings/list-booking-states.js';
import { ListBookings } from './bookings/list-bookings.js';
import { ListPrivileges } from './bookings/list-privileges.js';
import { MoveBooking } from './bookings/move-booking.js';
import { RequestBooking } from './bookings/request-booking.js';
import { SnapshotBookings } from './bookings/snapshot-bookings.js';
import { WithdrawBooking } from './bookings/withdraw-booking.js';
import { ApproveChange } from './changes/approve-change.js';
import { ChangesWorker } from './changes/changes-worker.js';
import { DeclineChange } from './changes/decline-change.js';
import { ListChanges } from './changes/list-changes.js';
import { RequestChange } from './changes/request-change.js';
import { SwapBookings } from './changes/swap-bookings.js';
import { WithdrawChange } from './changes/withdraw-change.js';
import { CheckDoorCode } from './doors/check-door-code.js';
import { DoorKey } from './doors/door-key.js';
import { RevealDoorCode } from './doors/reveal-door-code.js';
import { ShowDoorCode } from './doors/show-door-code.js';
import { CompareRequests } from './competing/compare-requests.js';
import { DecideCompeting } from './competing/decide-competing.js';
import { DraftsWorker } from './drafts/drafts-worker.js';
import { GetDraft } from './drafts/get-draft.js';
import { ListDrafts } from './drafts/list-drafts.js';
import { RemoveDraft } from './drafts/remove-draft.js';
import { SaveDraft } from './drafts/save-draft.js';
import { GetHold } from './holds/get-hold.js';
import { HoldsWorker } from './holds/holds-worker.js';
import { PlaceHold } from './holds/place-hold.js';
import { ReleaseHold } from './holds/release-hold.js';
import { AcceptOffer } from './offers/accept-offer.js';
import { DeclineOffer } from './offers/decline-offer.js';
import { ListOffers } from './offers/list-offers.js';
import { OffersWorker } from './offers/offers-worker.js';
import { WithdrawOffer } from './offers/withdraw-offer.js';
import { PreviewHours } from './opening/preview-hours.js';
import { RemoveOpeningException } from './opening/remove-opening-exception.js';
import { SetHours } from './opening/set-hours.js';
import { SetOpeningException } from './opening/set-opening-exception.js';
import { ShowHours } from './opening/show-hours.js';
import { ShowOpening } from './opening/show-opening.js';
import { ListFeeds } from './feeds/list-feeds.js';
import { OpenFeed } from './feeds/open-feed.js';
import { ReadFeed } from './feeds/read-feed.js';
import { RevokeFeed } from './feeds/revoke-feed.js';
import { ShowSiteFreeBusy } from './free-busy/show-site-free-busy.js';
import { ShowSpaceFreeBusy } from './free-busy/show-space-free-busy.js';
import { AddPicture } from './pictures/add-picture.js';
import { DeletePicture } from './pictures/delete-picture.js';
import { DescribePicture } from './pictures/describe-picture.js';
import { GetPicture } from './pictures/get-picture.js';
import { OrderPictures } from './pictures/order-pictures.js';
import { ExplainDecisions } from './decisions/explain-decisions.js';
import { ReopenBooking } from './decisions/reopen-booking.js';
import { SetApprovalRules } from './decisions/set-approval-rules.js';
import { ShowApprovalRules } from './decisions/show-approval-rules.js';
import { AddReason } from './reasons/add-reason.js';
import { ChangeReason } from './reasons/change-reason.js';
import { ListReasons } from './reasons/list-reasons.js';
import { projections } from './projections/projections.js';
import { DiaryPrefix } from './register/diary-prefix.js';
import { ListCaseTexts } from './register/list-case-texts.js';
import { ReleaseText } from './register/release-text.js';
import { SearchRegister } from './register/search-register.js';
import { ShowRegisterEntry } from './register/show-register-entry.js';
import { WithdrawRelease } from './register/withdraw-release.js';
import { DiscloseCase } from './disclosure/disclose-case.js';
import { ListDisclosures } from './disclosure/list-disclosures.js';
import { HoldCase } from './retention/hold-case.js';
import { LiftHold } from './retention/lift-hold.js';
import { ListCaseRemovals } from './retention/list-case-removals.js';
import { ListHolds } from './retention/list-holds.js';
import { ListRetentionRules } from './retention/list-retention-rules.js';
import { PreviewRetention } from './retention/preview-retention.js';
import { RetentionWorker } from './retention/retention-worker.js';
import { SetRetentionRule } from './retention/set-retention-rule.js';
import { ListRulesHistory } from './rules/list-rules-history.js';
import { PreviewRules } from './rules/preview-rules.js';
import { SetRules } from './rules/set-rules.js';
import { SetTerms } from './rules/set-terms.js';
import { ShowTerms } from './rules/show-terms.js';
import { CloseSpace } from './sites/close-space.js';
import { ApproveSeries } from './series/approve-series.js';
import { CancelSeries } from './series/cancel-series.js';
import { ChangeSeries } from './series/change-series.js';
import { DeclineSeries } from './series/decline-series.js';
import { GetSeries } from './series/get-series.js';
import { PreviewSeries } from './series/preview-series.js';
import { RequestSeries } from './series/request-series.js';
import { DaysWorker } from './sites/days-worker.js';
import { DefineSite } from './sites/define-site.js';
import { ListClosedSpaces } from './sites/list-closed-spaces.js';
import { ListSites } from './sites/list-sites.js';
import { ListSpaces } from './sites/list-spaces.js';
import { ReopenSpace } from './sites/reopen-space.js';
import { SnapshotSites } from './sites/snapshot-sites.js';
import { ShowStatistics } from './statistics/show-statistics.js';
import { WeeksWorker } from './statistics/weeks-worker.js';
import { settings, type Settings } from './settings.js';
import { subscriptions } from './subscriptions.js';
import { ListWatches } from './watches/list-watches.js';
import { PlaceWatch } from './watches/place-watch.js';
import { RemoveWatch } from './watches/remove-watch.js';
import { WatchesWorker } from './watches/watches-worker.js';
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
    PlaceBlock,
    PreviewBlock,
    ListBlocks,
    LiftBlock,
    FindFreeWindows,
    SearchSpaces,
    ExplainSpace,
    ShowBoard,
    RequestBooking,
    ApproveBooking,
    DeclineBooking,
    WithdrawBooking,
    MoveBooking,
    CancelBooking,
    ReopenBooking,
    ExplainDecisions,
    SetApprovalRules,
    ShowApprovalRules,
    ListReasons,
    AddReason,
    ChangeReason,
    GetBooking,
    ListBookings,
    ListBookingStates,
    ListPrivileges,
    RequestChange,
    ApproveChange,
    DeclineChange,
    WithdrawChange,
    ListChanges,
    SwapBookings,
    CheckInBooking,
    UndoCheckIn,
    FinishBooking,
    ShowDoorCode,
    RevealDoorCode,
    CheckDoorCode,
    CompareRequests,
    DecideCompeting,
    ListOffers,
    AcceptOffer,
    DeclineOffer,
    WithdrawOffer,
    PreviewSeries,
    RequestSeries,
    GetSeries,
    ApproveSeries,
    DeclineSeries,
    ChangeSeries,
    CancelSeries,
    AddPicture,
    DescribePicture,
    OrderPictures,
    DeletePicture,
    GetPicture,
    ShowSpaceFreeBusy,
    ShowSiteFreeBusy,
    OpenFeed,
    ListFeeds,
    RevokeFeed,
    ReadFeed,
    PlaceHold,
    GetHold,
    ReleaseHold,
    SaveDraft,
    GetDraft,
    ListDrafts,
    RemoveDraft,
    PlaceWatch,
    ListWatches,
    RemoveWatch,
    ShowStatistics,
    SearchRegister,
    ShowRegisterEntry,
    ListCaseTexts,
    ReleaseText,
    WithdrawRelease,
    DiscloseCase,
    ListDisclosures,
    HoldCase,
    LiftHold,
    ListHolds,
    ListRetentionRules,
    SetRetentionRule,
    PreviewRetention,
    ListCaseRemovals,
    ListInbox,
    ClaimCase,
    AssignCase,
    ReleaseCase,
    ResumeCase,
    SetDecisionTime,
    SetAbsence,
    ListAbsences,
    RemoveAbsence,
    PostMessage,
    AskForInformation,
    ShowThread,
    MarkThreadRead,
    ListThreads,
    AddAttachment,
    GetAttachment,
    SnapshotSites,
    SnapshotBookings,
  ],
  subscriptions,
  workers: [WatchesWorker, HoldsWorker, OffersWorker, DraftsWorker, DaysWorker, RetentionWorker, ReleaseWorker, ChangesWorker, LateCasesWorker, WeeksWorker],
  projections,
  settings,
  providers: [DiaryPrefix, { provide: DoorKey, inject: [SETTINGS], useFactory: ({ DOOR_KEY }: Settings) => new DoorKey(DOOR_KEY) }],
});
