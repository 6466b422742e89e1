import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, sql } from '#persistence';
import { SETTINGS } from '#platform';
import type { Settings } from '../settings.js';

/** Has the diary use the prefix of the settings from the start; numbers that were given keep theirs. */
@Injectable()
export class DiaryPrefix implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onModuleInit(): Promise<void> {
    const prefix = this.settings.DIARY_PREFIX;
    await this.database.execute(sql`update diary set prefix = ${prefix} where prefix <> ${prefix}`);
  }
}
