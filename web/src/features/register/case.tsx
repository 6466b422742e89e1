import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { ButtonLink } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Facts, Page, Section, Stack } from '@/design/layout';
import { Loading, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Decisions } from './decisions';
import { Disclosure } from './disclosure';
import { StateTag, timesOf, whoOf, type RegisterEntry } from './entry';
import { Ground } from './ground';
import { caseQuery } from './queries';
import { Texts } from './texts';
import words from './words.json';

/** What the register says of one case. */
export function Case({ number }: { number: string }) {
  const say = useWords(words);
  const { data, error, refetch } = useQuery(caseQuery(number));
  // What is no diary number at all is as unknown as one that nobody has.
  if (!data && isProblem(error) && (error.status === 404 || error.status === 400)) return <Unknown number={number} />;
  if (!data) return <Page title={number} narrow>{error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading lines={6} />}</Page>;
  const { entry, decisions, texts } = data;
  return (
    <Page title={entry.number} narrow>
      <Known entry={entry} />
      <Section title={say('happened')}><Decisions of={decisions} entry={entry} /></Section>
      <Section title={say('texts')}><Texts of={texts} timeZone={entry.timeZone} /></Section>
      <Section title={say('ask')}><Disclosure number={entry.number} /></Section>
      <p><Link to="/register">{say('back')}</Link></p>
    </Page>
  );
}

function Known({ entry }: { entry: RegisterEntry }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(entry.timeZone);
  return (
    <Stack>
      <div><StateTag state={entry.state} /></div>
      <Facts
        of={[
          [say('receivedName'), format.dayAndTime(entry.receivedAt)],
          [say('who'), entry.organisationName ? <Link key="who" to="/register" search={{ q: entry.organisationName }} title={say('allFrom', { name: entry.organisationName })}>{entry.organisationName}</Link> : whoOf(entry, say)],
          [say('kind'), say(`kind.${entry.kind}`)],
          [say('space'), said(entry.space.name, language)],
          [say('times'), timesOf(entry, say, format)],
          [say('decided'), entry.decidedAt && format.dayAndTime(entry.decidedAt)],
          [say('ground'), entry.ground && <Ground key="ground" ground={entry.ground} />],
        ]}
      />
      <HouseTime timeZone={entry.timeZone} />
    </Stack>
  );
}

function Unknown({ number }: { number: string }) {
  const say = useWords(words);
  return (
    <Page title={say('missing', { number })} lead={say('missingHelp')} narrow>
      <div><ButtonLink to="/register" look="primary">{say('back')}</ButtonLink></div>
    </Page>
  );
}
