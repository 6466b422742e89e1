import { Inject, Injectable } from '@nestjs/common';
import type { openSigning, ReplyOf } from '#contracts';
import { DomainError, Links } from '#kernel';
import { SETTINGS } from '#platform';
import { sql, type Queryable } from '#persistence';
import type { AgreementRow } from '../agreements/agreement-rows.js';
import type { Settings } from '../settings.js';

const purpose = 'signing';

/** What a signing link leads to. */
export interface Signing {
  partyId: string;
  agreementId: string;
}

/** The links by which those who sign reach what they sign: nothing is stored to know them again. */
@Injectable()
export class Signings {
  private readonly links: Links;

  constructor(@Inject(SETTINGS) { LINK_KEY }: Settings) {
    this.links = new Links(LINK_KEY);
  }

  tokenFor = (partyId: string): string => this.links.tokenFor(purpose, partyId);

  /** @throws DomainError `link.invalid` where it is none of ours, was never sent, or was for somebody who has been erased */
  async of(db: Queryable, token: string): Promise<Signing> {
    const partyId = this.links.idIn(purpose, token);
    const signing = partyId === null ? undefined : await this.find(db, partyId);
    if (!signing) throw new DomainError('link.invalid');
    return signing;
  }

  find(db: Queryable, partyId: string): Promise<Signing | undefined> {
    return db.maybeOne<Signing>(sql`
      select party.id as "partyId", agreement.id as "agreementId"
      from agreement_parties as party join agreements as agreement on agreement.id = party.agreement_id
      where party.id = ${partyId} and party.signatory_id is not null and agreement.sent_at is not null`);
  }
}

export const toSigningView = (agreement: AgreementRow, partyId: string): ReplyOf<typeof openSigning> => {
  const { id, kind, title, text, state, validFrom, validUntil, hash } = agreement;
  const parties = agreement.parties.map((party) => ({ id: party.id, organisationName: party.organisationName, signedAt: party.signedAt }));
  return { agreementId: id, kind, title, text, state, validFrom, validUntil, hash: hash!, partyId, parties };
};
