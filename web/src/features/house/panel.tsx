import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@/design/button';
import { useWords } from '@/words/use-words';
import styles from './house.module.css';
import words from './words.json';

interface PanelProps {
  title: string;
  /** What is begun is ended by its own buttons. */
  isKept?: boolean;
  onClose?: () => void;
  children: ReactNode;
}

/** What is chosen, beside the board; on a phone over it. Escape closes it. */
export function Panel({ title, isKept, onClose, children }: PanelProps) {
  const say = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever has just come to the page is left where she is.
    if (!isKept && document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, [isKept]);
  return (
    <aside className={styles.panel} aria-label={title} onKeyDown={({ key }) => key === 'Escape' && onClose?.()}>
      <div className={styles.panelHead}>
        <h2 ref={heading} tabIndex={-1}>{title}</h2>
        {onClose && <Button look="quiet" onClick={onClose}>{say('close')}</Button>}
      </div>
      {children}
    </aside>
  );
}
