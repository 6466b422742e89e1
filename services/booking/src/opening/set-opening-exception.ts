import { Temporal } from 'temporal-polyfill';
import { setOpeningException, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { isForwards } from '../domain/hours-rules.js';
import { bookingsOutside } from './bookings-outside.js';
import { changeDate } from './change-hours.js';
import { openingDayView } from './opening-day-view.js';
import { storeException } from './store-exception.js';

@Answers(setOpeningException)
export class SetOpeningException {
  async execute({ input, ...effects }: CommandCall<typeof setOpeningException>): Promise<ReplyOf<typeof setOpeningException>> {
    const { tx, now } = effects;
    const { hours } = input;
    if (hours && !isForwards(hours)) {
      throw new DomainError('input.end-before-start', { ...hours }, [
        { field: 'hours.closes', code: 'end-before-start', message: 'must be after it opens' },
      ]);
    }
    const date = Temporal.PlainDate.from(input.date);
    const { day, ...hit } = await changeDate(effects, input, date, () => storeException(tx, input, input));
    return { day: openingDayView(day), bookingsOutside: await bookingsOutside(tx, input, date, now), ...hit };
  }
}
