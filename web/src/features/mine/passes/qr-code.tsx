import { useMemo } from 'react';
import { encodeQR } from 'qr';
import styles from './passes.module.css';

const border = 4;

/** A pass as the readers at the door see it: dark on white whatever the theme, as large as there is room for. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [path, size] = useMemo(() => pathOf(encodeQR(text, 'raw', { ecc: 'medium', border })), [text]);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

const pathOf = (rows: boolean[][]): [path: string, size: number] => [
  rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join(''),
  rows.length,
];
