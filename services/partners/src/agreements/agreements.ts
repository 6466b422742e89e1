import { Inject, Injectable } from '@nestjs/common';
import {
  agreementAboutToEnd, agreementActivated, agreementAnonymised, agreementEnded, agreementPartySigned, agreementSent, agreementSigned,
  agreementTerminated, agreementWithdrawn, type AgreementSnapshot,
} from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { SETTINGS } from '#platform';
import { sql, type Transaction } from '#persistence';
import { dueChange, stateAfter, type AgreementChange } from '../domain/agreement-states.js';
import { dayOf, endOf, phaseOf, startOf } from '../domain/validity.js';
import type { Effects } from '../effects.js';
import type { Settings } from '../settings.js';
import { agreementsWhere, privilegesOf, saveProgress, type AgreementRow } from './agreement-rows.js';

const facts = {
  send: agreementSent,
  sign: agreementPartySigned,
  conclude: agreementSigned,
  activate: agreementActivated,
  remind: agreementAboutToEnd,
  end: agreementEnded,
  terminate: agreementTerminated,
  withdraw: agreementWithdrawn,
} satisfies Partial<Record<AgreementChange, typeof agreementSent>>;

type Told = keyof typeof facts | 'anonymise';
type Progress = Partial<Pick<AgreementRow, 'hash' | 'reason' | 'sentAt' | 'signedAt' | 'activatedAt' | 'remindedAt' | 'endedAt'>>;

/** How agreements are found, taken a step further, and told of. */
@Injectable()
export class Agreements {
  readonly timeZone: string;

  constructor(@Inject(SETTINGS) { TIME_ZONE }: Settings) {
    this.timeZone = TIME_ZONE;
  }

  today = (now: Instant): string => dayOf(now, this.timeZone);

  /**
   * The agreement, locked until the transaction ends.
   * @throws DomainError `agreement.not-found`, or `version.changed` where the caller has seen another version
   */
  async toChange(tx: Transaction, agreementId: string, version?: number): Promise<AgreementRow> {
    // Locked first and read then: of what it had to wait for, the statement that waits would see only half.
    await tx.maybeOne(sql`select from agreements where id = ${agreementId} for update`);
    const agreement = await tx.maybeOne<AgreementRow>(agreementsWhere(sql`agreement.id = ${agreementId}`));
    if (!agreement) throw new DomainError('agreement.not-found');
    if (version === undefined || version === agreement.version) return agreement;
    throw new DomainError('version.changed', { current: agreement.version });
  }

  /** @throws DomainError where the change is not possible in its state */
  async step(effects: Effects, agreement: AgreementRow, change: keyof typeof facts, progress: Progress = {}): Promise<AgreementRow> {
    const state = stateAfter(agreement.state, change);
    const next = { ...agreement, ...progress, state, version: agreement.version + 1 };
    await saveProgress(effects.tx, next);
    // Of what was never sent nobody has heard.
    if (next.sentAt) this.tell(effects, next, change);
    return next;
  }

  /** What the calendar asks for: the first day has come, or the last is over. */
  async followCalendar(effects: Effects, agreement: AgreementRow): Promise<AgreementRow> {
    const change = dueChange(agreement.state, phaseOf(agreement, this.today(effects.now)));
    if (change === null) return agreement;
    return this.step(effects, agreement, change, change === 'activate' ? { activatedAt: effects.now } : { endedAt: effects.now });
  }

  tell({ publish }: Effects, agreement: AgreementRow, change: Told): void {
    const fact = change === 'anonymise' ? agreementAnonymised : facts[change];
    publish(fact, { aggregateId: agreement.id, aggregateVersion: agreement.version, data: this.snapshotOf(agreement) });
  }

  private snapshotOf(agreement: AgreementRow): AgreementSnapshot {
    const { timeZone } = this;
    const { id, kind, title, state, hash, reason, version } = agreement;
    const parties = agreement.parties.map((party) => ({
      partyId: party.id,
      organisationId: party.organisationId,
      signatoryId: party.signatoryId,
      signedAt: party.signedAt,
    }));
    const [startsAt, endsAt] = [startOf(agreement, timeZone).toString(), endOf(agreement, timeZone).toString()];
    const privileges = privilegesOf(agreement);
    return { agreementId: id, kind, title, state, parties, startsAt, endsAt, timeZone, privileges, hash, reason, version };
  }
}
