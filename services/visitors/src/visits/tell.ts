import { visitAnonymised, visitCancelled, visitExpected, visitMoved, visitorArrived, visitorLeft } from '#contracts';
import type { Publish } from '#messaging';
import { toSnapshot, type VisitRow } from './visit-row.js';

const facts = {
  expect: visitExpected,
  move: visitMoved,
  cancel: visitCancelled,
  arrive: visitorArrived,
  leave: visitorLeft,
  // Only where somebody's words have been taken out of it.
  rename: visitAnonymised,
  forget: visitAnonymised,
};

/** Tells the others how a visit stands after a change. */
export const tell = (publish: Publish, change: keyof typeof facts, visit: VisitRow): void =>
  publish(facts[change], { aggregateId: visit.id, aggregateVersion: visit.version, data: toSnapshot(visit) });
