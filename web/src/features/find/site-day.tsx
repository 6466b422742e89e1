import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { paths } from '@/api/schema.gen';
import { Button } from '@/design/button';
import layout from '@/design/layout.module.css';
import { Answer, Empty } from '@/design/notice';
import { useRefusals, type Refusal } from '@/design/spaces/refusals';
import { axisOf } from '@/design/timeline/axis';
import { openOf, takenOf, within, type Stretch } from '@/design/timeline/stretches';
import { Timeline, type TimelineRow } from '@/design/timeline/timeline';
import { nearestTo, startsWithin } from '@/design/timeline/starts';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { boardQuery, openingQuery } from './day-queries';
import styles from './find.module.css';
import type { ResultProps } from './props';
import type { Site } from './queries';
import words from './words.json';

type Board = paths['/api/v1/sites/{siteId}/board']['get']['responses'][200]['content']['application/json'];

interface SiteDayProps extends ResultProps {
  site: Site;
  picked?: Stretch & { rowId: string };
  onPick: (spaceId: string, start: number) => void;
}

/** A day of a site: every space of it, hour by hour. */
export function SiteDay(props: SiteDayProps) {
  const { site, wish } = props;
  const board = useQuery(boardQuery(site.id, wish.day));
  return <Answer to={board} lines={8}>{(known) => <Day {...props} board={known} />}</Answer>;
}

function Day({ site, board, picked, onPick, ...rest }: SiteDayProps & { board: Board }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const rows = useRows(rest, site, board);
  const day = board.days[0]!;
  const axis = axisOf(Date.parse(day.start), rows.flatMap(({ open }) => open), format.time);
  if (!axis) return <Closed {...rest} site={site} />;
  const label = say('hoursOf', { site: said(site.name, language), day: format.longDay(day.start) });
  return (
    <div className={styles.siteDay}>
      {(rest.sites.length > 1) && <h3>{said(site.name, language)}</h3>}
      <Timeline
        label={label}
        axis={axis}
        rows={rows}
        timeZone={site.timeZone}
        picked={picked}
        onPick={({ id }, free, at) => {
          const grid = rest.spaces.find((space) => space.id === id)?.rules.gridMinutes ?? null;
          onPick(id, nearestTo(startsWithin(free, rest.wish.minutes, grid), at) ?? free.from);
        }}
      />
    </div>
  );
}

const isTaken = ({ code }: Refusal): boolean => code === 'booking.conflict';

function useRows({ found, spaces, wish }: Pick<ResultProps, 'found' | 'spaces' | 'wish'>, site: Site, board: Board): TimelineRow[] {
  const say = useWords(words);
  const language = useLanguage();
  const refusal = useRefusals(site.timeZone);
  const format = useFormat(site.timeZone);
  return board.spaces.flatMap((onBoard) => {
    const space = spaces.find(({ id }) => id === onBoard.spaceId);
    if (!space) return [];
    const open = openOf(onBoard);
    const offer = found.offers.find(({ spaceId }) => spaceId === space.id);
    // When it is taken is drawn; the rule speaks of one start among many.
    const why = found.notOffered.find(({ spaceId }) => spaceId === space.id)?.refusals.toSorted((one, other) => Number(isTaken(one)) - Number(isTaken(other)))[0];
    return {
      id: space.id,
      name: said(space.name, language),
      label: (
        <span>
          <Link to="/spaces/$slug" params={{ slug: space.slug }}>{said(space.name, language)}</Link>
          <br />
          <span className={`${layout.quiet} ${layout.small}`}>{say('seats', { people: space.capacity })}</span>
        </span>
      ),
      open,
      taken: open.flatMap((one) => within(takenOf(onBoard), one)),
      free: (offer?.windows ?? []).map(({ start, until }) => ({ from: Date.parse(start), until: Date.parse(until) })),
      events: (onBoard.public ?? []).map(({ start, end, title }) => ({ from: Date.parse(start), until: Date.parse(end), title })),
      note: why && (isTaken(why) ? say('notSoLong', { length: format.minutes(wish.minutes) }) : refusal(why)),
    };
  });
}

function Closed({ site, wish, ask }: Pick<SiteDayProps, 'site' | 'wish' | 'ask'>) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const days = useQuery(openingQuery(site.id, wish.day)).data?.days;
  const note = days?.[0]?.date === wish.day ? days[0].note : null;
  const next = days?.find(({ opens, date }) => opens !== null && date > wish.day);
  const told = { site: said(site.name, language), day: format.longDay(`${wish.day}T12:00:00Z`) };
  return (
    <Empty>
      <p>{note ? say('closedWhy', { ...told, note: said(note, language) }) : say('closed', told)}</p>
      {next?.opens && <Button onClick={() => ask({ ...wish, day: next.date })}>{say('nextOpen', { day: format.longDay(next.opens) })}</Button>}
    </Empty>
  );
}
