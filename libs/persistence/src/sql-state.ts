import { isNativeError } from 'node:util/types';
import pg from 'pg';

/** SQLSTATE of a Postgres error, e.g. `23P01` for an exclusion violation. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;

/** 40001 serialisation failure, 40P01 deadlock: nothing has happened, and the same transaction may succeed when tried again. */
export const isWorthAnotherTry = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');

/** The tables have changed since a statement was prepared on this connection. Nothing has happened, and another one may do it. */
export const isStalePlan = (error: unknown): boolean =>
  sqlState(error) === '0A000' && (error as pg.DatabaseError).routine === 'RevalidateCachedQuery';

// Connection, resources, shutdown, system, logins, no such database, read-only after a switch to a standby.
const awayStates = /^(?:08|53|57P|58|28|3D|25006)/;
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const awayWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error|not queryable|after calling end on the pool/;

/** Postgres is away, starting or out of room: trying again later may succeed, and nothing is wrong with what was sent. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return awayStates.test(state) || isWorthAnotherTry(error);
  if (!isNativeError(error)) return false;
  return ('code' in error && awayCodes.has(String(error.code))) || awayWords.test(error.message);
}
