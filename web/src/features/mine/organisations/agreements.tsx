import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/api/session';
import { Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Notice, Tag } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { isToSign } from '../queries';
import styles from './organisations.module.css';
import words from './words.json';

type Agreement = components['schemas']['AgreementSummary'];

const tones = { draft: undefined, sent: 'warn', signed: 'good', active: 'good', ended: undefined, terminated: 'bad', withdrawn: 'bad' } as const;

/** The agreements that somebody, or those she acts for, is party to; those that wait for her first. */
export function Agreements() {
  const say = useWords(words);
  const personId = useSession().data?.personId ?? null;
  const agreements = api.useQuery('get', '/api/v1/agreements', { params: { query: { limit: 100 } } });
  return (
    <Section title={say('agreements')}>
      <Answer to={agreements} lines={1}>
        {({ items }) => items.length === 0 ? <p className={layout.quiet}>{say('noAgreements')}</p> : (
          <ul className={styles.list}>
            {items.toSorted((one, other) => Number(isToSign(other, personId)) - Number(isToSign(one, personId))).map((agreement) => (
              <OneAgreement key={agreement.id} agreement={agreement} isToSign={isToSign(agreement, personId)} />
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}

function OneAgreement({ agreement, isToSign: waits }: { agreement: Agreement; isToSign: boolean }) {
  const say = useWords(words);
  const format = useFormat();
  const { id, title, state, validFrom, validUntil, parties, signedAt } = agreement;
  const copy = signedAt ? 'signed' : 'to-sign';
  return (
    <li id={`agreement-${id}`} className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.name}>{title}</h3>
        <Tag tone={tones[state]}>{say(`agreement.${state}`)}</Tag>
      </div>
      <p>{parties.map(({ organisationName }) => organisationName).join(', ')}</p>
      <p className={layout.quiet}>{say('valid', { from: format.day(validFrom), until: format.day(validUntil) })}</p>
      {waits && <Notice tone="warn" title={say('toSign')}><p>{say('toSignHelp')}</p></Notice>}
      {state !== 'draft' && <p><a href={`/api/v1/agreements/${id}/document?copy=${copy}`} download={`${title}.pdf`}>{say('read', { title })}</a></p>}
    </li>
  );
}
