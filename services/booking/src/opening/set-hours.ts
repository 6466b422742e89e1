import { setHours, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { mustBeWellSaid } from '../domain/hours-rules.js';
import { changeHours } from './change-hours.js';
import { findPlaceHours } from './house-hours.js';
import { hoursView } from './hours-view.js';
import { mustBeOfVersion, storeHours } from './store-hours.js';

@Answers(setHours)
export class SetHours {
  async execute({ input, ...effects }: CommandCall<typeof setHours>): Promise<ReplyOf<typeof setHours>> {
    const { tx, now } = effects;
    mustBeWellSaid(input, input.spaceId !== undefined);
    const hit = await changeHours(effects, input, async () => {
      await mustBeOfVersion(tx, input, input.version);
      await storeHours(tx, input, input);
    });
    return { ...(await hoursView(tx, await findPlaceHours(tx, input, now), input)), ...hit };
  }
}
