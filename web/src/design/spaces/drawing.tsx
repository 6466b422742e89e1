import styles from './drawing.module.css';
import { furnishingOf } from './furnishing';
import type { LayoutKind } from './kinds';

/** A room as it is furnished, seen from above. It decorates: what it shows is said beside it. */
export function Drawing({ kind }: { kind: LayoutKind | null }) {
  const { people, tables, front } = furnishingOf(kind);
  return (
    <svg className={styles.drawing} viewBox="0 0 160 100" aria-hidden="true" focusable="false">
      <path className={styles.wall} d="M4 60V4h152v92H4V76" />
      {front && (kind === 'u-shape' ? <rect className={styles.front} x="10" y="36" width="3" height="28" /> : <rect className={styles.front} x="56" y="12" width="48" height="3" />)}
      {tables.map(({ round, ...table }) => <rect key={`${table.x} ${table.y}`} className={styles.table} {...table} rx={round ? table.width / 2 : 2} />)}
      {people.map(([x, y]) => <circle key={`${x} ${y}`} className={styles.person} cx={x} cy={y} r="3.2" />)}
    </svg>
  );
}
