import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { follow, type Followed, type Place } from './following.js';
import { visitStates, type VisitState } from './visit-states.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const place: Place = {
  siteId: 'parken', siteName: { sv: 'Parken', en: 'Parken' },
  address: 'Redaregatan 50', spaceName: { sv: 'Sal', en: 'Hall' }, timeZone: 'Europe/Stockholm',
  expectedFrom: now.add({ hours: 24 }), expectedUntil: now.add({ hours: 26 }),
};
const elsewhere: Place = { ...place, spaceName: { sv: 'Rum', en: 'Room' } };
const title = { sv: 'Möte', en: 'Meeting' };
const visit = (state: VisitState): Followed => ({ ...place, state, title, cancelledAt: state === 'cancelled' ? now : null });

describe('a visit and what it is for', () => {
  it('nothing changes where all is as it was', () => {
    for (const state of visitStates.filter((one) => one !== 'cancelled')) expect(follow(visit(state), { title, place }, now, true)).toBeNull();
  });

  it('moves along, also when somebody has come already', () => {
    for (const state of ['expected', 'inside', 'left'] as const) {
      const step = follow(visit(state), { title, place: elsewhere }, now, true);
      expect(step).toMatchObject({ change: 'move', after: { state, spaceName: elsewhere.spaceName } });
    }
  });

  it('is called off, unless somebody has come already', () => {
    const step = follow(visit('expected'), { title, place: null }, now, true);
    expect(step).toMatchObject({ change: 'cancel', after: { state: 'cancelled', cancelledAt: now } });
    for (const state of ['inside', 'left', 'cancelled'] as const) expect(follow(visit(state), { title, place: null }, now, true)).toBeNull();
  });

  it('is expected again only where it may be', () => {
    const step = follow(visit('cancelled'), { title, place: elsewhere }, now, true);
    expect(step).toMatchObject({ change: 'expect', after: { ...elsewhere, state: 'expected', cancelledAt: null } });
    expect(follow(visit('cancelled'), { title, place: elsewhere }, now, false)).toBeNull();
  });

  it('is called something else, in whatever state it is', () => {
    const other = { sv: 'x', en: 'y' };
    for (const state of visitStates) {
      const step = follow(visit(state), { title: other, place: state === 'expected' ? place : null }, now, false);
      expect(step).toMatchObject({ change: 'rename', after: { state, title: other } });
    }
  });
});
