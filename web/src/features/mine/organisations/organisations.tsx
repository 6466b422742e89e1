import { Page, Section, Stack } from '@/design/layout';
import { Answer, Empty } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { useMe } from '../queries';
import { Agreements } from './agreements';
import { AddOrganisation } from './add-organisation';
import { OneMembership } from './membership';
import { Quotas } from './quotas';
import styles from './organisations.module.css';
import words from './words.json';

/** Whom somebody acts for, who else does, and what agreements give. */
export function Organisations() {
  const say = useWords(words);
  const me = useMe();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Answer to={me}>
        {({ person }) => {
          const own = (person?.memberships ?? []).filter(({ state }) => state !== 'ended');
          if (own.length === 0) return <Empty><p>{say('none')}</p></Empty>;
          return <Stack><ul className={styles.list}>{own.map((membership) => <OneMembership key={membership.id} membership={membership} />)}</ul></Stack>;
        }}
      </Answer>
      <div className={styles.columns}>
        <Section title={say('add')}><AddOrganisation /></Section>
        <Quotas />
      </div>
      <Agreements />
    </Page>
  );
}

