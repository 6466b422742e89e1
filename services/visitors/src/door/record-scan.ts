import { Injectable } from '@nestjs/common';
import { recordScan, type InputOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { mustOpenAt, scannedAt, type Scanned } from '../domain/pass-rules.js';
import { holdOffErasure } from '../erasure/person-lock.js';
import { Passes } from '../passes/passes.js';
import { findSite } from '../projections/find-site.js';
import { lockVisit } from '../visits/find-visit.js';
import { nonceReused, passagesOf, passThrough, type Known } from '../visits/pass-through.js';
import { toView, type NamedVisit } from '../visits/visit-row.js';

type Input = InputOf<typeof recordScan>;

@Injectable()
@Answers(recordScan)
export class RecordScan {
  constructor(private readonly passes: Passes) {}

  async execute({ input, actor, now, tx, publish }: CommandCall<typeof recordScan>): Promise<ReplyOf<typeof recordScan>> {
    const { direction, nonce } = input;
    const siteId = input.siteId.toLowerCase();
    const shown = await this.passes.read(input.pass);
    if (!shown) throw new DomainError('pass.invalid');
    await holdOffErasure(tx, actor.id);
    const visit = await lockVisit(tx, shown.visitId);
    if (!visit) throw new DomainError('pass.invalid');
    if (visit.siteId !== siteId) await findSite(tx, siteId);

    const known = await passagesOf(tx, visit.id, nonce);
    const before = scanBefore(known, visit, input);
    if (before) return { visit: toView(visit), direction, at: before.at.toString(), repeated: true };
    const scanned = scannedAt(input.at, now);
    if (direction === 'in' && !(scanned.isLate && shown.siteId === siteId)) mustBeAdmissible(visit, siteId, scanned);
    const passage = { ...scanned, direction, how: 'scan', siteId, by: actor.id, nonce } as const;
    const taken = await passThrough({ tx, publish }, visit, passage, known);
    return { visit: toView(taken.visit), direction, at: taken.at.toString(), repeated: false };
  }
}

/** This very scan, if it was taken in; whoever sends it again is answered the same, whenever it is. */
function scanBefore(known: readonly Known[], visit: NamedVisit, { nonce, direction }: Input): Known | undefined {
  const before = known.find((passage) => passage.nonce === nonce);
  if (before && (before.visitId !== visit.id || before.direction !== direction)) throw nonceReused();
  return before;
}

// Whoever has stayed too long, or whose visit is somewhere else by now, must still get out, and be known to be. What a door
// without a network let in was let in, by what the pass itself says: the visit may have been moved or called off meanwhile.
function mustBeAdmissible(visit: NamedVisit, siteId: string, { at, isLate }: Scanned): void {
  if (visit.siteId !== siteId) throw new DomainError('pass.other-site', { siteName: { ...visit.siteName } });
  if (!isLate && visit.state !== 'cancelled') mustOpenAt(visit, at);
}
