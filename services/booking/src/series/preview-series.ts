import { previewSeries, type ReplyOf } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import type { Queryable } from '#persistence';
import { askerOf, isBoundByQuotas, termsInTheWay } from '../bookings/rules-in-the-way.js';
import { placeRefusals } from '../domain/place-rules.js';
import { findGrants } from '../projections/find-grants.js';
import type { GrantRow } from '../projections/grant-row.js';
import { mayActFor } from '../projections/standing.js';
import { fitted } from './fitting.js';
import { toPreview } from './series-views.js';
import { roomForSeries, wantedSeries } from './wanted-series.js';

@Answers(previewSeries)
export class PreviewSeries {
  async execute({ input, actor, now, db }: QueryCall<typeof previewSeries>): Promise<ReplyOf<typeof previewSeries>> {
    const { organisationId = null } = input;
    const [room, grants] = await Promise.all([roomForSeries(db, input, actor), grantsFor(db, actor, organisationId)]);
    const { wanted } = wantedSeries(input, { actor, room, grants, now });
    const asker = askerOf({ actor, organisationId, grants, now });
    const always = [
      ...placeRefusals({ ...input, layout: input.layout ?? null, accessibility: [] }, room, asker),
      ...termsInTheWay({ ...input, actor, eventId: null }, room),
    ];
    const quotas = isBoundByQuotas({ actor, eventId: null }) ? room.quotas : [];
    const owner = { personId: actor.id, organisationId };
    const asked = wanted.map((one) => ({ ...one, refusals: [...always, ...one.refusals] }));
    const found = await fitted(db, asked, { actor, room, grants, now, quotas, owner });
    return { timeZone: room.timeZone, occurrences: found.map(toPreview) };
  }
}

async function grantsFor(db: Queryable, actor: Actor, organisationId: string | null): Promise<GrantRow[]> {
  if (organisationId === null) return [];
  const [grants, isMember] = await Promise.all([findGrants(db, [organisationId]), mayActFor(db, actor.id, organisationId)]);
  if (!isMember) throw new DomainError('booking.not-for-organisation', { organisationId });
  return grants;
}
