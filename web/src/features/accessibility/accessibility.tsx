import { Page, Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { contact } from '@/words/house';
import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './accessibility.module.css';
import words from './words.json';

/** When it was last assessed whether what is said here is so: the day is to be changed together with the words. */
const assessedOn = '2026-11-22';

const digg = { sv: 'https://www.digg.se/tdosanmalan', en: 'https://www.digg.se/en' };

/** What the law on digital public services wants told of how accessible they are. */
export function Accessibility() {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Page title={say('title')} lead={say('lead')} narrow>
      <Section title={say('how')}><p>{say('howText')}</p></Section>
      <Section title={say('tested')}>
        <ul className={styles.list}>
          {(['axe', 'keyboard', 'script', 'who'] as const).map((each) => <li key={each}>{say(`tested.${each}`)}</li>)}
        </ul>
      </Section>
      <Section title={say('lacking')}>
        <ul className={styles.list}>
          {(['people', 'documents', 'others', 'script'] as const).map((each) => <li key={each}>{say(`lacking.${each}`)}</li>)}
        </ul>
      </Section>
      <Section title={say('cannot')}><p>{say('cannotText')}</p></Section>
      <Section title={say('report')}>
        <p>
          {say.rich('reportText', {
            email: contact.email,
            phone: contact.phone,
            mail: (chunks) => <a href={`mailto:${contact.email}`}>{chunks}</a>,
            call: (chunks) => <a href={contact.telephone}>{chunks}</a>,
          })}
        </p>
      </Section>
      <Section title={say('supervision')}><p>{say.rich('supervisionText', { digg: (chunks) => <a href={digg[language]}>{chunks}</a> })}</p></Section>
      <p className={layout.quiet}>{say('date', { date: assessedOn })}</p>
    </Page>
  );
}
