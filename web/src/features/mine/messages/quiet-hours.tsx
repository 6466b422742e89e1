import { Choices, Radio, TextField } from '@/design/field';
import layout from '@/design/layout.module.css';
import { useWords } from '@/words/use-words';
import type { FilledHours } from './quiet';
import styles from './messages.module.css';
import words from './words.json';

interface QuietHoursProps {
  hours: FilledHours;
  house: { begins: string; ends: string };
  onChange: (part: Partial<FilledHours>) => void;
}

/** When what can wait is not to come. */
export function QuietHours({ hours, house, onChange }: QuietHoursProps) {
  const say = useWords(words);
  return (
    <>
      <Choices legend={say('quiet')}>
        <p className={`${layout.quiet} ${layout.small}`}>{say('quietHelp')}</p>
        {(['house', 'own', 'never'] as const).map((kind) => (
          <Radio key={kind} name="quiet" checked={hours.kind === kind} onChange={() => onChange({ kind })} label={say(`quiet.${kind}`, house)} />
        ))}
      </Choices>
      {hours.kind === 'own' && (
        <div className={styles.hours}>
          <TextField label={say('begins')} type="time" value={hours.begins} onChange={({ target }) => onChange({ begins: target.value })} />
          <TextField label={say('ends')} type="time" value={hours.ends} onChange={({ target }) => onChange({ ends: target.value })} />
        </div>
      )}
    </>
  );
}
