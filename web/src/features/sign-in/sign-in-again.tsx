import { useEffect, useState } from 'react';
import { onSessionEnd } from '@/api/session-state';
import { Dialog } from '@/design/dialog';
import { useWords } from '@/words/use-words';
import { CodeForm } from './code-form';
import words from './words.json';

/** Comes when the session has ended under somebody's hands, over the page with what she has written. */
export default function SignInAgain() {
  const [isOpen, setOpen] = useState(false);
  const say = useWords(words);
  useEffect(() => onSessionEnd(() => setOpen(true)), []);
  return (
    <Dialog title={say('again')} isOpen={isOpen} onClose={() => setOpen(false)}>
      <p>{say('againLead')}</p>
      <CodeForm onSignedIn={() => setOpen(false)} />
    </Dialog>
  );
}
