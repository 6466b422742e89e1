import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { useWords } from '@/words/use-words';
import type { Space } from './queries';
import styles from './space.module.css';
import words from './words.json';

/** What stands in the space, and what makes it a place for everybody. */
export function WhatIsThere({ space: { equipment, accessibility } }: { space: Space }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  return (
    <>
      <h3>{say('equipment')}</h3>
      <p>{equipment.length > 0 ? `${capital(spaceWords.list(equipment.map(spaceWords.equipment)))}.` : say('noEquipment')}</p>
      {accessibility.length > 0 && (
        <>
          <h3>{say('accessibility')}</h3>
          <ul className={styles.sentences}>{accessibility.map((need) => <li key={need}>{say(`need.${need}`)}</li>)}</ul>
        </>
      )}
    </>
  );
}
