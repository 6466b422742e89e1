import { asManyAsFit, searchSpaces } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, Written, type QueryCall } from '#messaging';
import { alternativesTo, type Alternative } from '../domain/finding-alternatives.js';
import { refusedAnyway } from '../domain/finding-explanation.js';
import type { Place } from '../domain/finding-place.js';
import { bestFirst, find, foundInAll, type Found } from '../domain/finding-search.js';
import { alternativeView, notOfferedView, offerView } from './finding-views.js';
import { placesOf } from './places.js';
import { readPlaces } from './read-places.js';
import { standingFrom } from './read-standing.js';
import type { Looking } from './reading.js';
import { decidingBy, needsOf, searchOf } from './searching.js';

type Call = QueryCall<typeof searchSpaces>;

interface Answer extends Found {
  alternatives?: Alternative[];
}

@Answers(searchSpaces)
export class SearchSpaces {
  async execute(call: Call): Promise<Written> {
    return writtenAnswer(await answerTo(call), call.input.limit);
  }
}

/** Nearly always a little is enough; what it leaves in doubt is looked into once more, and where nothing is found, everything is. */
async function answerTo(call: Call): Promise<Answer> {
  const { search, found } = await look(call, { onlyThere: true, onlyFirstTaken: true });
  if (found.offers.length === 0) return everything(call);
  if (found.doubtful.length === 0) return found;
  const more = await look(call, { spaceIds: found.doubtful.map(({ id }) => id) });
  return foundInAll(found, more.found, search);
}

async function everything(call: Call): Promise<Answer> {
  const { all, isChosen, search, found } = await look(call, {});
  if (found.offers.length > 0) return found;
  const possible = bestFirst(all.filter((place) => refusedAnyway(place, search).length === 0), search);
  const elsewhere = possible.filter((place) => !isChosen(place));
  return { ...found, alternatives: alternativesTo(search, possible.filter(isChosen), elsewhere) };
}

async function look({ input, actor, now, db }: Call, where: Pick<Looking, 'spaceIds' | 'onlyThere' | 'onlyFirstTaken'>) {
  const needs = needsOf(input);
  const asked = { ...input, needs, actor, organisationId: input.organisationId ?? null, now };
  const read = await readPlaces(db, { ...asked, personId: actor.id, ...where });
  if (!where.spaceIds && !input.siteIds.every((siteId) => read.sites.some(({ id }) => id === siteId))) throw new DomainError('site.not-found');
  const standing = standingFrom(read.standing);
  if (!standing.mayActFor) throw new DomainError('booking.not-for-organisation', { organisationId: asked.organisationId });

  const { all, wishedIn } = placesOf(read, { ...input, needs });
  const isChosen = ({ siteId }: Place) => input.siteIds.length === 0 || input.siteIds.includes(siteId);
  const search = searchOf(asked, standing);
  const found = find(all.filter(isChosen), search, wishedIn, decidingBy(standing, now, needs.people));
  return { all, isChosen, search, found };
}

// An answer has room for so much, whatever parameters there are; and each row is written once.
function writtenAnswer({ offers, notOffered, alternatives = [] }: Answer, limit: number): Written {
  const explained = asManyAsFit(notOffered.map((one) => JSON.stringify(notOfferedView(one))));
  const fields = {
    offers: JSON.stringify(offers.slice(0, limit).map(offerView)),
    offerCount: offers.length,
    notOffered: `[${explained.join()}]`,
    notOfferedCount: notOffered.length,
    alternatives: JSON.stringify(alternatives.map(alternativeView)),
  };
  return new Written(`{${Object.entries(fields).map(([name, json]) => `"${name}":${json}`).join()}}`);
}
