import { SelectField, TextArea } from '@/design/field';
import { Stack } from '@/design/layout';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { useReasons } from './queries';
import type { Reason } from './reason';
import words from './words.json';

interface ReasonFieldsProps {
  value: Reason;
  onChange: (value: Reason) => void;
  wrong?: string;
}

const longest = 1000;

/** Why something is declined: what the applicant is told, and what is filed. */
export function ReasonFields({ value, onChange, wrong }: ReasonFieldsProps) {
  const say = useWords(words);
  const language = useLanguage();
  const reasons = (useReasons('decline').data?.reasons ?? []).filter(({ isOther }) => !isOther);
  return (
    <Stack>
      <SelectField label={say('reason')} value={value.reasonId} onChange={({ target }) => onChange({ ...value, reasonId: target.value })} wrong={wrong}>
        <option value="">{say('reasonOwn')}</option>
        {reasons.map(({ id, text }) => <option key={id} value={id}>{said(text, language)}</option>)}
      </SelectField>
      <TextArea
        label={say('reasonWords')} help={say('reasonWordsHelp')} optional={value.reasonId !== ''} required={false} rows={3} maxLength={longest}
        value={value.reason} onChange={({ target }) => onChange({ ...value, reason: target.value })}
      />
    </Stack>
  );
}
