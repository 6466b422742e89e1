import type { Transaction } from '#persistence';
import type { EventRow } from '../events/event-row.js';
import { findInOrder, type RegistrationRow } from './registration-row.js';

/** Everybody who is registered for an event, in the order in which they came. */
export const findLive = (tx: Transaction, { id }: EventRow): Promise<RegistrationRow[]> => findInOrder(tx, id, ['confirmed', 'waiting', 'offered']);
