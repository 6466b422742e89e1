import { Injectable } from '@nestjs/common';
import { listPassKeys, type ReplyOf } from '#contracts';
import { Answers } from '#messaging';
import { Passes } from './passes.js';

@Injectable()
@Answers(listPassKeys)
export class ListPassKeys {
  constructor(private readonly passes: Passes) {}

  async execute(): Promise<ReplyOf<typeof listPassKeys>> {
    return { keys: [await this.passes.publicJwk()] };
  }
}
