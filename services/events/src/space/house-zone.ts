import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '#platform';
import { sql, type Queryable } from '#persistence';
import type { Settings } from '../settings.js';

/** The time zone of the house: that of its sites where they agree, else what is said, else the one in the settings. */
@Injectable()
export class HouseZone {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async find(db: Queryable, otherwise = this.settings.TIME_ZONE): Promise<string> {
    const zones = await db.query<{ timeZone: string }>(sql`select distinct time_zone as "timeZone" from sites limit 2`);
    return zones.length === 1 ? zones[0]!.timeZone : otherwise;
  }
}
