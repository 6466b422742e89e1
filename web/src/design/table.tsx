import type { ReactNode } from 'react';
import styles from './table.module.css';

interface Column {
  name: ReactNode;
  /** Holds numbers, which stand below each other. */
  isFigure?: boolean;
}

interface TableProps {
  /** What it tells; read to those who don't see the heading above it. */
  caption: string;
  columns: Column[];
  children: ReactNode;
}

/** Rows and columns. Where they are wider than the window the table is moved sideways, by keyboard too, and its first column stays. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>{columns.map(({ name, isFigure }, index) => <th key={index} scope="col" className={isFigure ? styles.figure : undefined}>{name}</th>)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export const Figure = ({ children }: { children: ReactNode }) => <td className={styles.figure}>{children}</td>;

/** A number with a bar behind it, as long as its part of the most. */
export function Bar({ part, children }: { part: number; children: ReactNode }) {
  return (
    <td className={styles.bar}>
      <span className={styles.fill} style={{ inlineSize: `${Math.min(1, Math.max(0, part)) * 100}%` }} aria-hidden="true" />
      <span className={styles.said}>{children}</span>
    </td>
  );
}
