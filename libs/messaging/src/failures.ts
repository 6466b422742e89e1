import { isNativeError } from 'node:util/types';
import { errors, RequestError } from '@nats-io/transport-node';
import { ZodError } from 'zod';
import { DomainError } from '#kernel';
import { isDatabaseAway, sqlState } from '#persistence';

/** What the caller is told of an error: refusals as they are, the rest without its inner life. */
export function asRefusal(error: unknown, service: string): DomainError {
  if (error instanceof DomainError) return error;
  if (isInfrastructureAway(error)) return new DomainError('service.unavailable', { service });
  return new DomainError('internal', { service });
}

/** Nobody listens on the subject that was asked. */
export const isNobodyThere = (error: unknown): boolean =>
  error instanceof errors.NoRespondersError || (error instanceof RequestError && error.isNoResponders());

/** The connection to the broker is gone for now, or for good. */
export const isBrokerAway = (error: unknown): boolean =>
  error instanceof errors.ClosedConnectionError ||
  error instanceof errors.DrainingConnectionError ||
  error instanceof errors.ConnectionError ||
  (error instanceof RequestError && /connection (?:closed|disconnected)/.test(error.message));

/** Postgres or NATS is away for now. What failed for it was not at fault, and is tried until they are back. */
export const isInfrastructureAway = (error: unknown): boolean =>
  isDatabaseAway(error) || isBrokerAway(error) || isNobodyThere(error) || error instanceof errors.TimeoutError;

/** A fact that no further attempt will make better. The reason is shown to staff and holds no values. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
}

/**
 * The reason kept with a dead letter: what kind of failure and where, but no value and no message of somebody else's
 * making, since those may hold personal data.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof Hopeless) return error.message;
  if (error instanceof ZodError) return `not as agreed: ${fieldsOf(error)}`;
  if (error instanceof DomainError) return error.code;
  if (!isNativeError(error)) return 'unknown';
  const state = sqlState(error);
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? ` ${error.constraint}` : '';
  return `${error.name}${state ? ` ${state}${constraint}` : ''}${placeOf(error)}`;
}

/** Which fields of the input are wrong, and how. */
export const fieldsOf = ({ issues }: ZodError): string => issues.map(({ path, code }) => `${path.join('.') || 'it'} ${code}`).join(', ');

// `    at CountWhenDeposited.react (file:///…/services.js:38:25)`, the first of our own.
const frame = /^\s+at (?:async )?([\w.$<>]+) \(.*?([\w.-]+\.[jt]s):(\d+):\d+\)$/;

function placeOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => !/node_modules|node:/.test(line));
  const [, name, file, line] = lines.map((one) => frame.exec(one)).find(Boolean) ?? [];
  return name ? ` in ${name} (${file}:${line})` : '';
}
