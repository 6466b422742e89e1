import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/design/button';
import { Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { said, useLanguage } from '@/words/language';
import { formatIn } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { toAsk } from './ask-link';
import styles from './find.module.css';
import type { ResultProps } from './props';
import { sitesQuery, type Alternative } from './queries';
import words from './words.json';

/** What comes nearest where nothing can be had as it was wished; each may be asked for as it stands. */
export function Alternatives({ found, spaces, wish }: ResultProps) {
  const say = useWords(words);
  if (found.alternatives.length === 0) return null;
  return (
    <Section title={say('instead')}>
      <ul className={styles.list}>
        {found.alternatives.map((one) => <Instead key={JSON.stringify(one)} alternative={one} spaces={spaces} wish={wish} />)}
      </ul>
    </Section>
  );
}

function Instead({ alternative: { kind, parts }, spaces, wish }: { alternative: Alternative } & Pick<ResultProps, 'spaces' | 'wish'>) {
  const say = useWords(words);
  const language = useLanguage();
  const sites = useQuery(sitesQuery).data?.sites ?? [];
  const told = parts.flatMap((part) => {
    const space = spaces.find(({ id }) => id === part.spaceId);
    const site = sites.find(({ id }) => id === part.siteId);
    if (!space || !site) return [];
    const format = formatIn(language, site.timeZone);
    const name = kind === 'other-site' ? `${said(space.name, language)}, ${said(site.name, language)}` : said(space.name, language);
    return { part, name, what: `${format.day(part.start)} ${format.period(part.start, part.end)}` };
  });
  return (
    <li className={styles.item}>
      <div>
        <p className={layout.quiet}>{say(`kind.${kind}`)}</p>
        {told.map(({ part, name, what }) => <p key={part.start}><strong>{name}</strong> {what}</p>)}
      </div>
      <div className={layout.row}>
        {told.map(({ part, name, what }, index) => (
          <ButtonLink key={part.start} {...toAsk(part.spaceId, { ...wish, ...part })} aria-label={`${told.length > 1 ? say('partOf', { part: index + 1 }) : say('take')}: ${name}, ${what}`}>
            {told.length > 1 ? say('partOf', { part: index + 1 }) : say('take')}
          </ButtonLink>
        ))}
      </div>
    </li>
  );
}
