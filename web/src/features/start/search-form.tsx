import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './start.module.css';
import words from './words.json';

const usual = 10;

/** How many and which day; everything else is asked where the answer is shown. */
export function SearchForm() {
  const say = useWords(words);
  const today = useFormat('Europe/Stockholm').dateOf(Date.now());
  const [people, setPeople] = useState(String(usual));
  const [day, setDay] = useState(today);
  const navigate = useNavigate();
  const find = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/find', search: { people: Number(people), day } });
  };
  return (
    <form className={styles.search} onSubmit={find} role="search">
      <TextField label={say('people')} type="number" inputMode="numeric" min={1} max={10_000} value={people} onChange={({ target }) => setPeople(target.value)} />
      <TextField label={say('day')} type="date" min={today} value={day} onChange={({ target }) => setDay(target.value)} />
      <Button type="submit" look="primary">{say('find')}</Button>
    </form>
  );
}
