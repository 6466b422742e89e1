export { errorCodes, isErrorCode, type ErrorCode, type ErrorKind } from './error-codes.js';
export { DomainError, type ErrorParameter, type FieldError } from './domain-error.js';
export { newId, isId } from './ids.js';
export { Links } from './links.js';
export { Clock, SystemClock, type Instant } from './clock.js';
export { instantOf } from './local-time.js';
export { roles, isRole, type Role } from './roles.js';
export { anonymous, hasRole, isStaff, type Actor } from './actor.js';
export { currentTrace, inSpan, observeSpans, Span, traceparent, type EndedSpan, type SpanKind, type Step, type Trace } from './trace.js';
