import type { searchSpaces, ReplyOf } from '#contracts';
import type { Alternative } from '../domain/finding-alternatives.js';
import type { Nearest } from '../domain/finding-nearest.js';
import type { Furnishing, Place } from '../domain/finding-place.js';
import { capacityOf, competing, type NotOffered, type Offer } from '../domain/finding-search.js';
import { written, type Stretch } from '../domain/finding-stretches.js';
import { layoutFor } from '../domain/wish.js';

type Reply = ReplyOf<typeof searchSpaces>;
type OfferView = Reply['offers'][number];
type NotOfferedView = Reply['notOffered'][number];
export type NearestView = NonNullable<NotOfferedView['nearest']>;

export const times = ({ from, until }: Stretch) => ({ start: written(from), end: written(until) });
const where = ({ siteId, id }: Place) => ({ siteId, spaceId: id });

export const furnishingView = ({ layout, carried }: Furnishing) => ({
  layout: (layout?.kind ?? null) as OfferView['layout'],
  setupMinutes: layout?.setupMinutes ?? 0,
  clearupMinutes: layout?.clearupMinutes ?? 0,
  carried: [...carried],
});

export const offerView = ({ place, furnishing, approval, windows }: Offer): OfferView => ({
  ...where(place),
  capacity: capacityOf(place, furnishing),
  ...furnishingView(furnishing),
  approval,
  windows: windows.map(({ from, until, start, end }) => ({
    from: written(from),
    until: written(until),
    start: written(start),
    end: written(end),
    competing: competing(place, { from: start, until: end }, furnishing),
  })),
});

export const notOfferedView = ({ place, at, refusals, nearest }: NotOffered): NotOfferedView => ({
  ...where(place),
  at: written(at),
  refusals,
  nearest: nearestView(place, nearest),
});

export function nearestView(place: Place, nearest: Nearest | undefined): NearestView | null {
  if (!nearest) return null;
  const { changes, needs } = nearest;
  const layout = changes.includes('layout') ? layoutFor(place, needs)?.kind : needs.layout;
  return {
    changes,
    ...times(nearest),
    people: needs.people,
    layout: (layout ?? null) as NearestView['layout'],
    equipment: [...needs.equipment] as NearestView['equipment'],
    pooled: [...needs.pooled],
    serviceIds: [...needs.serviceIds],
  };
}

export const alternativeView = ({ kind, parts }: Alternative): Reply['alternatives'][number] => ({
  kind,
  parts: parts.map(({ place, ...stretch }) => ({ ...where(place), ...times(stretch) })),
});

