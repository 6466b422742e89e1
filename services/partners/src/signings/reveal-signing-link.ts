import { Injectable } from '@nestjs/common';
import { revealSigningLink, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { Signings } from './signings.js';

@Injectable()
@Answers(revealSigningLink)
export class RevealSigningLink {
  constructor(private readonly signings: Signings) {}

  async execute({ input, db }: QueryCall<typeof revealSigningLink>): Promise<ReplyOf<typeof revealSigningLink>> {
    const signing = await this.signings.find(db, input.partyId);
    if (!signing) throw new DomainError('agreement.not-found');
    return { token: this.signings.tokenFor(signing.partyId) };
  }
}
