import { errorCodes, type ErrorCode, type ErrorKind } from './error-codes.js';

export type ErrorParameter = string | number | boolean | null | ErrorParameter[] | { [name: string]: ErrorParameter };

/** What is wrong with one field of the input; `field` is a dotted path such as `contact.email`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/**
 * A refusal that the caller can understand: a stable code, the facts behind it, and no HTTP.
 * The edge turns it into a status and a sentence in the caller's language.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, ErrorParameter> = {},
    readonly fields: FieldError[] = [],
  ) {
    super(code);
  }

  get kind(): ErrorKind {
    return errorCodes[this.code];
  }
}
