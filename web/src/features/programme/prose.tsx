import styles from './programme.module.css';

/** Text that somebody wrote in paragraphs; `#` begins a heading, below that of its part of the page. */
export const Prose = ({ text }: { text: string }) => (
  <div className={styles.prose}>
    {text.split(/\r?\n(?:[ \t]*\r?\n)+/).map((block, at) =>
      block.startsWith('#') ? <h3 key={at}>{block.replace(/^#+\s*/, '')}</h3> : <p key={at}>{block}</p>,
    )}
  </div>
);
