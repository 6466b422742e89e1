import { describe, expect, it } from '@jest/globals';
import { queryOf } from './query';
import { countOf, readSearch, tabs } from './search';

const zone = 'Europe/Stockholm';

describe('what of the inbox is shown', () => {
  it('is what waits for the house, where the address says nothing', () => expect(queryOf(readSearch({}), zone)).toEqual({ waitsFor: 'staff' }));

  it('leaves out what an address can’t mean', () =>
    expect(readSearch({ show: 'everything', sort: 'due', from: 'tomorrow', text: '', site: 7, other: 'x' })).toEqual({ site: '7' }));

  it('takes days from midnight to midnight by the clocks of the house, also when they change', () => {
    expect(queryOf({ show: 'all', from: '2026-10-25', to: '2026-10-25' }, zone)).toEqual({ from: '2026-10-24T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' });
  });

  it.each([['late', { isLate: true }], ['mine', { assigned: 'me' }], ['nobody', { assigned: 'nobody' }], ['applicant', { waitsFor: 'applicant' }]] as const)(
    'asks for %s',
    (show, query) => expect(queryOf(readSearch({ show }), zone)).toEqual(query),
  );

  it('is counted', () => {
    const counts = { all: 10, mine: 2, unassigned: 5, late: 1, waitingForApplicant: 3 };
    expect(tabs.map((tab) => countOf(tab, counts))).toEqual([7, 1, 2, 5, 3, 10]);
  });
});
