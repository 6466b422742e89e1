import { create } from '@/api/store';

/** Light, dark, or as the reader's machine has it. */
export type Theme = 'light' | 'dark' | 'system';

const stored = localStorage.getItem('theme');
export const theme = create<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system');

function show(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

export function wear(chosen: Theme): void {
  theme.set(chosen);
  if (chosen === 'system') localStorage.removeItem('theme');
  else localStorage.setItem('theme', chosen);
  show(chosen);
}

show(theme.get());
