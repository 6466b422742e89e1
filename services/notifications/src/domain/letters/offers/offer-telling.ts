import type { ToldOffer } from '../../told.js';
import type { Writing } from '../letter.js';

export interface OfferTelling extends Writing {
  offer: ToldOffer;
}
