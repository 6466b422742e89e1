import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/api/session';
import { Button, ButtonLink } from '@/design/button';
import { Notice, Trouble } from '@/design/notice';
import { instantAt } from '@/design/timeline/wall-time';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { watchesQuery, type Site } from './queries';
import { momentsOf, type Wish } from './search';
import words from './words.json';

type WatchView = components['schemas']['Watch'];

const path = '/api/v1/watches';

/** Being told when what cannot be had now can be; whoever is not signed in comes back to the same search. */
export function Watch({ wish, sites }: { wish: Wish; sites: Site[] }) {
  const say = useWords(words);
  const session = useSession().data;
  const here = useRouterState({ select: ({ location }) => location.href });
  if (!session || sites.length === 0) return null;
  if (session.signedIn) return <Watching wish={wish} sites={sites} />;
  return (
    <Notice title={say('watch')}>
      <p>{say('watchHelp')}</p>
      <div><ButtonLink to="/sign-in" search={{ to: here }}>{say('watchSignIn')}</ButtonLink></div>
    </Notice>
  );
}

function Watching({ wish, sites }: { wish: Wish; sites: Site[] }) {
  const say = useWords(words);
  const queries = useQueryClient();
  const watches = useQuery(watchesQuery);
  const format = useFormat(sites[0]!.timeZone);
  const readAgain = () => queries.invalidateQueries({ queryKey: watchesQuery.queryKey });
  const place = api.useMutation('post', path, { onSuccess: readAgain });
  const remove = api.useMutation('delete', '/api/v1/watches/{watchId}', { onSuccess: readAgain });
  const body = bodyOf(wish, sites);
  const known = watches.data?.items.find((watch) => isFor(watch, wish, sites));
  if (known) {
    return (
      <Notice tone="good" title={say('watching')} isNews>
        <p>{say('watchingHelp', { day: format.longDay(known.from) })}</p>
        <div><Button isBusy={remove.isPending} onClick={() => remove.mutate({ params: { path: { watchId: known.id } } })}>{say('watchEnd')}</Button></div>
        {remove.error && <Trouble error={remove.error} />}
      </Notice>
    );
  }
  const send = () => place.mutate({ params: { header: once(path, body) }, body }, { onSettled: () => void commandIsDone(path, body) });
  return (
    <Notice title={say('watch')}>
      <p>{say('watchHelp')}</p>
      <div><Button isBusy={place.isPending} onClick={send}>{say('watchSet')}</Button></div>
      {place.error && <Trouble error={place.error} onRetry={send} />}
    </Notice>
  );
}

function bodyOf(wish: Wish, sites: Site[]) {
  const { people, minutes, layout, equipment, accessibility } = wish;
  const [from, to] = momentsOf(wish);
  return { siteIds: sites.map(({ id }) => id), people, minutes, spaceIds: [], layout, equipment, accessibility, from, to };
}

/** Whether somebody watches for this already. */
function isFor(watch: WatchView, wish: Wish, sites: Site[]): boolean {
  const [from, to] = momentsOf(wish).map((moment) => instantAt(moment.slice(0, 10), moment.slice(11), sites[0]!.timeZone));
  return (
    watch.people === wish.people && watch.minutes === wish.minutes && Date.parse(watch.from) === from && Date.parse(watch.to) === to &&
    sites.every(({ id }) => watch.siteIds.includes(id)) && watch.layout === (wish.layout ?? null) && wish.equipment.every((one) => watch.equipment.includes(one))
  );
}
