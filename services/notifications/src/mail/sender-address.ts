/** `Parken <bokning@parken.se>` or `bokning@parken.se`. */
export interface SenderAddress {
  name: string;
  address: string;
  domain: string;
}

const pattern = /^(?:"?([^"<>]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/;

/** Undefined where it is no address. */
export function senderAddress(text: string): SenderAddress | undefined {
  const found = pattern.exec(text.trim());
  if (!found) return undefined;
  const address = found[2] ?? found[3]!;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return { name: found[1]?.trim() || domain, address, domain };
}
