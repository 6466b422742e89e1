import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Missing } from '@/app/fallbacks';
import { ButtonLink } from '@/design/button';
import { Facts, Page, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { Picture, SpacePicture } from '@/design/spaces/picture';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { SpaceSearch } from './address';
import { Layouts } from './layouts';
import { sitesQuery, spacesQuery, type Site, type Space as SpaceView } from './queries';
import { Rules } from './rules';
import styles from './space.module.css';
import { Week } from './week';
import { WhatIsThere } from './what-is-there';
import words from './words.json';

interface SpaceProps {
  slug: string;
  search: SpaceSearch;
  /** Another address of the same page. */
  go: (search: SpaceSearch) => void;
}

/** All that somebody wants to know of a space before she asks for it. */
export function Space({ slug, search, go }: SpaceProps) {
  const spaces = useQuery(spacesQuery);
  const sites = useQuery(sitesQuery).data?.sites;
  return (
    <Answer to={spaces} lines={8}>
      {({ spaces: all }) => {
        const space = all.find((one) => one.slug === slug);
        const site = sites?.find(({ id }) => id === space?.siteId);
        if (!space) return <Missing />;
        return <About key={space.id} space={space} site={site} others={all} search={search} go={go} />;
      }}
    </Answer>
  );
}

function About({ space, site, others, search, go }: { space: SpaceView; site?: Site; others: SpaceView[] } & Omit<SpaceProps, 'slug'>) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Page
      title={said(space.name, language)}
      lead={said(space.description, language)}
      actions={<ButtonLink to="/ask" search={{ space: space.id, people: search.people }} look="primary">{say('ask')}</ButtonLink>}
    >
      <div className={styles.first}>
        <Pictures space={space} />
        <div className={styles.facts}>
          <Known space={space} site={site} others={others} />
          <Link to="/find" search={{ site: site?.slug }}>{say('find')}</Link>
        </div>
      </div>
      {site && (
        <Section title={say('free')}>
          <Week space={space} site={site} search={search} go={go} />
          <p><a href={`/api/v1/spaces/${space.id}/free-busy.ics?language=${language}`}>{say('calendar')}</a></p>
        </Section>
      )}
      {space.layouts.length > 0 && <Section title={say('furnished')}><Layouts space={space} /></Section>}
      <div className={styles.columns}>
        <Section title={say('has')}><WhatIsThere space={space} /></Section>
        <Section title={say('rules')}><Rules rules={space.rules} /></Section>
      </div>
    </Page>
  );
}

function Pictures({ space }: { space: SpaceView }) {
  const [, ...more] = space.pictures ?? [];
  return (
    <div className={styles.pictures}>
      <SpacePicture space={space} sizes="(max-width: 56rem) 92vw, 46rem" />
      {more.length > 0 && <div className={styles.more}>{more.map((picture) => <Picture key={picture.id} picture={picture} sizes="(max-width: 56rem) 30vw, 12rem" />)}</div>}
    </div>
  );
}

function Known({ space, site, others }: { space: SpaceView; site?: Site; others: SpaceView[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const floors = site?.floors.filter(({ slug }) => space.floors.includes(slug)).map(({ name }) => said(name, language)) ?? [];
  const sharing = others.filter((other) => other.id !== space.id && other.siteId === space.siteId && other.cells.some((cell) => space.cells.includes(cell)));
  return (
    <Facts
      of={[
        [say('where'), site && `${said(site.name, language)}, ${site.address}`],
        [say('floor'), floors.join(', ')],
        [say('holds'), say('people', { people: space.capacity })],
        [say('answer'), say(`answer.${space.rules.approval}`)],
        [say('shares'), sharing.length > 0 ? say('sharesHelp', { spaces: sharing.map(({ name }) => said(name, language)).join(', ') }) : null],
      ]}
    />
  );
}
