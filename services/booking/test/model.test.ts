import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setApprovalRules, setQuota } from '#contracts';
import type { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import type { House } from '#testing';
import { command, type Command } from './model/commands.js';
import { claimOf, from, HouseModel, overlap, peopleOver, projectors, quota, shareFloor, until, type Claim, type Occupying } from './model/house-model.js';
import { predicted, record, stateAfterApproval, Street, type Outcome, type Step } from './model/street.js';
import { openWorkshop, workshopIn } from './workshop.js';

let house: House;
let tables: Database;
beforeAll(async () => {
  ({ house } = await openWorkshop({ replicas: 2 }));
  tables = house.database('booking');
  const limits = { hoursAMonth: quota.hours, openRequests: quota.requests };
  await house.as('admin').call(setQuota, { kind: 'person', ownerId: null, ...limits });
});
afterAll(() => house.close());

// Each run has a workshop and people of its own.
let runs = 0;
async function begin() {
  const workshop = await workshopIn(house, `workshop-${runs++}`);
  const rules = { version: null, peopleOver, outsideOpeningHours: true, alcohol: true };
  await house.as('admin').call(setApprovalRules, { siteId: workshop.siteId, ...rules });
  const street = new Street(workshop, '2027-01-20T00:00:00+01:00');
  const model = new HouseModel();
  model.now = street.minute(house.clock.now().toString());
  return { street, model };
}

// Thousands of commands each time, and tens of thousands where somebody has the patience.
const numRuns = process.env.CHAOS ? 200 : 8;
const patienceMs = numRuns * 15_000;

const codesOf = ({ code, params }: DomainError): string[] => [code, ...((params.also ?? []) as { code: string }[]).map((other) => other.code)];

/** Bookings as they are stored, of this run's people. */
async function stored(street: Street): Promise<Claim[]> {
  const rows = await tables.query<Parameters<Street['claim']>[0] & { start: { toString(): string }; end: { toString(): string } }>(sql`
    select id, state, first_approved_at::text as "firstApprovedAt", space_id as "spaceId", starts_at as "start", ends_at as "end", setup_minutes as "setupMinutes",
      clearup_minutes as "clearupMinutes", applicant_id as "applicantId", people, pooled, version
    from bookings where applicant_id = any (${street.people.map(({ id }) => id)}::uuid[]) order by id`);
  return rows.map((row) => street.claim({ ...row, start: row.start.toString(), end: row.end.toString() }));
}

/** What is taken of the floor, as it is stored: what of it, from when until when. */
async function taken(street: Street): Promise<string[]> {
  const rows = await tables.query<{ claim: string; cell: string; from: { toString(): string }; until: { toString(): string } }>(sql`
    select claim_id as claim, cell.slug as cell, lower(during) as "from", upper(during) as until
    from allocations join cells as cell on cell.id = cell_id
    where cell.site_id = ${street.siteId} and (expires_at is null or expires_at > ${house.clock.now()})`);
  return rows.map((row) => `${row.claim} ${row.cell} ${street.minute(row.from.toString())}-${street.minute(row.until.toString())}`).toSorted();
}

function mustHoldItsPromises(model: HouseModel, street: Street): void {
  const holding = model.claims.filter((claim) => model.holdsFloor(claim));
  for (const one of holding) {
    const others = model.inTheWay(one, [one.id]).map(({ id }) => id);
    expect({ claim: one.id, sharesItsFloorWith: others }).toEqual({ claim: one.id, sharesItsFloorWith: [] });
    expect(model.projectorsOut(one)).toBeLessThanOrEqual(projectors);
  }
  const givenByOne = model.of('approved').filter(({ people, isFirstApproved }) => people > peopleOver && !isFirstApproved);
  expect(givenByOne).toEqual([]);
  for (const { id } of street.people) {
    expect(model.minutesOf(id, [...model.given])).toBeLessThanOrEqual(quota.hours * 60);
    expect(model.requestsOf(id, [...model.given])).toBeLessThanOrEqual(quota.requests);
  }
}

async function mustBeStored(model: HouseModel, street: Street): Promise<void> {
  const bookings = model.claims.filter(({ kind }) => kind === 'booking').toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(await stored(street)).toEqual(bookings);
  const due = model.claims.filter((claim) => model.holdsFloor(claim)).flatMap((claim) => cellsOf(claim).map((cell) => `${claim.id} ${cell} ${from(claim)}-${until(claim)}`));
  expect(await taken(street)).toEqual(due.toSorted());
}

const cellsOf = ({ space }: Claim): readonly string[] => (space === 'hall' ? ['west', 'east'] : [space]);

interface Named {
  start: string;
  end: string;
}

/**
 * What a conflict names as standing in the way must have stood there: something that held floor of the same cells at that time.
 * `wanted` is where the refused may have wanted to be.
 */
function mustBeTrue(refused: DomainError, wanted: readonly Placed[], holding: readonly Occupying[], street: Street): void {
  if (refused.code !== 'booking.conflict') return;
  const claims = wanted.map((place) => ({ setup: mostSetup, clearup: mostClearup, ...place }));
  const known = holding.filter((held) => claims.some((claim) => shareFloor(claim, held))).map((held) => `${from(held)}-${until(held)}`);
  const named = (refused.params.standsInTheWay as unknown as Named[]).map(({ start, end }) => `${street.minute(start)}-${street.minute(end)}`);
  expect(known).toEqual(expect.arrayContaining(named));
}

type Placed = Pick<Occupying, 'space' | 'start' | 'end'>;

/** Where what a step is about may be by the time it is taken: somebody else may have moved it at the same moment. */
const wantedBy = ({ wished, target }: Step, moved: readonly Claim[] = []): readonly Placed[] =>
  wished ? [wished] : [target!, ...moved.filter(({ id }) => id === target!.id)];

// Of any space, so that what a booking comes to need elsewhere is in it.
const [mostSetup, mostClearup] = [30, 15];

describe('whatever people do', () => {
  it('one after another, everything comes out as the simplest account of the house says', async () => {
    const said = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 150, maxLength: 150 }), async (commands: Command[]) => {
        const { street, model } = await begin();
        for (const each of commands) {
          const step = street.plan(each, model);
          if (!step) continue;
          const expected = predicted(step, model);
          const outcome = await street.take(step);
          const codes = outcome.refused ? codesOf(outcome.refused) : [];
          const isApproved = each.does === 'approve' && !outcome.refused;
          const state = outcome.stored?.state;
          expect({ step, codes, state }).toEqual({ step, codes: expected, state: isApproved ? stateAfterApproval(step.target!) : state });
          for (const code of codes) said.add(code);
          if (outcome.refused) mustBeTrue(outcome.refused, wantedBy(step), model.claims.filter((claim) => model.holdsFloor(claim)), street);
          record(outcome, model);
          mustHoldItsPromises(model, street);
        }
        await mustBeStored(model, street);
      }),
      { numRuns, endOnFailure: true },
    );
    // What has not come up has not been looked at.
    expect([...said]).toEqual(expect.arrayContaining([
      'booking.conflict', 'booking.pool-overdrawn', 'booking.quota-hours', 'booking.quota-requests', 'booking.too-many-people',
      'booking.change-needs-staff', 'booking.illegal-transition', 'hold.not-found',
    ]));
  }, patienceMs);

  it('all at once, no floor is held twice, no pool and no quota overdrawn, no booking lost, and no refusal untrue', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(command, { minLength: 12, maxLength: 12 }), { minLength: 12, maxLength: 12 }), async (rounds) => {
        const { street, model } = await begin();
        for (const commands of rounds) {
          const planned = commands.filter(({ does }) => does !== 'wait').flatMap((each) => street.plan(each, model) ?? []);
          const steps = planned.filter((step, index) => !planned.slice(0, index).some((earlier) => replaceEachOther(step, earlier)));
          const before = model.claims.filter((claim) => model.holdsFloor(claim));
          const outcomes = await Promise.all(steps.map((step) => street.take(step)));
          const after = outcomes.flatMap((outcome) => outcome.stored ?? []);
          for (const outcome of outcomes.toSorted(byVersion)) record(outcome, model);
          for (const { step, refused } of outcomes) if (refused) mustBeTrue(refused, wantedBy(step, after), [...before, ...after], street);
          mustHoldItsPromises(model, street);
          await mustBeStored(model, street);
        }
      }),
      { numRuns, endOnFailure: true },
    );
  }, patienceMs);
});

// The later of two holds takes the place of the earlier; which came later, nobody can tell when both come at once.
const replaceEachOther = (one: Step, other: Step): boolean =>
  one.command.does === 'hold' && other.command.does === 'hold' && one.person === other.person
  && one.wished!.space === other.wished!.space && overlap(claimOf(one.wished!)!, claimOf(other.wished!)!);

const byVersion = (one: Outcome, other: Outcome): number => (one.stored?.version ?? 0) - (other.stored?.version ?? 0);
