import { Inject, Injectable } from '@nestjs/common';
import { whyNot, type ReplyOf, type Verdict } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { SETTINGS } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import { lineOf, type Message } from '../announcing/message.js';
import type { Settings } from '../settings.js';
import { absencesOf } from './absences.js';
import { askedAbout } from './asked-about.js';
import { heardOf, nothingHeard, type Heard } from './heard-of.js';
import { obstaclesFor } from './obstacles.js';
import { rowsOf } from './verdicts.js';

@Injectable()
@Answers(whyNot)
export class WhyNot {
  constructor(
    private readonly table: MessageTable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute({ input: { about, kind, ...named }, db }: QueryCall<typeof whyNot>): Promise<ReplyOf<typeof whyNot>> {
    const asked = await askedAbout(db, named);
    const { personId, person } = asked;
    const timeZone = this.settings.TIME_ZONE;
    if (person === 'erased') return { personId, person, timeZone, obstacles: [], items: [] };
    const obstacles = await obstaclesFor(db, asked);
    const rows = await rowsOf(db, asked, { about, kind }, obstacles);
    const heard = about === undefined ? nothingHeard : await heardOf(db, about);
    const missing = this.expected({ about, kind }, rows, heard).flatMap((message) => absencesOf(message, { asked, rows, heard }));
    return { personId, person, timeZone, obstacles, items: [...rows, ...missing] };
  }

  /** The messages that could have come: the one that is asked for, else those about things of this kind; where nobody has heard of it, any. */
  private expected({ about, kind }: { about?: string; kind?: string }, rows: readonly Verdict[], { lines }: Heard): Message[] {
    if (kind !== undefined) return this.table.messages.filter(({ name }) => name === kind);
    if (about === undefined) return [];
    // What goes to the house goes to nobody in particular.
    const toPeople = this.table.messages.filter(({ to }) => to !== 'staff');
    const families = new Set(toPeople.filter((message) => lines.has(lineOf(message)) || rows.some((row) => row.kind === message.name)).map(({ family }) => family.name));
    return families.size === 0 ? toPeople : toPeople.filter(({ family }) => families.has(family.name));
  }
}
