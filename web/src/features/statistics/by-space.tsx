import { Section } from '@/design/layout';
import { Bar, Figure, Table } from '@/design/table';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { FileLink } from './file-link';
import type { Counted, Statistics } from './queries';
import { usePart } from './use-part';
import words from './words.json';

interface OfProps {
  answer: Statistics;
  counted: Counted;
}

/** The most used first. */
export function BySpace({ answer, counted }: OfProps) {
  const say = useWords(words);
  const language = useLanguage();
  const rows = answer.bySpace.toSorted((one, other) => (other.utilisation ?? 0) - (one.utilisation ?? 0) || other.hoursBooked - one.hoursBooked);
  const columns = [{ name: say('space') }, ...useColumns(), { name: say('noShows'), isFigure: true }, { name: say('cancelledLate'), isFigure: true }];
  const format = useFormat();
  return (
    <Section title={say('bySpace')} aside={<FileLink counted={counted} by="space" of={say('bySpace')} />}>
      <Table caption={say('bySpace')} columns={columns}>
        {rows.map((row) => (
          <tr key={row.spaceId}>
            <th scope="row">{said(row.name, language)}</th>
            <Used row={row} />
            <Figure>{format.number(row.noShows)}</Figure>
            <Figure>{format.number(row.cancelledLate)}</Figure>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

export function ByMonth({ answer, counted }: OfProps) {
  const say = useWords(words);
  const columns = [{ name: say('month') }, ...useColumns()];
  const nameOf = useMonthName();
  return (
    <Section title={say('byMonth')} aside={<FileLink counted={counted} by="month" of={say('byMonth')} />}>
      <Table caption={say('byMonth')} columns={columns}>
        {answer.byMonth.map((row) => (
          <tr key={row.month}>
            <th scope="row">{nameOf(row.month)}</th>
            <Used row={row} />
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function useMonthName(): (month: string) => string {
  const format = new Intl.DateTimeFormat(useLanguage() === 'sv' ? 'sv-SE' : 'en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (month) => format.format(new Date(`${month}-01T00:00Z`));
}

const useColumns = () => {
  const say = useWords(words);
  return [{ name: say('utilisation') }, ...(['hoursBooked', 'bookings', 'people'] as const).map((name) => ({ name: say(name), isFigure: true }))];
};

function Used({ row: { utilisation, hoursBooked, bookings, people } }: { row: Statistics['byMonth'][number] | Statistics['bySpace'][number] }) {
  const format = useFormat();
  const part = usePart();
  return (
    <>
      <Bar part={utilisation ?? 0}>{part(utilisation)}</Bar>
      <Figure>{format.number(hoursBooked, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</Figure>
      <Figure>{format.number(bookings)}</Figure>
      <Figure>{format.number(people)}</Figure>
    </>
  );
}
