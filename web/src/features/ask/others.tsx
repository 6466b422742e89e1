import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { Button } from '@/design/button';
import { Quiet, Row } from '@/design/layout';
import type { components } from '@/api/schema.gen';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking, type Space } from './asking';
import { fieldsOfTime, wishOf, type Wish } from './form';
import { instantOf } from './local-times';
import words from './words.json';

type Search = components['schemas']['SpaceSearch'];
interface Other {
  space: Space;
  start: string;
  end: string;
}

const mostShown = 4;

/** Other spaces at the same time; where there are none, other times. */
export function Others() {
  const say = useWords(words);
  const language = useLanguage();
  const { form, change, site, spaces, timeZone } = useAsking();
  const format = useFormat(timeZone);
  const wish = wishOf(form);
  const search = useQuery({
    ...api.queryOptions('post', '/api/v1/spaces/search', { body: searchFor(site?.id ?? '', wish ?? { start: '', end: '', people: 1, equipment: [], pooled: [], serviceIds: [] }, form.accessibility, timeZone) }),
    enabled: site !== undefined && wish !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!search.data) return null;
  const others = othersIn(search.data, spaces, form.spaceId);
  if (others.length === 0) return <Quiet small>{say('othersNone')}</Quiet>;
  return (
    <>
      <p>{say('others')}</p>
      <Row>
        {others.map(({ space, start, end }) => (
          <Button key={`${space.id} ${start}`} onClick={() => change({ spaceId: space.id, layout: form.layout && space.layouts.some(({ kind }) => kind === form.layout) ? form.layout : '', ...fieldsOfTime(start, end, timeZone) })}>
            {say('otherOption', { space: said(space.name, language), when: `${format.day(start)} ${format.period(start, end)}` })}
          </Button>
        ))}
      </Row>
    </>
  );
}

function searchFor(siteId: string, wish: Wish, accessibility: Wish['equipment'] | string[], timeZone: string) {
  const { start, end, ...needs } = wish;
  const [from, to] = start ? [instantOf(start, timeZone), instantOf(end, timeZone)] : ['', ''];
  return { ...needs, accessibility: accessibility as never[], siteIds: [siteId], from, to, minutes: (Date.parse(to) - Date.parse(from)) / 60_000, limit: mostShown };
}

function othersIn({ offers, alternatives }: Search, spaces: Space[], besides: string): Other[] {
  const offered = offers.flatMap(({ spaceId, windows: [first] }) => (first && spaceId !== besides ? [{ spaceId, start: first.start, end: first.end }] : []));
  const other = alternatives.flatMap(({ parts: [only, second] }) => (only && !second ? [only] : []));
  return [...offered, ...other].slice(0, mostShown).flatMap(({ spaceId, start, end }) => {
    const space = spaces.find(({ id }) => id === spaceId);
    return space ? [{ space, start, end }] : [];
  });
}
