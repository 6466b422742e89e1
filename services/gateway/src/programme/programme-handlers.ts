import { Injectable } from '@nestjs/common';
import type { Language } from '#contracts';
import type { Call, Handler } from '../rest/endpoint.js';
import { PublicAddress } from '../server/public-address.js';
import { atomOf } from './atom.js';
import { calendarOf } from './calendar.js';
import { jsonLdOf, jsonLdOfOne } from './json-ld.js';
import { Programme, type ProgrammeFilter } from './programme.js';

type Several = Call<ProgrammeFilter & { language?: Language }>;
type One = Call<{ slug: string; language?: Language }>;

const rememberedDays = 60;

/** The language that is asked for in the address, as feeds and calendars are kept by it, or else in the header. */
export function spoken({ input, request, reply }: Pick<Several, 'request' | 'reply'> & { input: { language?: Language } }): Language {
  const language = input.language ?? request.edge.language;
  void reply.header('Content-Language', language);
  return language;
}

const someTimeAgo = (): string => new Date(Date.now() - rememberedDays * 86_400_000).toISOString().slice(0, 10);

@Injectable()
export class ProgrammeCalendar implements Handler {
  constructor(private readonly programme: Programme, private readonly address: PublicAddress) {}

  /** Who subscribes keeps what was on lately: what is not in a calendar any more, her program takes away. */
  async handle(call: Several): Promise<string> {
    const { language: _, ...filter } = call.input;
    const events = await this.programme.all({ from: someTimeAgo(), ...filter });
    return calendarOf(events, spoken(call), this.address.origin);
  }
}

@Injectable()
export class ProgrammeFeed implements Handler {
  constructor(private readonly programme: Programme, private readonly address: PublicAddress) {}

  async handle(call: Several): Promise<string> {
    const { language: _, ...filter } = call.input;
    return atomOf(await this.programme.all(filter), spoken(call), this.address.origin);
  }
}

@Injectable()
export class ProgrammeJsonLd implements Handler {
  constructor(private readonly programme: Programme, private readonly address: PublicAddress) {}

  async handle(call: Several): Promise<unknown> {
    const { language: _, ...filter } = call.input;
    return jsonLdOf(await this.programme.all(filter), spoken(call), this.address.origin);
  }
}

@Injectable()
export class EventCalendar implements Handler {
  constructor(private readonly programme: Programme, private readonly address: PublicAddress) {}

  async handle(call: One): Promise<string> {
    return calendarOf([await this.programme.one(call.input.slug)], spoken(call), this.address.origin);
  }
}

@Injectable()
export class EventJsonLd implements Handler {
  constructor(private readonly programme: Programme, private readonly address: PublicAddress) {}

  async handle(call: One): Promise<unknown> {
    return jsonLdOfOne(await this.programme.one(call.input.slug), spoken(call), this.address.origin);
  }
}
