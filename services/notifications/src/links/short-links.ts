import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database, sql, type Queryable } from '#persistence';
import { SETTINGS } from '#platform';
import type { Settings } from '../settings.js';

/** 64 bits, which nobody guesses in the lifetime of an SMS; they are 11 letters. */
const bytes = 8;
const short = /^[\w-]{11}$/;

/**
 * The link in an SMS to why it came: a signed one alone would cost a part. It leads to nothing by itself, so that it is written down before
 * it goes out; made of the delivery's id and LINK_KEY, it is the same each time that the SMS is tried.
 */
@Injectable()
export class ShortLinks {
  private readonly key: Buffer;
  private readonly publicUrl: string;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) { LINK_KEY, PUBLIC_URL }: Settings,
  ) {
    this.key = Buffer.from(LINK_KEY, 'base64url');
    this.publicUrl = PUBLIC_URL.replace(/\/$/, '');
  }

  /** Where an SMS is asked why it came. */
  async whyOf(deliveryId: string): Promise<string> {
    const token = this.codeOf('short-why', deliveryId).subarray(0, bytes).toString('base64url');
    await this.database.execute(sql`
      insert into short_links (digest, delivery_id) values (${this.digestOf(token)}, ${deliveryId}) on conflict do nothing`);
    return `${this.publicUrl}/m/${token}`;
  }

  /** Which delivery a short link asks about; null where it is none of ours. */
  async deliveryIn(db: Queryable, token: string): Promise<string | null> {
    if (!short.test(token)) return null;
    const found = await db.maybeOne<{ deliveryId: string }>(sql`select delivery_id as "deliveryId" from short_links where digest = ${this.digestOf(token)}`);
    return found?.deliveryId ?? null;
  }

  private digestOf = (token: string): Buffer => this.codeOf('short-link', token);

  private codeOf = (purpose: string, of: string): Buffer => createHmac('sha256', this.key).update(`${purpose}\0`).update(of).digest();
}
