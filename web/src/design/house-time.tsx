import { useWords } from '@/words/use-words';
import layout from './layout.module.css';
import words from './words.json';

/** Says whose time is shown, to readers whose own clocks show another. */
export function HouseTime({ timeZone }: { timeZone: string }) {
  const say = useWords(words);
  if (offsetNow(timeZone) === offsetNow()) return null;
  return <p className={`${layout.quiet} ${layout.small}`}>{say('houseTime', { zone: timeZone })}</p>;
}

const offsetNow = (timeZone?: string) => new Date().toLocaleString('sv-SE', { timeZone });
