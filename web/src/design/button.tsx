import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';

interface Looks {
  /** `primary` for the one thing that a page is for; `danger` for what takes something away. */
  look?: 'primary' | 'danger' | 'quiet';
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Looks & { ref?: Ref<HTMLButtonElement>; /** It is being done: pressing again does nothing. */ isBusy?: boolean };

const classOf = (look: Looks['look'], isBusy = false, more = '') => [styles.button, look && styles[look], isBusy && styles.busy, more].filter(Boolean).join(' ');

export function Button({ look, isBusy, className, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={isBusy ? 'button' : type}
      aria-disabled={isBusy || rest['aria-disabled']}
      className={classOf(look, isBusy, className)}
      onClick={isBusy ? undefined : onClick}
    />
  );
}

/** A link that looks like a button, within the client. */
export const ButtonLink = createLink(function Anchor({ look, className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & Looks & { ref?: Ref<HTMLAnchorElement> }) {
  return <a {...rest} className={classOf(look, false, className)} />;
});
