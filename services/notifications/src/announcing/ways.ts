import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '#persistence';
import type { Channel } from '../domain/message.js';
import { goesBySms, type Reachable } from '../domain/ways.js';
import { SmsSender } from '../sms/sms-sender.js';
import type { Announced } from './family.js';
import type { Message } from './message.js';

type Addressee = Announced<object>['to'][number];

/** Finds the ways in which a message goes out to somebody. */
@Injectable()
export class Ways {
  constructor(private readonly sms: SmsSender) {}

  async to(tx: Transaction, message: Message, { isForCalendars = false }: Announced<object>, addressee: Addressee): Promise<Channel[]> {
    const bySms = !isForCalendars && (await this.goesBySms(tx, message, addressee));
    return [...(message.email ? (['email'] as const) : []), ...(bySms ? (['sms'] as const) : [])];
  }

  // How she can be reached when its time comes is seen then.
  private async goesBySms(tx: Transaction, { sms, when }: Message, { personId, bySms = false }: Addressee): Promise<boolean> {
    if (sms === 'never' || personId === null || !this.sms.isAvailable) return false;
    if (when !== 'at-once') return goesBySms(sms, 'unknown', bySms);
    const person = await tx.maybeOne<Reachable>(sql`select phone, sms_wanted as "smsWanted" from people where id = ${personId}`);
    return goesBySms(sms, person ?? 'unknown', bySms);
  }
}
