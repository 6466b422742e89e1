import { meetPerson, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { meet } from './meet.js';

@Answers(meetPerson)
export class MeetPerson {
  async execute({ input, ...effects }: CommandCall<typeof meetPerson>): Promise<ReplyOf<typeof meetPerson>> {
    const { id } = await meet(effects, input);
    return { personId: id };
  }
}
