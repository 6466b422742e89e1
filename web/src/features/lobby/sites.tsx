import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { Page } from '@/design/layout';
import { Answer } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import words from './words.json';

/** Which house a screen hangs in. */
export function Sites() {
  const say = useWords(words);
  const language = useLanguage();
  const sites = useQuery(api.queryOptions('get', '/api/v1/sites'));
  return (
    <main>
      <Page title={say('choose')} lead={say('chooseLead')} narrow>
        <Answer to={sites}>
          {(known) => <ul>{known.sites.map((site) => <li key={site.id}><Link to="/lobby/$siteSlug" params={{ siteSlug: site.slug }}>{said(site.name, language)}</Link></li>)}</ul>}
        </Answer>
      </Page>
    </main>
  );
}
