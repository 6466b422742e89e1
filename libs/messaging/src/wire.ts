import type { DomainError, ErrorParameter, FieldError } from '#kernel';

/** NATS headers of a request. */
export const header = {
  actor: 'Parken-Actor',
  idempotencyKey: 'Idempotency-Key',
  traceparent: 'traceparent',
  /** When the caller stops waiting, in milliseconds since the epoch: nothing is begun after it. */
  deadline: 'Parken-Deadline',
} as const;

export interface WireError {
  code: string;
  params: Record<string, ErrorParameter>;
  fields: FieldError[];
}

export type WireReply = { reply: unknown } | { error: WireError };

/** NATS refuses 1 MiB; half of it leaves room for headers and for growth. */
export const maxReplyBytes = 512 * 1024;

export const toWire = (error: DomainError): WireReply => ({ error: { code: error.code, params: error.params, fields: error.fields } });
