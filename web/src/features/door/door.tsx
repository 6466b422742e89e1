import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keepPage } from '@/api/kept-pages';
import { SelectField } from '@/design/field';
import { Page } from '@/design/layout';
import { Loading } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import { Expected } from './expected';
import { Inside } from './inside';
import { KeptScans } from './kept-scans';
import { occupancyQuery } from './queries';
import { Scanning } from './scanning';
import { useKnown } from './use-known';
import { useMerging } from './use-merging';
import { WalkIn } from './walk-in';
import words from './words.json';

interface DoorProps {
  /** What is shown: the door itself, or who is inside. */
  view: 'door' | 'inside';
  /** Which site, by its name in addresses; without one the first. */
  site: string | undefined;
  onSite: (slug: string) => void;
  /** The house can't be asked who this is: only what needs no answer is shown. */
  isAlone: boolean;
}

/** The reception's page: who comes, who is expected, who is inside. It works without a line. */
export function Door({ view, site: slug, onSite, isAlone }: DoorProps) {
  const say = useWords(words);
  const language = useLanguage();
  const known = useKnown();
  const merged = useMerging(!isAlone);
  useEffect(() => keepPage('door'), []);
  const site = known?.sites.find((each) => each.slug === slug) ?? known?.sites[0];
  return (
    <Page title={say(view === 'door' ? 'title' : 'insideTitle')}>
      <div className={styles.tools}>
        <nav className={styles.ways} aria-label={say('ways')}>
          <Link to="/door" search={{ site: slug }} activeOptions={{ exact: true, includeSearch: false }}>{say('title')}</Link>
          <Link to="/door/inside" search={{ site: slug }}>{say('insideTitle')}</Link>
        </nav>
        {site && !isAlone && <Numbers siteId={site.id} />}
        {known && known.sites.length > 1 && (
          <SelectField label={say('site')} value={site?.slug} onChange={({ target }) => onSite(target.value)}>
            {known.sites.map((each) => <option key={each.id} value={each.slug}>{said(each.name, language)}</option>)}
          </SelectField>
        )}
      </div>
      {known && <KeptScans sites={known.sites} merged={merged} isAlone={isAlone} />}
      {known && site ? (
        view === 'inside' ? <Inside site={site} /> : (
          <div className={styles.columns}>
            <Scanning key={site.id} site={site} keys={known.keys} />
            <div className={styles.beside}>
              {!isAlone && <WalkIn key={site.id} siteId={site.id} />}
              {!isAlone && <Expected key={`expected ${site.id}`} site={site} />}
            </div>
          </div>
        )
      ) : isAlone ? <p>{say('neverHere')}</p> : <Loading />}
    </Page>
  );
}

/** How many are inside, and how many are still to come. */
function Numbers({ siteId }: { siteId: string }) {
  const say = useWords(words);
  const now = useQuery(occupancyQuery(siteId)).data?.sites[0];
  if (!now) return null;
  return (
    <p className={styles.numbers} role="status">
      {say.rich('numbers', { inside: now.inside, expected: now.expected, b: (text) => <strong>{text}</strong> })}
    </p>
  );
}
