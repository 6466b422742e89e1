import { Facts, Section } from '@/design/layout';
import { Bar, Table } from '@/design/table';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { FileLink } from './file-link';
import type { Counted, Statistics } from './queries';
import words from './words.json';

const outcomes = ['approved', 'waiting', 'declined', 'withdrawn', 'cancelled'] as const;
const dayMinutes = 24 * 60;
const aDay = 24;

/** What became of what was asked for, and how long it took. */
export function Requests({ answer: { requests, leadHours, decisionMinutes }, counted }: { answer: Statistics; counted: Counted }) {
  const say = useWords(words);
  const format = useFormat();
  const days = (hours: number) => (hours < 2 * aDay ? say('hours', { count: hours }) : say('days', { count: Math.round(hours / aDay) }));
  const minutes = (count: number) => (count < 2 * dayMinutes ? format.minutes(count) : days(Math.round(count / 60)));
  return (
    <Section title={say('requests')} aside={<FileLink counted={counted} by="requests" of={say('requests')} />}>
      <p>{say('received', { count: requests.received, atOnce: requests.givenAtOnce })}</p>
      {requests.received > 0 && (
        <Table caption={say('requests')} columns={[{ name: say('outcome') }, { name: say('count') }]}>
          {outcomes.map((outcome) => (
            <tr key={outcome}>
              <th scope="row">{say(`outcome.${outcome}`)}</th>
              <Bar part={requests[outcome] / requests.received}>{format.number(requests[outcome])}</Bar>
            </tr>
          ))}
        </Table>
      )}
      <Facts of={[
        [say('decision'), decisionMinutes ? say('half', { median: minutes(decisionMinutes.median), p90: minutes(decisionMinutes.p90) }) : say('noDecision')],
        [say('ahead'), leadHours ? say('half', { median: days(leadHours.median), p90: days(leadHours.p90) }) : say('noLead')],
      ]} />
    </Section>
  );
}
