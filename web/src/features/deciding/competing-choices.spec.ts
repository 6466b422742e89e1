import { describe, expect, it } from '@jest/globals';
import { bodyOf, lacking, withChoice, type Chosen } from './competing-choices';
import type { Compared } from './queries';

const request = (id: string, version = 1) => ({ booking: { id, version, timeZone: 'Europe/Stockholm' } }) as Compared;
const requests = [request('a', 3), request('b'), request('c')];
const place = { spaceId: 's', start: '2099-11-26T12:00:00Z', end: '2099-11-26T13:00:00Z' };

describe('what becomes of requests that compete', () => {
  it('is one decision on all of them, each by the version that was seen', () => {
    let chosen: Chosen = withChoice({}, 'a', { kind: 'approve' });
    chosen = withChoice(chosen, 'b', { kind: 'offer', offered: { places: [place], until: '2099-11-20T12:00' } });
    chosen = withChoice(chosen, 'c', { kind: 'decline', reason: { reasonId: '', reason: ' Fullt ' } });
    expect(bodyOf(chosen, requests)).toEqual({
      approve: { bookingId: 'a', version: 3 },
      offers: [{ bookingId: 'b', version: 1, alternatives: [place], until: '2099-11-20T12:00' }],
      decline: [{ bookingId: 'c', version: 1, reason: 'Fullt' }],
    });
  });

  it('is nothing while all wait', () => expect(bodyOf(withChoice({}, 'a', { kind: 'wait' }), requests)).toBeUndefined());

  it('lets only one have it', () => {
    const chosen = withChoice(withChoice({}, 'a', { kind: 'approve' }), 'b', { kind: 'approve' });
    expect([chosen.a!.kind, chosen.b!.kind]).toEqual(['wait', 'approve']);
  });

  it('keeps what was filled in while another choice is looked at', () => {
    const chosen = withChoice(withChoice({}, 'a', { kind: 'decline', reason: { reasonId: '', reason: 'Fullt' } }), 'a', { kind: 'approve' });
    expect(withChoice(chosen, 'a', { kind: 'decline' }).a!.reason.reason).toBe('Fullt');
  });

  it('lacks a reason, or something to offer, where there is none', () => {
    const chosen = withChoice(withChoice({}, 'a', { kind: 'decline' }), 'b', { kind: 'offer' });
    expect(lacking(chosen, requests)).toEqual(['a', 'b']);
  });
});
