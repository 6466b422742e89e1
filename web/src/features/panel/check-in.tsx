import { useEffect, useState } from 'react';
import { anybody, told } from '@/design/wall/house-said';
import { Button } from '@/design/button';
import { Trouble } from '@/design/notice';
import type { Format } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './panel.module.css';
import words from './words.json';

const digits = 6;
const forgottenAfterMs = 20_000;

interface CheckInProps {
  spaceId: string;
  deviceKey: string;
  format: Format;
}

type Told = { opens: true; until: string | null } | { opens: false; why: 'wrong' | 'not-yet' | 'over'; from: string | null };

/** The code of a booking, put in at the door: whoever knows it has come. */
export function CheckIn({ spaceId, deviceKey, format }: CheckInProps) {
  const say = useWords(words);
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<Told>();
  const [trouble, setTrouble] = useState<unknown>();
  useForgetting(code !== '' || answer !== undefined || trouble !== undefined, () => { setCode(''); setAnswer(undefined); setTrouble(undefined); });
  const send = async (whole: string) => {
    setCode('');
    try {
      const checked = await told(anybody.POST('/api/v1/spaces/{spaceId}/door', { params: { path: { spaceId } }, headers: { Authorization: `Bearer ${deviceKey}` }, body: { code: whole } }));
      setAnswer(checked.opens ? { opens: true, until: checked.validUntil } : { opens: false, why: checked.why ?? 'wrong', from: checked.validFrom });
    } catch (error) {
      setTrouble(error);
    }
  };
  const press = (digit: string) => {
    setAnswer(undefined);
    setTrouble(undefined);
    const next = code + digit;
    if (next.length < digits) setCode(next);
    else void send(next);
  };
  return (
    <section className={styles.checkIn}>
      <h2>{say('checkIn')}</h2>
      <p className={`${styles.entered} figures`} aria-live="polite"><span aria-hidden="true">{code.padEnd(digits, '·')}</span><span className="unseen">{say('entered', { number: code.length })}</span></p>
      <div className={styles.keys}>
        {'1234567890'.split('').map((digit) => <Button key={digit} onClick={() => press(digit)}>{digit}</Button>)}
        <Button onClick={() => setCode('')}>{say('clear')}</Button>
      </div>
      <div role="status">
        {answer && <p className={answer.opens ? styles.opened : styles.notOpened}>{answer.opens ? say('welcome', { time: answer.until ? format.time(answer.until) : '' }) : say(`why.${answer.why}`, { time: answer.from ? format.time(answer.from) : '' })}</p>}
        {trouble !== undefined && <Trouble error={trouble} />}
      </div>
    </section>
  );
}

/** What somebody has left standing is not for the next. */
function useForgetting(isSomething: boolean, forget: () => void): void {
  useEffect(() => {
    if (!isSomething) return undefined;
    const timer = setTimeout(forget, forgottenAfterMs);
    return () => clearTimeout(timer);
  });
}
