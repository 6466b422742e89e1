import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { HouseTime } from '@/design/house-time';
import layout from '@/design/layout.module.css';
import { Answer, Empty, Notice } from '@/design/notice';
import { axisOf } from '@/design/timeline/axis';
import { PickedTime } from '@/design/timeline/picked-time';
import { nearestTo, startsWithin } from '@/design/timeline/starts';
import { minute, type Stretch } from '@/design/timeline/stretches';
import { Timeline, TimelineKey } from '@/design/timeline/timeline';
import { daysLater, onTheWall } from '@/design/timeline/wall-time';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { SpaceSearch } from './address';
import type { Site, Space } from './queries';
import styles from './space.module.css';
import { useDays, type Board } from './use-days';
import words from './words.json';

const aWeek = 7;
const usualMinutes = 120;
const usualPeople = 10;
const anHour = 60 * minute;

interface WeekProps {
  space: Space;
  site: Site;
  search: SpaceSearch;
  go: (search: SpaceSearch) => void;
}

/** Seven days of a space, from today or a day further ahead, of which a free time can be picked. */
export function Week({ space, site, search, go }: WeekProps) {
  const say = useWords(words);
  const format = useFormat(site.timeZone);
  const today = format.dateOf(Date.now());
  const from = search.from && search.from > today ? search.from : today;
  const board = useQuery({
    ...api.queryOptions('get', '/api/v1/sites/{siteId}/board', { params: { path: { siteId: site.id }, query: { from, days: aWeek, spaceIds: [space.id] } } }),
    placeholderData: keepPreviousData,
  });
  const leaf = (days: number) => go({ people: search.people, from: daysLater(from, days) > today ? daysLater(from, days) : undefined });
  const day = (date: string) => format.longDay(`${date}T12:00:00Z`);
  return (
    <>
      <div className={styles.leafing}>
        <p className={styles.period} role="status">{say('week', { first: day(from), last: day(daysLater(from, aWeek - 1)) })}</p>
        <nav className={layout.row} aria-label={say('leaf')}>
          {from > today && <Button onClick={() => leaf(-aWeek)}>← {say('before')}</Button>}
          <Button onClick={() => leaf(aWeek)}>{say('after')} →</Button>
        </nav>
      </div>
      <HouseTime timeZone={site.timeZone} />
      <Answer to={board} lines={7}>{(known) => <Days board={known} space={space} site={site} search={search} go={go} />}</Answer>
    </>
  );
}

function Days({ board, space, site, search, go }: WeekProps & { board: Board }) {
  const say = useWords(words);
  const rows = useDays(board, space, site);
  const wall = (stretch: Stretch, { id }: { id: string }) => onTheWall(stretch, id, site.timeZone);
  const axis = axisOf(0, rows.flatMap((row) => row.open.map((open) => wall(open, row))), (at) => String(at / anHour).padStart(2, '0'));
  if (!axis) return <Empty>{say('shut')}</Empty>;
  const start = search.start ? Date.parse(search.start) : undefined;
  const row = rows.find(({ free }) => free.some(({ from, until }) => start !== undefined && from <= start && start < until));
  const free = row?.free.find(({ from, until }) => from <= start! && start! < until);
  const minutes = search.length ?? lengthIn(free, space);
  return (
    <div className={styles.week}>
      <TimelineKey />
      <Timeline
        label={say('free')}
        axis={axis}
        rows={rows}
        timeZone={site.timeZone}
        onAxis={wall}
        picked={row && { rowId: row.id, from: start!, until: start! + minutes * minute }}
        onPick={(_, stretch, at) => {
          const first = nearestTo(startsWithin(stretch, lengthIn(stretch, space), space.rules.gridMinutes), at) ?? stretch.from;
          go({ ...search, start: new Date(first).toISOString(), length: undefined });
        }}
      />
      {start !== undefined && !free && <Notice tone="warn" isNews>{say('gone')}</Notice>}
      {free && <Picked space={space} site={site} search={search} go={go} free={free} start={start!} minutes={minutes} />}
    </div>
  );
}

/** As long as people usually want, where it is free and allowed for so long. */
const lengthIn = (free: Stretch | undefined, { rules }: Space): number =>
  Math.max(rules.shortestMinutes, Math.min(usualMinutes, rules.longestMinutes, free ? Math.floor((free.until - free.from) / minute) : usualMinutes));

function Picked({ space, site, search, go, free, start, minutes }: WeekProps & { free: Stretch; start: number; minutes: number }) {
  const say = useWords(words);
  const people = search.people ?? Math.min(usualPeople, space.capacity);
  const [written, setWritten] = useState(String(people));
  const write = (text: string) => {
    setWritten(text);
    if (Number(text) > 0) go({ ...search, people: Number(text) });
  };
  return (
    <PickedTime
      space={space}
      timeZone={site.timeZone}
      free={free}
      start={start}
      minutes={minutes}
      wish={{ people }}
      onChange={(at, length) => go({ ...search, start: new Date(at).toISOString(), length })}
      onClose={() => go({ ...search, start: undefined, length: undefined })}
    >
      <TextField label={say('howMany')} type="number" inputMode="numeric" min={1} max={10_000} value={written} onChange={({ target }) => write(target.value)} />
    </PickedTime>
  );
}
