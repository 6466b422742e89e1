import { Injectable } from '@nestjs/common';
import { snapshotGrants, toPage, type Grant, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { endOf, startOf } from '../domain/validity.js';
import { idAfter } from '../page-position.js';
import { Agreements } from './agreements.js';

interface GrantRow extends Omit<Grant, 'startsAt' | 'endsAt' | 'privileges'> {
  validFrom: string;
  validUntil: string;
  daysAhead: number | null;
  automaticApproval: boolean;
  hoursAMonth: number | null;
  priority: number;
}

@Injectable()
@Answers(snapshotGrants)
export class SnapshotGrants {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, db }: QueryCall<typeof snapshotGrants>): Promise<ReplyOf<typeof snapshotGrants>> {
    const after = idAfter(input.after);
    const rows = await db.query<GrantRow>(sql`
      select party.id, agreement.id as "agreementId", party.organisation_id as "organisationId", agreement.state = 'active' as "isActive",
             agreement.valid_from::text as "validFrom", agreement.valid_until::text as "validUntil", agreement.days_ahead as "daysAhead",
             agreement.automatic_approval as "automaticApproval", agreement.hours_a_month as "hoursAMonth", agreement.priority, agreement.version
      from agreement_parties as party join agreements as agreement on agreement.id = party.agreement_id
      where agreement.activated_at is not null ${after ? sql`and party.id > ${after}` : empty}
      order by party.id limit ${input.limit + 1}`);
    return toPage(rows.map((row) => this.grantOf(row)), input.limit, ({ id }) => id);
  }

  private grantOf({ validFrom, validUntil, daysAhead, automaticApproval, hoursAMonth, priority, ...grant }: GrantRow): Grant {
    const [validity, { timeZone }] = [{ validFrom, validUntil }, this.agreements];
    const privileges = { daysAhead, automaticApproval, hoursAMonth, priority };
    return { ...grant, startsAt: startOf(validity, timeZone).toString(), endsAt: endOf(validity, timeZone).toString(), privileges };
  }
}
