import { Injectable } from '@nestjs/common';
import { showStatistics, type InputOf, type Language } from '#contracts';
import { Services } from '../actor/services.js';
import { spoken } from '../programme/programme-handlers.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { spreadsheet } from './spreadsheet.js';
import { tableOf, type StatisticsTable } from './statistics-tables.js';

type Asked = InputOf<typeof showStatistics> & { by: StatisticsTable; language?: Language };

/** Answers one table of the statistics as a file for a spreadsheet. */
@Injectable()
export class StatisticsSpreadsheet implements Handler {
  constructor(private readonly services: Services) {}

  async handle(call: Call<Asked>): Promise<string> {
    const { by, language: _, ...asked } = call.input;
    const { headings, rows } = tableOf(by, await this.services.call(showStatistics, asked, call.caller.actor), spoken(call));
    void call.reply.header('Content-Disposition', `attachment; filename="statistics-${by}-${asked.from}-${asked.to}.csv"`);
    return spreadsheet(headings, rows);
  }
}
