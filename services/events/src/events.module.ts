import { defineService } from '#platform';
import { CancelEvent } from './events/cancel-event.js';
import { ChangeEvent } from './events/change-event.js';
import { CreateEvent } from './events/create-event.js';
import { GetEvent } from './events/get-event.js';
import { ListEvents } from './events/list-events.js';
import { PublishEvent } from './events/publish-event.js';
import { GetProgrammeEvent } from './programme/get-programme-event.js';
import { ListProgramme } from './programme/list-programme.js';
import { projections } from './projections/projections.js';
import { AcceptByLink } from './registrations/accept-by-link.js';
import { AcceptSeat } from './registrations/accept-seat.js';
import { ListRegistrations } from './registrations/list-registrations.js';
import { OpenRegistration } from './registrations/open-registration.js';
import { RegisterForEvent } from './registrations/register-for-event.js';
import { RegistrationLinks } from './registrations/registration-links.js';
import { RevealRegistrationLink } from './registrations/reveal-registration-link.js';
import { WithdrawByLink } from './registrations/withdraw-by-link.js';
import { WithdrawRegistration } from './registrations/withdraw-registration.js';
import { settings } from './settings.js';
import { HouseZone } from './space/house-zone.js';
import { subscriptions } from './subscriptions.js';
import { Timekeeper } from './timekeeping/timekeeper.js';

export const eventsService = defineService({
  name: 'events',
  useCases: [
    CreateEvent,
    ChangeEvent,
    PublishEvent,
    CancelEvent,
    GetEvent,
    ListEvents,
    ListProgramme,
    GetProgrammeEvent,
    RegisterForEvent,
    WithdrawRegistration,
    AcceptSeat,
    ListRegistrations,
    OpenRegistration,
    WithdrawByLink,
    AcceptByLink,
    RevealRegistrationLink,
  ],
  subscriptions,
  projections,
  workers: [Timekeeper],
  settings,
  providers: [HouseZone, RegistrationLinks],
});
