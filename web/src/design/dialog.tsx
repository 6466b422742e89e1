import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '@/words/use-words';
import { Button } from './button';
import styles from './dialog.module.css';
import words from './words.json';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  isWide?: boolean;
  children: ReactNode;
}

/** Something that is to be answered before going on; Escape and the button close it, and focus goes back to where it was. */
export function Dialog({ title, isOpen, onClose, isWide, children }: DialogProps) {
  const say = useWords(words);
  return (
    <ModalOverlay className={styles.shade} isOpen={isOpen} isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className={isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog}>
        <AriaDialog className={styles.body}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>{title}</Heading>
            <Button look="quiet" onClick={onClose}>{say('close')}</Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
