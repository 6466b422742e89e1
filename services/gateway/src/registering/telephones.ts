import { international } from '#contracts';
import type { GatewaySettings } from '../config.js';

/** Reads telephone numbers as people here write them. */
export class Telephones {
  constructor(private readonly country: GatewaySettings['PHONE_COUNTRY']) {}

  /** `070-123 45 67` in the form in which it is kept; what is no number stays as it is. */
  international(text: string): string {
    return international(text, this.country);
  }
}
