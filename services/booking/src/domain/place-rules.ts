import type { Refusal } from './refusal.js';
import type { Audience } from './space-rules.js';
import { carried, poolOf, type Needs, type Room } from './wish.js';

/** Who asks, as far as rules care. */
export interface Asker {
  isStaff: boolean;
  /** Whether it is for an organisation that she acts for. */
  forOrganisation: boolean;
  /** Whether an agreement with that organisation is in force. */
  forPartner: boolean;
}

/** What stands in the way of somebody's having this space at any time. */
export function placeRefusals(needs: Needs, room: Room & { whoMayAsk: Audience }, asker: Asker): Refusal[] {
  return [
    ...notForHer(room.whoMayAsk, asker),
    ...tooSmall(needs, room),
    ...withoutEquipment(needs, room),
    ...notAccessible(needs, room),
    ...tooFewThings(needs, room),
    ...unknownServices(needs, room),
  ];
}

function notForHer(whoMayAsk: Audience, { isStaff, forOrganisation, forPartner }: Asker): Refusal[] {
  const admitted = { everybody: true, organisations: forOrganisation, partners: forPartner, staff: false };
  return isStaff || admitted[whoMayAsk] ? [] : [{ code: 'booking.not-for-you', params: { whoMayAsk } }];
}

function tooSmall({ people, layout }: Needs, { capacity, layouts }: Room): Refusal[] {
  const kinds = layouts.map(({ kind }) => kind);
  if (layout !== null && !kinds.includes(layout)) return [{ code: 'booking.layout-missing', params: { layout, layouts: kinds } }];
  const possible = layouts.filter(({ kind }) => layout === null || kind === layout);
  const most = possible.length > 0 ? Math.max(...possible.map((one) => one.capacity)) : capacity;
  return people > most ? [{ code: 'booking.too-many-people', params: { people, capacity: most, layout } }] : [];
}

function withoutEquipment({ equipment }: Needs, room: Room): Refusal[] {
  const missing = equipment.filter((kind) => !room.equipment.includes(kind) && !poolOf(room, kind));
  return missing.length > 0 ? [{ code: 'booking.equipment-missing', params: { missing } }] : [];
}

function notAccessible({ accessibility }: Needs, room: Room): Refusal[] {
  const missing = accessibility.filter((need) => !room.accessibility.includes(need));
  return missing.length > 0 ? [{ code: 'booking.accessibility-missing', params: { missing } }] : [];
}

// Even with everything at home.
const tooFewThings = (needs: Needs, room: Room): Refusal[] =>
  carried(room, needs).flatMap(({ poolId, amount }): Refusal[] => {
    const pool = room.pools.find(({ id }) => id === poolId);
    if (!pool) return [{ code: 'booking.pool-unknown', params: { poolId } }];
    return amount > pool.amount ? [{ code: 'booking.pool-overdrawn', params: { poolId, name: pool.name, amount, left: pool.amount } }] : [];
  });

const unknownServices = ({ serviceIds }: Needs, { services }: Room): Refusal[] =>
  serviceIds.flatMap((serviceId) =>
    services.some(({ id }) => id === serviceId) ? [] : [{ code: 'booking.service-unknown', params: { serviceId } }],
  );
