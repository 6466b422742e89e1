import { showHours, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findPlaceHours } from './house-hours.js';
import { hoursView } from './hours-view.js';

@Answers(showHours)
export class ShowHours {
  async execute({ input, now, db }: QueryCall<typeof showHours>): Promise<ReplyOf<typeof showHours>> {
    return hoursView(db, await findPlaceHours(db, input, now), input);
  }
}
