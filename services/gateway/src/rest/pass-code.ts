import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { openPass } from '#contracts';
import { DomainError } from '#kernel';
import { Services } from '../actor/services.js';
import type { Call, Handler } from './endpoint.js';

/** The pass as a door reads it, in SVG. */
export const qrCodeOf = (pass: string): Promise<string> => QRCode.toString(pass, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });

/** The QR code of the pass that a link is for, for messages and for printing. */
@Injectable()
export class ShowPassCode implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller }: Call<{ token: string }>): Promise<string> {
    const { pass, state } = await this.services.call(openPass, input, caller.actor);
    if (pass === null) throw new DomainError('visit.illegal-transition', { from: state });
    return qrCodeOf(pass);
  }
}
