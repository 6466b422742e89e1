import { Links } from '#kernel';
import { readPrivateKey } from '#messaging';
import { SETTINGS, defineService } from '#platform';
import { ClosingWorker } from './closing/closing-worker.js';
import { AdmitVisitor } from './door/admit-visitor.js';
import { RecordScan } from './door/record-scan.js';
import { RegisterWalkIn } from './door/register-walk-in.js';
import { SeeOffVisitor } from './door/see-off-visitor.js';
import { InviteGuest } from './guests/invite-guest.js';
import { ListGuests } from './guests/list-guests.js';
import { UninviteGuest } from './guests/uninvite-guest.js';
import { ListPassKeys } from './passes/list-pass-keys.js';
import { ListPasses } from './passes/list-passes.js';
import { OpenPass } from './passes/open-pass.js';
import { Passes } from './passes/passes.js';
import { RevealPass } from './passes/reveal-pass.js';
import { projections } from './projections/projections.js';
import { ListRemovals } from './retention/list-removals.js';
import { RetentionWorker } from './retention/retention-worker.js';
import { settings, type Settings } from './settings.js';
import { subscriptions } from './subscriptions.js';
import { CountInside } from './visits/count-inside.js';
import { ListInside } from './visits/list-inside.js';
import { ListVisits } from './visits/list-visits.js';
import { RevealVisitor } from './visits/reveal-visitor.js';

const passesOf = ({ PASS_PRIVATE_KEY }: Settings) => new Passes(readPrivateKey(PASS_PRIVATE_KEY));

export const visitorsService = defineService({
  name: 'visitors',
  useCases: [
    InviteGuest,
    UninviteGuest,
    ListGuests,
    ListVisits,
    RecordScan,
    AdmitVisitor,
    SeeOffVisitor,
    RegisterWalkIn,
    ListInside,
    CountInside,
    ListPasses,
    OpenPass,
    ListPassKeys,
    ListRemovals,
    RevealPass,
    RevealVisitor,
  ],
  subscriptions,
  projections,
  workers: [ClosingWorker, RetentionWorker],
  settings,
  providers: [
    { provide: Links, inject: [SETTINGS], useFactory: ({ LINK_KEY }: Settings) => new Links(LINK_KEY) },
    { provide: Passes, inject: [SETTINGS], useFactory: passesOf },
  ],
});
