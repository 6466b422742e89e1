import { errorCodes, type ErrorCode, type ErrorKind } from '#kernel';

/** The one table from the kind of a refusal to its HTTP status. */
export const statuses: Record<ErrorKind, number> = {
  'conflict': 409,
  'forbidden': 403,
  'gone': 410,
  'headers-too-large': 431,
  'internal': 500,
  'invalid': 400,
  'media-type': 415,
  'method': 405,
  'not-acceptable': 406,
  'not-found': 404,
  'precondition': 412,
  'precondition-required': 428,
  'request-timeout': 408,
  'timeout': 504,
  'too-large': 413,
  'too-many': 429,
  'unauthenticated': 401,
  'unavailable': 503,
  'unprocessable': 422,
  'url-too-long': 414,
};

export const statusOf = (code: ErrorCode): number => statuses[errorCodes[code]];
