import { durationOf } from '@/design/spaces/refusals';
import { useSpaceWords } from '@/design/spaces/space-words';
import { useFormat } from '@/words/use-format';
import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { Space } from './queries';
import styles from './space.module.css';
import words from './words.json';

/** The rules of a space, each as a sentence; what does not hold is not spoken of. */
export function Rules({ rules }: { rules: Space['rules'] }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  const language = useLanguage();
  const format = useFormat();
  const duration = (minutes: number) => durationOf(minutes, format, language);
  const answered = rules.approval === 'automatic' ? 'rule.automatic' : rules.pendingBlocks ? 'rule.waiting' : 'rule.competing';
  const sentences = [
    say('rule.who', { audience: spaceWords.audience(rules.whoMayAsk) }),
    say(answered),
    rules.noticeMinutes > 0 && say('rule.notice', { duration: duration(rules.noticeMinutes) }),
    say('rule.horizon', { days: rules.horizonDays }),
    say('rule.length', { shortest: duration(rules.shortestMinutes), longest: duration(rules.longestMinutes) }),
    rules.gridMinutes !== null && say('rule.grid', { minutes: rules.gridMinutes }),
    rules.lateCancellationMinutes > 0 && say('rule.cancel', { duration: duration(rules.lateCancellationMinutes) }),
    rules.releaseAfterMinutes !== null && say('rule.release', { duration: duration(rules.releaseAfterMinutes) }),
  ].filter((sentence) => sentence !== false);
  return <ul className={styles.sentences}>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
}
