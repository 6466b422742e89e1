import {
  approveBooking, cancelBooking, declineBooking, liftBlock, moveBooking, placeBlock, placeHold, releaseHold, reopenBooking, requestBooking, withdrawBooking,
  type BookingView,
} from '#contracts';
import { DomainError } from '#kernel';
import type { Workshop } from '../workshop.js';
import { actors, minutesOf, type Command } from './commands.js';
import { claimOf, peopleOver, spaces, type Claim, type HouseModel, type Occupying, type Wished } from './house-model.js';

type Person = ReturnType<Workshop['house']['as']>;

/** What is done to what, decided before anything happens. */
export interface Step {
  command: Command;
  /** A booking, hold or maintenance that it is about. */
  target?: Claim;
  /** Who does it; null is staff. */
  person: string | null;
  wished?: Wished;
  /** The hold that a request takes the place of. */
  hold?: Claim;
}

export interface Outcome {
  step: Step;
  refused?: DomainError;
  /** How what was stored stands afterwards. */
  stored?: Claim;
}

/** People who use the house, and staff. */
export class Street {
  readonly people: Person[];
  readonly siteId: string;
  private readonly byId: Map<string, Person>;

  constructor(
    private readonly workshop: Workshop,
    /** Midnight of the day on which everything happens, by the clocks of the site. */
    private readonly midnight: string,
  ) {
    this.siteId = workshop.siteId;
    this.people = Array.from({ length: actors }, () => workshop.house.as('booker'));
    this.byId = new Map(this.people.map((person) => [person.id, person]));
  }

  /** @returns undefined where there is nothing to do it to */
  plan(command: Command, model: HouseModel): Step | undefined {
    if ('pick' in command) return this.planOn(command, model);
    if (command.does === 'wait') return { command, person: null };
    const owner = 'actor' in command ? this.people[command.actor]!.id : null;
    const hold = 'afterHold' in command && command.afterHold ? model.of('held').findLast((one) => one.owner === owner) : undefined;
    const wished = { people: 1, projectors: 0, ...command, ...minutesOf(command), owner: owner ?? '' };
    return { command, person: owner, hold, wished };
  }

  private planOn(command: Extract<Command, { pick: number }>, model: HouseModel): Step | undefined {
    const usual = { approve: 'requested', decline: 'requested', withdraw: 'requested', cancel: 'approved', reopen: 'declined', move: 'approved', release: 'held', lift: 'placed' } as const;
    const kind = command.does === 'release' ? 'hold' : command.does === 'lift' ? 'maintenance' : 'booking';
    const all = model.claims.filter((claim) => claim.kind === kind);
    const likely = all.filter(({ state }) => state === usual[command.does] || (command.does === 'reopen' && state === 'cancelled'));
    // Now and then what can no longer be done, too.
    const among = command.pick % 5 === 0 || likely.length === 0 ? all : likely;
    const target = among[command.pick % Math.max(1, among.length)];
    if (!target) return undefined;
    if (command.does !== 'move') return { command, target, person: ['withdraw', 'release'].includes(command.does) ? target.owner : null };
    const space = command.space ?? target.space;
    const wished = { space, ...minutesOf(command), owner: target.owner, people: target.people, projectors: target.projectors };
    return { command, target, person: command.byOwner ? target.owner : null, wished };
  }

  async take(step: Step): Promise<Outcome> {
    try {
      return { step, stored: await this.attempt(step) };
    } catch (error) {
      if (error instanceof DomainError) return { step, refused: error };
      throw error;
    }
  }

  private async attempt({ command, target, person, wished, hold }: Step): Promise<Claim | undefined> {
    const by = this.byId.get(person ?? '') ?? this.workshop.house.as('staff');
    const bookingId = target?.id ?? '';
    const options = { timeoutMs: 60_000 };
    switch (command.does) {
      case 'ask':
        return this.claim(await by.call(requestBooking, { ...this.place(wished!), people: wished!.people, pooled: this.pooled(wished!), title: 'Möte', holdId: hold?.id }, options));
      case 'hold': {
        const held = await by.call(placeHold, this.place(wished!), options);
        return { ...target, ...wished!, ...claimOf(wished!)!, id: held.id, kind: 'hold', state: 'held', isFirstApproved: false, version: 1, expiresAt: this.minute(held.expiresAt) };
      }
      case 'block': {
        const placed = await by.call(placeBlock, { ...this.place(wished!), reason: { sv: 'Golvet', en: 'The floor' } }, options);
        return { ...wished!, setup: 0, clearup: 0, id: placed.id, kind: 'maintenance', state: 'placed', isFirstApproved: false, version: 1, expiresAt: 0 };
      }
      case 'release':
        await by.call(releaseHold, { holdId: bookingId }, options);
        return { ...target!, state: 'gone' };
      case 'lift':
        await by.call(liftBlock, { blockId: bookingId }, options);
        return { ...target!, state: 'gone' };
      case 'approve':
        return this.claim(await by.call(approveBooking, { bookingId }, options));
      case 'decline':
        return this.claim(await by.call(declineBooking, { bookingId, reason: 'Fullt' }, options));
      case 'withdraw':
        return this.claim(await by.call(withdrawBooking, { bookingId }, options));
      case 'cancel':
        return this.claim(await by.call(cancelBooking, { bookingId, reason: 'Sjukdom' }, options));
      case 'reopen':
        return this.claim(await by.call(reopenBooking, { bookingId }, options));
      case 'move':
        return this.claim(await by.call(moveBooking, { bookingId, version: target!.version, ...this.place(wished!) }, options));
      case 'wait':
        this.workshop.house.clock.advance(`PT${command.minutes}M`);
        return undefined;
      default:
        throw new Error(`nobody knows how to ${JSON.stringify(command satisfies never)}`);
    }
  }

  private place({ space, start, end }: Wished) {
    return { spaceId: this.workshop.space[space]!, start: this.instant(start), end: this.instant(end) };
  }

  private pooled = ({ projectors: amount }: Wished) => (amount > 0 ? [{ poolId: this.workshop.pool.projectors!, amount }] : []);

  claim(view: Pick<BookingView, 'id' | 'state' | 'spaceId' | 'start' | 'end' | 'setupMinutes' | 'clearupMinutes' | 'applicantId' | 'people' | 'firstApprovedAt' | 'pooled' | 'version'>): Claim {
    return {
      id: view.id,
      kind: 'booking',
      state: view.state,
      space: this.spaceOf(view.spaceId),
      start: this.minute(view.start),
      end: this.minute(view.end),
      setup: view.setupMinutes,
      clearup: view.clearupMinutes,
      owner: view.applicantId ?? '',
      people: view.people,
      isFirstApproved: view.firstApprovedAt !== null,
      projectors: view.pooled.reduce((all, { amount }) => all + amount, 0),
      version: view.version,
      expiresAt: 0,
    };
  }

  spaceOf = (id: string): string => Object.keys(spaces).find((slug) => this.workshop.space[slug] === id)!;
  minute = (instant: string): number => (Date.parse(instant) - Date.parse(this.midnight)) / 60_000;
  instant = (minute: number): string => new Date(Date.parse(this.midnight) + minute * 60_000).toISOString();
}

/** What the model says becomes of a step: the codes with which it is refused, none where it is stored. */
export function predicted({ command, target, person, wished, hold }: Step, model: HouseModel): string[] {
  switch (command.does) {
    case 'ask':
      return model.refusalsOfRequest(wished!, hold?.id);
    case 'hold':
      return model.refusalsOfHold(wished!);
    case 'block':
      return model.inTheWay({ ...wished!, setup: 0, clearup: 0 }).length > 0 ? ['booking.conflict'] : [];
    case 'release':
      return target!.state === 'held' && target!.expiresAt > model.now ? [] : ['hold.not-found'];
    case 'lift':
      return target!.state === 'placed' ? [] : ['block.not-found'];
    case 'approve':
      return target!.state === 'requested' ? refusalsOfTaking(target!, target!, model) : ['booking.illegal-transition'];
    case 'decline':
    case 'withdraw':
      return target!.state === 'requested' ? [] : ['booking.illegal-transition'];
    case 'cancel':
      return target!.state === 'approved' ? [] : ['booking.illegal-transition'];
    case 'reopen':
      return target!.state === 'declined' || target!.state === 'cancelled' ? refusalsOfTaking(target!, { ...target! }, model) : ['booking.illegal-transition'];
    case 'move':
      return refusalsOfMoving(target!, wished!, person !== null, model);
    case 'wait':
      return [];
    default:
      throw new Error(`nobody knows what comes of ${JSON.stringify(command satisfies never)}`);
  }
}

function refusalsOfMoving(before: Claim, wished: Wished, byOwner: boolean, model: HouseModel): string[] {
  if (before.state !== 'requested' && before.state !== 'approved') return ['booking.illegal-transition'];
  const isElsewhere = wished.space !== before.space;
  const place = isElsewhere ? claimOf(wished) : { ...before, ...wished, setup: before.setup, clearup: before.clearup };
  const isLess = !isElsewhere && wished.start >= before.start && wished.end <= before.end;
  if (isLess) return [];
  if (byOwner && before.state === 'approved' && !spaces[wished.space]!.isGivenAtOnce) return ['booking.change-needs-staff'];
  if (!place) return ['booking.too-many-people'];
  const after = { ...before, ...place };
  const exceeded = byOwner ? model.quotaExceeded(after, before.owner, before.state === 'requested', [before.id]) : [];
  return exceeded.length > 0 ? exceeded : refusalsOfTaking(before, after, model);
}

function refusalsOfTaking(before: Claim, after: Claim & Occupying, model: HouseModel): string[] {
  // What is already held needs no taking.
  if (before === after && model.holdsFloor(before)) return [];
  return model.refusals(after, { owner: '', projectors: after.projectors, waits: false }, [before.id]).filter((code) => !code.startsWith('booking.quota'));
}

/** How what is stored stands after an approval: of two who have to approve the first leaves it waiting. */
export const stateAfterApproval = ({ people, isFirstApproved }: Claim): Claim['state'] => (people > peopleOver && !isFirstApproved ? 'requested' : 'approved');

/** Brings the model to what has been stored. */
export function record({ step, stored, refused }: Outcome, model: HouseModel): void {
  if (refused) return;
  if (step.command.does === 'wait') model.now += step.command.minutes;
  if (!stored) return;
  if (step.command.does === 'reopen' || (step.command.does === 'move' && step.person === null)) model.given.add(stored.id);
  if (step.hold) gone(model, [step.hold.id]);
  if (step.command.does === 'hold') gone(model, model.replacedBy(step.wished!));
  const index = model.claims.findIndex(({ id }) => id === stored.id);
  if (index < 0) model.claims.push(stored);
  else if (stored.kind !== 'booking' || stored.version > model.claims[index]!.version) model.claims[index] = stored;
}

function gone(model: HouseModel, ids: readonly string[]): void {
  for (const claim of model.claims.filter(({ id }) => ids.includes(id))) claim.state = 'gone';
}
