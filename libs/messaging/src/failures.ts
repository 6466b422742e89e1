import { errors } from '@nats-io/transport-node';
import { ZodError } from 'zod';
import { DomainError } from '#kernel';
import { isDatabaseAway } from '#persistence';

/** What the caller is told of an error: refusals as they are, the rest without its inner life. */
export function asRefusal(error: unknown, service: string): DomainError {
  if (error instanceof DomainError) return error;
  if (isInfrastructureAway(error)) return new DomainError('service.unavailable', { service });
  return new DomainError('internal', { service });
}

/** Postgres or NATS is away for now. What failed for it was not at fault, and is tried until they are back. */
export const isInfrastructureAway = (error: unknown): boolean =>
  isDatabaseAway(error) ||
  error instanceof errors.ClosedConnectionError ||
  error instanceof errors.DrainingConnectionError ||
  error instanceof errors.NoRespondersError ||
  error instanceof errors.TimeoutError ||
  error instanceof errors.ConnectionError;

/** The reason kept with a dead letter: where in which field, but no value, since values may be personal data. */
export function reasonOf(error: unknown): string {
  if (error instanceof ZodError) return `not as agreed: ${error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')}`;
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.params)}`;
  if (error instanceof Error) return `${error.name}: ${'code' in error && 'constraint' in error ? `${String(error.code)} ${String(error.constraint)}` : error.message}`;
  return 'unknown';
}
