import { z } from 'zod';
import { email, id, language, line, phoneNumber, registrationView, type RegistrationView } from '#contracts';

/** What is written of somebody who need not have an account. */
const strangerFields = { name: line(120), email: email(), phone: phoneNumber().optional(), language: language().optional() };

export const inviting = z.strictObject({
  bookingId: id(),
  ...strangerFields,
  language: strangerFields.language.describe('Of her messages, where she is new here; that of Accept-Language when left out'),
});

export const registering = z.strictObject({
  eventId: id(),
  name: strangerFields.name.optional().describe('Required of whoever has not signed in, and where staff register somebody else'),
  email: strangerFields.email.optional().describe('As the name; others who are signed in register themselves'),
  phone: strangerFields.phone,
  language: strangerFields.language.describe('Of her messages, where she is new here; that of Accept-Language when left out'),
  bySms: z.boolean().default(false).describe('Whether to tell her by SMS too'),
});

/** What somebody writes in the form of an event's page. */
export const strangerForm = z.strictObject({ ...strangerFields, language: language(), bySms: z.boolean() });

/** Ids and times would tell whether she was registered already, and so whose addresses we know. */
const hidden = { id: true, attendeeId: true, bySms: true, registeredAt: true, onlineUrl: true, version: true } as const;

/** One shape for both; whoever is signed in gets all of it. */
export const registered = z.strictObject(registrationView.partial(hidden).shape).meta({ id: 'Registered' });

export const asStranger = (registration: RegistrationView): Partial<RegistrationView> =>
  Object.fromEntries(Object.entries(registration).filter(([field]) => !Object.hasOwn(hidden, field)));
