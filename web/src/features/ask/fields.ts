/** The parts of the form that something can be wrong with, in the order in which they stand. */
export type FieldName =
  | 'space' | 'date' | 'time' | 'people' | 'layout' | 'equipment' | 'pooled' | 'services' | 'repeat'
  | 'title' | 'purpose' | 'organisation' | 'contactName' | 'contactEmail' | 'contactPhone' | 'terms';

const byRule: Record<string, FieldName> = {
  'booking.too-many-people': 'people',
  'booking.layout-missing': 'layout',
  'booking.equipment-missing': 'equipment',
  'booking.pool-unknown': 'pooled',
  'booking.pool-overdrawn': 'pooled',
  'booking.service-unknown': 'services',
  'booking.service-too-late': 'services',
  'booking.accessibility-missing': 'space',
  'booking.not-for-you': 'organisation',
  'booking.not-for-organisation': 'organisation',
  'booking.quota-hours': 'organisation',
  'booking.quota-requests': 'organisation',
  'booking.terms-not-accepted': 'terms',
  'space.not-found': 'space',
};

/** The field that a rule speaks of; most speak of when. */
export const fieldOfRule = (code: string): FieldName => byRule[code] ?? 'time';

const byInput: Record<string, FieldName> = {
  spaceId: 'space', start: 'time', end: 'time', people: 'people', layout: 'layout', equipment: 'equipment', pooled: 'pooled', serviceIds: 'services',
  rrule: 'repeat', exdates: 'repeat', title: 'title', purpose: 'purpose', organisationId: 'organisation', contact: 'contactName',
  'contact.name': 'contactName', 'contact.email': 'contactEmail', 'contact.phone': 'contactPhone', termsVersion: 'terms',
};

/** The field that an answer names by its place in the request; undefined where the form has none for it. */
export const fieldOfInput = (name: string): FieldName | undefined => byInput[name] ?? byInput[name.split('.')[0] ?? ''];
