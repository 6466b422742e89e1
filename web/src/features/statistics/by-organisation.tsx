import { Section } from '@/design/layout';
import { Empty } from '@/design/notice';
import { Bar, Figure, Table } from '@/design/table';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { FileLink } from './file-link';
import type { Counted, Statistics } from './queries';
import words from './words.json';

/** Who uses the house most; no person is named. */
export function ByOrganisation({ answer: { byOrganisation }, counted }: { answer: Statistics; counted: Counted }) {
  const say = useWords(words);
  const format = useFormat();
  const most = Math.max(...byOrganisation.map(({ hoursBooked }) => hoursBooked), 1);
  const nameOf = ({ kind, name }: Statistics['byOrganisation'][number]) => (kind === 'organisation' ? (name ?? say('unnamed')) : say(`kind.${kind}`));
  const columns = [{ name: say('organisation') }, { name: say('hoursBooked') }, { name: say('bookings'), isFigure: true }, { name: say('people'), isFigure: true }];
  return (
    <Section title={say('byOrganisation')} aside={<FileLink counted={counted} by="organisation" of={say('byOrganisation')} />}>
      {byOrganisation.length === 0 ? (
        <Empty>{say('noOrganisation')}</Empty>
      ) : (
        <Table caption={say('byOrganisation')} columns={columns}>
          {byOrganisation.map((row) => (
            <tr key={row.organisationId ?? row.kind}>
              <th scope="row">{nameOf(row)}</th>
              <Bar part={row.hoursBooked / most}>{format.number(row.hoursBooked, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</Bar>
              <Figure>{format.number(row.bookings)}</Figure>
              <Figure>{format.number(row.people)}</Figure>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
