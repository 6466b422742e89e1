import { explainSpace, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, instantOf, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { refusalsAt, refusedAnyway } from '../domain/finding-explanation.js';
import { furnishingOf, occupied, takenWithin } from '../domain/finding-place.js';
import { nearestIn } from '../domain/finding-nearest.js';
import { competing } from '../domain/finding-search.js';
import { minute, type Stretch } from '../domain/finding-stretches.js';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { furnishingView, nearestView, times } from './finding-views.js';
import { placesOf } from './places.js';
import { readPlaces } from './read-places.js';
import { standingFrom } from './read-standing.js';
import { decidingBy, needsOf, searchOf } from './searching.js';

@Answers(explainSpace)
export class ExplainSpace {
  async execute({ input, actor, now, db }: QueryCall<typeof explainSpace>): Promise<ReplyOf<typeof explainSpace>> {
    const [needs, organisationId] = [needsOf(input), input.organisationId ?? null];
    const { holdId = null, bookingId = null } = input;
    const who = { isStaff: isStaff(actor), personId: actor.id };
    const looking = { spaceIds: [input.spaceId], from: input.start, to: input.end, needs, organisationId, personId: actor.id, now };
    const own = holdId ?? bookingId ? { holdId, bookingId, ...who } : undefined;
    const read = await readPlaces(db, { ...looking, own });
    const [site] = read.sites;
    if (!site || read.spaces.length === 0) throw new DomainError('space.not-found');
    const standing = standingFrom(read.standing);
    if (!standing.mayActFor) throw new DomainError('booking.not-for-organisation', { organisationId });

    const time = timeOf(input, site.timeZone);
    const minutes = (time.until - time.from) / minute;
    const place = placesOf(read, { from: input.start, to: input.end, needs, minutes }).all[0]!;
    const search = searchOf({ actor, organisationId, needs, minutes, now }, standing);
    const furnishing = furnishingOf(place, needs);
    const refusals = [...refusedAnyway(place, search), ...refusalsAt(place, furnishing, search, time.from)];
    return {
      allowed: refusals.length === 0,
      refusals,
      conflicts: takenWithin(place, occupied(time, furnishing)).map(times),
      ...furnishingView(furnishing),
      approval: decidingBy(standing, now, needs.people)(place, time),
      competing: competing(place, time, furnishing),
      nearest: nearestView(place, nearestIn(place, search)),
    };
  }
}

function timeOf(input: InputOf<typeof explainSpace>, timeZone: string): Stretch {
  const time = { start: instantOf(input.start, timeZone, 'start'), end: instantOf(input.end, timeZone, 'end') };
  mustEndAfterItStarts(time);
  return { from: time.start.epochMilliseconds, until: time.end.epochMilliseconds };
}
