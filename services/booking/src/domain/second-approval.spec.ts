import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { allGrounds, approveOn, groundsUnseen, regrounded, secondApprovalGrounds, type Approvals, type ApprovalRules, type Ground } from './second-approval.js';
import type { BookingStanding } from './booking-states.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const at = (hour: number) => Temporal.Instant.from('2026-11-26T00:00:00Z').add({ hours: hour });
const open = [{ start: at(8), end: at(17) }];
const strict: ApprovalRules = { version: 3, peopleOver: 100, outsideOpeningHours: true, alcohol: true };
const occasion = { start: at(9), end: at(11), people: 100, servesAlcohol: false };

type Standing = Approvals & BookingStanding & typeof occasion;

const booking = (more: Partial<Standing> = {}): Standing => ({
  ...occasion,
  state: 'requested',
  spaceId: 'hall',
  reason: null,
  reasonId: null,
  listedReason: null,
  decidedAt: null,
  secondApproval: [],
  firstApprovedBy: null,
  firstApprovedAt: null,
  ...more,
});

describe('on what grounds a second person has to approve', () => {
  it('none where nobody has set rules, or all that they ask for is in order', () => {
    expect(secondApprovalGrounds({ ...occasion, people: 5000, servesAlcohol: true }, null, [])).toEqual([]);
    expect(secondApprovalGrounds(occasion, strict, open)).toEqual([]);
  });

  it.each<[Ground, Partial<typeof occasion>]>([
    ['people', { people: 101 }],
    ['opening-hours', { start: at(7) }],
    ['opening-hours', { end: at(18) }],
    ['alcohol', { servesAlcohol: true }],
  ])('%s, where it is so and the rules ask for it', (ground, more) => {
    expect(secondApprovalGrounds({ ...occasion, ...more }, strict, open)).toEqual([ground]);
    const lenient = { version: 1, peopleOver: null, outsideOpeningHours: false, alcohol: false };
    expect(secondApprovalGrounds({ ...occasion, ...more }, lenient, open)).toEqual([]);
  });
});

const by = (who: string) => ({ grounds: ['people' as const], by: who });

describe('approving', () => {
  it('is done by one where there are no grounds', () => {
    expect(approveOn(booking(), { grounds: [], by: 'eva' }, now)).toMatchObject({ change: 'approve', after: { state: 'approved', decidedAt: now } });
  });

  it('takes two, who are not the same', () => {
    const { change, after: first } = approveOn(booking(), by('eva'), now);
    expect([change, first.state, first.firstApprovedBy, first.decidedAt]).toEqual(['approve-first', 'requested', 'eva', null]);
    expect(() => approveOn(first, by('eva'), now)).toThrow('booking.second-approval-by-another');
    expect(approveOn(first, by('olle'), now)).toMatchObject({ change: 'approve', after: { state: 'approved', firstApprovedBy: 'eva', secondApproval: ['people'] } });
  });

  it('begins again where there are grounds that the first did not see', () => {
    const first = booking({ secondApproval: ['people'], firstApprovedBy: 'eva', firstApprovedAt: now });
    const again = approveOn(first, { grounds: ['people', 'alcohol'], by: 'olle' }, now);
    expect(again).toMatchObject({ change: 'approve-first', after: { firstApprovedBy: 'olle', secondApproval: ['people', 'alcohol'] } });
  });

  it('whoever tries in whatever order, nothing with grounds is approved by fewer than two', () => {
    const step = fc.record({ by: fc.constantFrom('eva', 'olle', 'kim'), grounds: fc.subarray([...allGrounds]) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let current = booking();
        const seen: { by: string; grounds: Ground[] }[] = [];
        for (const one of steps) {
          const outcome = attempt(() => approveOn(current, { ...one }, now));
          if (outcome?.change === 'approve') return one.grounds.length === 0 || seen.some((other) => other.by !== one.by && one.grounds.every((ground) => other.grounds.includes(ground)));
          if (outcome) seen.push(one);
          current = outcome?.after ?? current;
        }
        return true;
      }),
    );
  });
});

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

describe('what is changed after a first approval', () => {
  const first = booking({ people: 120, secondApproval: ['people'], firstApprovedBy: 'eva', firstApprovedAt: now });

  it('keeps it where she has seen as much', () => {
    expect(regrounded(first, { ...first, people: 110 }, ['people']).firstApprovedBy).toBe('eva');
    expect(regrounded(first, { ...first, start: at(13), end: at(14) }, ['people']).firstApprovedBy).toBe('eva');
  });

  it('loses it where more come, another ground is added, or none is left', () => {
    expect(regrounded(first, { ...first, people: 130 }, ['people'])).toMatchObject({ firstApprovedBy: null, firstApprovedAt: null });
    expect(regrounded(first, { ...first, end: at(19) }, ['people', 'opening-hours'])).toMatchObject({ firstApprovedBy: null, secondApproval: ['people', 'opening-hours'] });
    expect(regrounded(first, { ...first, people: 20 }, [])).toMatchObject({ firstApprovedBy: null, secondApproval: [] });
  });

  it('is not changed by one to what nobody has seen, once it is approved', () => {
    const approved = { ...first, state: 'approved' as const };
    expect(groundsUnseen(approved, { ...approved, people: 121 }, ['people'])).toEqual(['people']);
    expect(groundsUnseen(approved, { ...approved, people: 119 }, ['people'])).toEqual([]);
    expect(groundsUnseen(approved, { ...approved, end: at(19) }, ['people', 'opening-hours'])).toEqual(['opening-hours']);
    expect(regrounded(approved, { ...approved, end: at(10) }, ['people', 'alcohol']).secondApproval).toEqual(['people']);
  });
});
