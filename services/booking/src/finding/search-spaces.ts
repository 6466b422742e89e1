import { searchSpaces, toPage, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { alternativesTo } from '../domain/finding-alternatives.js';
import { refusedAnyway } from '../domain/finding-explanation.js';
import { bestFirst, find } from '../domain/finding-search.js';
import type { Place, Search } from '../domain/finding-place.js';
import { alternativeView, notOfferedView, offerView } from './finding-views.js';
import { placesOf } from './places.js';
import { readPlaces } from './read-places.js';
import { standingFrom } from './read-standing.js';
import { decidingBy, needsOf, searchOf } from './searching.js';

@Answers(searchSpaces)
export class SearchSpaces {
  async execute({ input, actor, now, db }: QueryCall<typeof searchSpaces>): Promise<ReplyOf<typeof searchSpaces>> {
    const needs = needsOf(input);
    const asked = { ...input, needs, actor, organisationId: input.organisationId ?? null, now };
    const read = await readPlaces(db, { ...asked, personId: actor.id });
    if (!input.siteIds.every((siteId) => read.sites.some(({ id }) => id === siteId))) throw new DomainError('site.not-found');
    const standing = standingFrom(read.standing);
    if (!standing.mayActFor) throw new DomainError('booking.not-for-organisation', { organisationId: asked.organisationId });

    const { all, wishedIn } = placesOf(read, { ...input, needs });
    const isChosen = ({ siteId }: Place) => input.siteIds.length === 0 || input.siteIds.includes(siteId);
    const search = searchOf(asked, standing);
    const deciding = decidingBy(standing, now, needs.people);
    const { offers, notOffered } = find(all.filter(isChosen), search, wishedIn, deciding);
    const alternatives = offers.length > 0 ? [] : alternativesAmong(all, isChosen, search);
    return {
      offers: offers.slice(0, input.limit).map(offerView),
      offerCount: offers.length,
      notOffered: asManyAsFit(notOffered.map((one) => notOfferedView(one, search))),
      notOfferedCount: notOffered.length,
      alternatives: alternatives.map(alternativeView),
    };
  }
}

function alternativesAmong(all: readonly Place[], isChosen: (place: Place) => boolean, search: Search) {
  const possible = bestFirst(all.filter((place) => refusedAnyway(place, search).length === 0), search);
  return alternativesTo(search, possible.filter(isChosen), possible.filter((place) => !isChosen(place)));
}

// An answer has room for so much, whatever parameters there are.
const asManyAsFit = <T>(rows: T[]): T[] => toPage(rows, rows.length, () => '').items;
