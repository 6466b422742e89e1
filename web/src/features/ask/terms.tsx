import { useQuery } from '@tanstack/react-query';
import { Checkbox } from '@/design/field';
import { Section, Stack } from '@/design/layout';
import { Answer, Notice } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking, type Site } from './asking';
import styles from './ask.module.css';
import { termsQuery } from './queries';
import words from './words.json';

/** The terms of the site as they are now, and whether they are accepted; nothing where it has none. */
export function Terms({ isStill }: { isStill: boolean }) {
  const { site } = useAsking();
  return site && site.termsVersion !== null ? <fieldset className={styles.plain} disabled={isStill}><TermsOf site={site} /></fieldset> : null;
}

function TermsOf({ site }: { site: Site }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const { form, change, wrong } = useAsking();
  const terms = useQuery(termsQuery(site.id));
  return (
    <Section title={say('terms')}>
      <Answer to={terms}>
        {({ version, text, at }) => (
          <Stack>
            {form.acceptedTerms !== null && form.acceptedTerms < version && <Notice tone="warn"><p>{say('termsChanged')}</p></Notice>}
            <p className={styles.terms}>{said(text, language)}</p>
            <p className={styles.quiet}>{say('termsVersion', { version, day: format.day(at) })}</p>
            <Checkbox label={say('accept')} checked={form.acceptedTerms === version} aria-invalid={wrong('terms') ? true : undefined} onChange={({ target }) => change({ acceptedTerms: target.checked ? version : null })} />
            {wrong('terms') && <p className={styles.wrong}>{wrong('terms')}</p>}
          </Stack>
        )}
      </Answer>
    </Section>
  );
}
