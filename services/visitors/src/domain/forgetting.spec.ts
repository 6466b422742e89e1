import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { erasedText, forgetPerson } from './forgetting.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const visit = {
  kind: 'guest' as const, state: 'expected' as 'expected' | 'inside' | 'left', title: { sv: 'Möte', en: 'Meeting' },
  visitorId: 'anna', visitorName: 'Anna', visitorOrganisation: 'Ek AB', hostId: 'bo', cancelledAt: null,
};

describe('forgetting a person', () => {
  it('takes the visitor out, and does not expect her any more', () => {
    expect(forgetPerson(visit, 'anna', false, now)).toEqual({
      ...visit, state: 'cancelled', cancelledAt: now, visitorId: null, visitorName: null, visitorOrganisation: null,
    });
  });

  it('still counts whoever is or was here', () => {
    for (const state of ['inside', 'left'] as const) {
      expect(forgetPerson({ ...visit, state }, 'anna', false, now)).toMatchObject({ state, visitorId: null, visitorName: null, cancelledAt: null });
    }
  });

  it('takes the host out and leaves the visitor', () => {
    expect(forgetPerson(visit, 'bo', false, now)).toEqual({ ...visit, hostId: null });
    expect(forgetPerson(visit, 'bo', true, now)).toMatchObject({ hostId: null, visitorId: 'anna', title: { sv: erasedText, en: erasedText } });
  });
});
