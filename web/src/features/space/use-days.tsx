import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { paths } from '@/api/schema.gen';
import { openOf, takenOf, within } from '@/design/timeline/stretches';
import type { TimelineRow } from '@/design/timeline/timeline';
import { daysLater, instantAt } from '@/design/timeline/wall-time';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { askable } from './free';
import type { Site, Space } from './queries';
import words from './words.json';

export type Board = paths['/api/v1/sites/{siteId}/board']['get']['responses'][200]['content']['application/json'];

/** Each day of a board, with what of it can be asked for, and why a day is closed. */
export function useDays(board: Board, space: Space, site: Site): TimelineRow[] {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const [from, to] = [board.days[0]!.date, board.days.at(-1)!.date];
  const opening = useQuery(api.queryOptions('get', '/api/v1/sites/{siteId}/opening', { params: { path: { siteId: site.id }, query: { from, to, spaceId: space.id } } })).data?.days;
  const now = Date.now();
  const last = instantAt(daysLater(format.dateOf(now), space.rules.horizonDays), '23:59', site.timeZone);
  const [onBoard] = board.spaces;
  return board.days.map(({ date, start, end }) => {
    const day = { from: Date.parse(start), until: Date.parse(end) };
    const open = onBoard ? within(openOf(onBoard), day) : [];
    const taken = onBoard ? open.flatMap((one) => within(takenOf(onBoard), one)) : [];
    const free = askable(open, taken, space.rules, now, last);
    const note = opening?.find((one) => one.date === date)?.note;
    const name = format.longDay(start);
    const closed = note ? say('closedWhy', { note: said(note, language) }) : say('closed');
    return {
      id: date,
      name,
      label: <time dateTime={date}>{name}</time>,
      open,
      taken,
      free,
      events: (onBoard?.public ?? []).map((event) => ({ from: Date.parse(event.start), until: Date.parse(event.end), title: event.title })).filter((event) => event.from >= day.from && event.from < day.until),
      note: open.length === 0 ? closed : free.length === 0 ? say('noneFree') : undefined,
    };
  });
}
