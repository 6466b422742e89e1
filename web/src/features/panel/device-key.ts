import { create } from '@/api/store';

const name = 'device-key';
const isKey = (text: string): boolean => /^device\.[\w.-]+$/.test(text);

/** What this panel shows of itself to the house; staff put it in once. */
export const deviceKey = create<string | null>(localStorage.getItem(name));

export function rememberKey(key: string | null): void {
  if (key === null) localStorage.removeItem(name);
  else localStorage.setItem(name, key);
  deviceKey.set(key);
}

/** A key may come behind the # of the address, which no server is told; it does not stay there. */
export function takeKeyFromAddress(): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  if (isKey(key)) rememberKey(key);
  history.replaceState(history.state, '', location.pathname + location.search);
}

export { isKey };
