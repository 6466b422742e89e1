import { Inject, Injectable } from '@nestjs/common';
import { Links } from '#kernel';
import { SETTINGS } from '#platform';
import type { Settings } from '../settings.js';

const prefix = 'device.';

/** The keys of devices, made of what the house alone knows: nothing is stored that would let anybody in. */
@Injectable()
export class DeviceKeys {
  private readonly links: Links;

  constructor(@Inject(SETTINGS) { LINK_KEY }: Settings) {
    this.links = new Links(LINK_KEY);
  }

  keyOf({ id, keyNumber }: { id: string; keyNumber: number }): string {
    return `${prefix}${keyNumber}.${this.links.tokenFor(purposeOf(keyNumber), id)}`;
  }

  /** @returns which device and which of its keys, or null where it is none of ours */
  read(key: string): { id: string; keyNumber: number } | null {
    const [, number, token] = /^device\.([1-9]\d{0,8})\.([\w-]+)$/.exec(key) ?? [];
    const id = token === undefined ? null : this.links.idIn(purposeOf(Number(number)), token);
    return id === null ? null : { id, keyNumber: Number(number) };
  }
}

const purposeOf = (keyNumber: number): string => `device ${keyNumber}`;
