import { Link } from '@tanstack/react-router';
import { ButtonLink } from '@/design/button';
import layout from '@/design/layout.module.css';
import { useRefusals } from '@/design/spaces/refusals';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { toAsk } from './ask-link';
import styles from './find.module.css';
import type { ResultProps } from './props';
import type { NotOffered, Site, Space } from './queries';
import type { Wish } from './search';
import words from './words.json';

/** Why the other spaces are not offered, each rule in the way, and with what each could be had. */
export function NotOfferedSpaces({ found, sites, spaces, search, wish, go }: ResultProps) {
  const say = useWords(words);
  const isUnfolded = search.why ?? found.offers.length === 0;
  return (
    <details
      className={styles.why}
      open={isUnfolded}
      onToggle={({ currentTarget }) => {
        const why = currentTarget.open || undefined;
        if (currentTarget.open !== isUnfolded && found.offers.length > 0) go({ ...search, why }, true);
      }}
    >
      <summary><h2>{found.offers.length > 0 ? say('why', { count: found.notOfferedCount }) : say('whyTitle')}</h2></summary>
      <ul className={styles.list}>
        {found.notOffered.map((one) => {
          const [space, site] = [spaces.find(({ id }) => id === one.spaceId), sites.find(({ id }) => id === one.siteId)];
          return space && site && <Why key={one.spaceId} why={one} space={space} site={site} wish={wish} />;
        })}
      </ul>
    </details>
  );
}

function Why({ why, space, site, wish }: { why: NotOffered; space: Space; site: Site; wish: Wish }) {
  const say = useWords(words);
  const language = useLanguage();
  const refusal = useRefusals(site.timeZone);
  const format = useFormat(site.timeZone);
  const { nearest } = why;
  const name = said(space.name, language);
  const what = nearest && [`${format.day(nearest.start)} ${format.period(nearest.start, nearest.end)}`, ...nearest.changes.flatMap((change) =>
    change === 'people' || change === 'layout' || change === 'equipment' ? [say(`change.${change}`, { people: nearest.people })] : [],
  )].join(', ');
  return (
    <li className={styles.item}>
      <div>
        <h3><Link to="/spaces/$slug" params={{ slug: space.slug }}>{name}</Link></h3>
        <ul className={styles.reasons}>{why.refusals.map((one) => <li key={one.code}>{one.code === 'booking.conflict' ? say('ifFrom', { time: format.time(why.at), reason: refusal(one) }) : refusal(one)}</li>)}</ul>
        {what && <p className={layout.quiet}>{say('possible', { what })}</p>}
      </div>
      {nearest && what && (
        <ButtonLink {...toAsk(space.id, { ...wish, ...nearest, layout: nearest.layout ?? undefined })} aria-label={say('takeWhat', { name, what })}>{say('take')}</ButtonLink>
      )}
    </li>
  );
}
