import { Injectable } from '@nestjs/common';
import { openPreferences, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { MessageLinks } from '../links/message-links.js';
import { ledTo } from './led-to.js';
import { wishesOf } from './wishes.js';

@Injectable()
@Answers(openPreferences)
export class OpenPreferences {
  constructor(private readonly links: MessageLinks) {}

  async execute({ input: { token }, db }: QueryCall<typeof openPreferences>): Promise<ReplyOf<typeof openPreferences>> {
    return ledTo(await wishesOf(db, ledTo(this.links.personIn(token))));
  }
}
