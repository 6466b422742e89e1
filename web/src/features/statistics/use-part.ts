import { useFormat } from '@/words/use-format';

/** How a part of a whole is written: “42 %”, or a dash where there is no whole. */
export function usePart(): (part: number | null) => string {
  const format = useFormat();
  return (part) => (part === null ? '–' : format.number(part, { style: 'percent', maximumFractionDigits: part > 0 && part < 0.1 ? 1 : 0 }));
}
