import { Injectable } from '@nestjs/common';
import { addPicture, getPicture, type InputOf, type PictureView } from '#contracts';
import { DomainError } from '#kernel';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { PictureEncoder } from './picture-encoder.js';

const patienceMs = 25_000;
const readerPatienceMs = 4_000;

/** Takes the picture that is the body of the request. */
@Injectable()
export class UploadPicture implements Handler {
  constructor(
    private readonly services: Services,
    private readonly encoder: PictureEncoder,
  ) {}

  async handle({ input, caller, idempotencyKey, request }: Call<{ spaceId: string; altSv: string; altEn: string }>): Promise<PictureView> {
    const { spaceId, altSv, altEn } = input;
    if (!Buffer.isBuffer(request.body)) throw new DomainError('picture.not-readable');
    const sizes = await this.encoder.encode(request.body);
    const picture = { spaceId, alt: { sv: altSv, en: altEn }, sizes: sizes.map((webp) => webp.toString('base64')) };
    return this.services.call(addPicture, picture, caller.actor, { idempotencyKey, timeoutMs: patienceMs });
  }
}

/** Answers a picture itself. */
@Injectable()
export class SendPicture implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller }: Call<InputOf<typeof getPicture>>): Promise<Buffer> {
    const { webp } = await this.services.call(getPicture, input, caller.actor, { timeoutMs: readerPatienceMs });
    return Buffer.from(webp, 'base64');
  }
}
