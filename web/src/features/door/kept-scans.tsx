import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import type { Merged } from './merge';
import { kept, letGoOf, type KeptScan, type Known } from './queue';
import words from './words.json';

interface KeptProps {
  sites: Known['sites'];
  merged: Merged | undefined;
  isAlone: boolean;
}

/** What this device has done alone: how much of it the house has not heard yet, and what the house says otherwise. */
export function KeptScans({ sites, merged, isAlone }: KeptProps) {
  const say = useWords(words);
  const scans = kept.use();
  const waiting = scans.filter(({ state }) => state === 'waiting').length;
  const conflicts = scans.filter(({ state }) => state === 'conflict');
  return (
    <div role="status" className={styles.kept}>
      {isAlone && <Notice tone="warn" title={say('isAlone')}><p>{say('isAloneHelp')}</p></Notice>}
      {waiting > 0 && (
        <Notice tone="warn" title={say('notTold', { number: waiting })}>
          <p>{say(merged === 'signed-out' ? 'signInToTell' : 'willBeTold')}</p>
        </Notice>
      )}
      {conflicts.map((scan) => <ConflictNotice key={scan.nonce} scan={scan} timeZone={sites.find(({ id }) => id === scan.siteId)?.timeZone} />)}
    </div>
  );
}

function ConflictNotice({ scan, timeZone }: { scan: KeptScan; timeZone: string | undefined }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const name = scan.visitorName ?? say('somebody');
  const happened = say(scan.direction === 'in' ? 'wasLetIn' : 'wasLetOut', { name, when: format.dayAndTime(scan.at) });
  return (
    <Notice tone="bad" title={happened}>
      <p>{scan.says ?? say(`conflict.${scan.conflict ?? 'refused'}`)}</p>
      <div><Button onClick={() => void letGoOf(scan.nonce)}>{say('seen')}</Button></div>
    </Notice>
  );
}
