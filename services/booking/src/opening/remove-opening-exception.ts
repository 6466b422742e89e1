import { Temporal } from 'temporal-polyfill';
import { removeOpeningException, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { changeDate } from './change-hours.js';
import { openingDayView } from './opening-day-view.js';
import { removeException } from './store-exception.js';

@Answers(removeOpeningException)
export class RemoveOpeningException {
  async execute({
    input,
    ...effects
  }: CommandCall<typeof removeOpeningException>): Promise<ReplyOf<typeof removeOpeningException>> {
    const date = Temporal.PlainDate.from(input.date);
    const { day, ...hit } = await changeDate(effects, input, date, () => removeException(effects.tx, input, input.date));
    return { day: openingDayView(day), ...hit };
  }
}
