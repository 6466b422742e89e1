/** Enough of an address for staff to recognise it, too little to use it: `a***@example.se`, `+4670***67`. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${Array.from(address)[0]}***${address.slice(at)}`;
  return `${address.slice(0, 5)}***${address.slice(-2)}`;
}

/** Servers like to quote the address in what they answer; what is kept and logged of it must not. */
export function withoutAddress(text: string, address: string): string {
  const quoted = address.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(quoted, 'gi'), masked(address));
}
