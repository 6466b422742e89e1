/**
 * Every reason for which the system says no, with the kind of refusal it is.
 * A code is stable: clients branch on it, translations and the HTTP status hang on it.
 */
export const errorCodes = {
  // any message
  'input.invalid': 'invalid',
  'input.too-large': 'too-large',
  'input.end-before-start': 'invalid',
  'input.time-does-not-exist': 'invalid',
  'input.time-is-ambiguous': 'invalid',
  'actor.missing': 'unauthenticated',
  'actor.invalid': 'unauthenticated',
  'actor.expired': 'unauthenticated',
  'actor.not-permitted': 'forbidden',
  'version.changed': 'precondition',
  'version.required': 'precondition-required',
  'idempotency.key-reused': 'unprocessable',
  'idempotency.key-required': 'invalid',
  'limit.exceeded': 'too-many',
  'service.unavailable': 'unavailable',
  'service.timeout': 'timeout',
  'service.reply-too-large': 'internal',
  'internal': 'internal',
  'resource.not-found': 'not-found',

  // edge
  'request.csrf': 'forbidden',
  'request.headers-too-large': 'headers-too-large',
  'request.malformed': 'invalid',
  'request.media-type': 'media-type',
  'request.method': 'method',
  'request.not-acceptable': 'not-acceptable',
  'request.timeout': 'request-timeout',
  'request.url-too-long': 'url-too-long',
  'session.ended': 'unauthenticated',
  'sign-in.code-wrong': 'unauthenticated',
  'sign-in.code-used-up': 'unauthenticated',
  'sign-in.not-staff': 'forbidden',
  'sign-in.failed': 'unauthenticated',

  // partners
  'person.not-found': 'not-found',
  'person.erased': 'gone',
  'organisation.not-found': 'not-found',
  'organisation.number-invalid': 'invalid',
  'membership.not-found': 'not-found',
  'membership.exists': 'conflict',
  'membership.already-confirmed': 'conflict',
  'membership.already-ended': 'conflict',
  'agreement.not-found': 'not-found',
  'agreement.illegal-transition': 'conflict',
  'agreement.organisation-twice': 'invalid',
  'agreement.validity-over': 'unprocessable',
  'agreement.already-signed': 'conflict',
  'agreement.text-changed': 'conflict',

  // booking
  'site.not-found': 'not-found',
  'space.not-found': 'not-found',
  'booking.not-found': 'not-found',
  'booking.conflict': 'conflict',
  'booking.illegal-transition': 'conflict',
  'booking.outside-opening-hours': 'unprocessable',
  'booking.too-many-people': 'unprocessable',
  'booking.equipment-missing': 'unprocessable',
  'booking.in-the-past': 'unprocessable',
  'booking.too-far-ahead': 'unprocessable',
  'booking.too-long': 'unprocessable',
  'booking.not-for-organisation': 'forbidden',
  'booking.not-for-you': 'forbidden',
  'booking.already-begun': 'conflict',
  'booking.change-needs-staff': 'conflict',
  'booking.too-soon': 'unprocessable',
  'booking.too-short': 'unprocessable',
  'booking.off-grid': 'unprocessable',
  'booking.layout-missing': 'unprocessable',
  'booking.accessibility-missing': 'unprocessable',
  'booking.pool-unknown': 'unprocessable',
  'booking.pool-overdrawn': 'conflict',
  'booking.service-unknown': 'unprocessable',
  'booking.service-too-late': 'unprocessable',
  'booking.quota-hours': 'conflict',
  'booking.quota-requests': 'conflict',
  'booking.terms-not-accepted': 'unprocessable',
  'picture.not-found': 'not-found',
  'picture.not-readable': 'unprocessable',
  'picture.too-large': 'too-large',
  'picture.too-many': 'conflict',

  // events
  'event.not-found': 'not-found',
  'event.illegal-transition': 'conflict',
  'event.booking-unknown': 'unprocessable',
  'event.booking-not-usable': 'conflict',
  'event.outside-its-booking': 'unprocessable',
  'event.session-outside': 'unprocessable',
  'event.space-not-approved': 'conflict',
  'event.no-place': 'unprocessable',
  'event.in-the-past': 'unprocessable',
  'event.capacity-below-seats': 'conflict',
  'registration.not-found': 'not-found',
  'registration.not-open': 'conflict',
  'registration.illegal-transition': 'conflict',
  'registration.offer-expired': 'conflict',

  // visitors
  'visit.not-found': 'not-found',
  'visit.illegal-transition': 'conflict',
  'visit.already-inside': 'conflict',
  'visit.not-inside': 'conflict',
  'visit.booking-not-approved': 'conflict',
  'visit.too-many-guests': 'unprocessable',
  'pass.invalid': 'unprocessable',
  'pass.other-site': 'conflict',
  'pass.not-yet-valid': 'conflict',
  'pass.expired': 'conflict',

  // links in messages
  'link.invalid': 'not-found',

  // notifications
  'delivery.not-found': 'not-found',
  'delivery.not-failed': 'conflict',
  'dead-letter.not-found': 'not-found',
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorKind = (typeof errorCodes)[ErrorCode];

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorCodes, code);
