import { api } from '@/api/client';
import { has, useSession } from '@/api/session';
import { Page, Quiet, Section, Stack } from '@/design/layout';
import { Answer } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { ApprovalRules } from './approval-rules';
import { DecisionTime } from './decision-time';
import { Reasons } from './reasons';
import words from './words.json';

/** What decisions rest on, as it is kept by staff, and what only administrators set. */
export function DecisionRules() {
  const say = useWords(words);
  const language = useLanguage();
  const isAdmin = has(useSession().data, 'admin');
  const sites = api.useQuery('get', '/api/v1/sites');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Reasons kind="decline" />
      <Reasons kind="cancel" />
      <Section title={say('approvals')}>
        {!isAdmin && <p><Quiet>{say('adminsOnly')}</Quiet></p>}
        <Answer to={sites}>
          {(known) => (
            <Stack>
              {known.sites.map((site) => (
                <div key={site.id}>
                  <h3>{said(site.name, language)}</h3>
                  <ApprovalRules siteId={site.id} isAdmin={isAdmin} />
                  {isAdmin && <DecisionTime siteId={site.id} minutes={site.decideWithinMinutes} />}
                </div>
              ))}
            </Stack>
          )}
        </Answer>
      </Section>
    </Page>
  );
}
