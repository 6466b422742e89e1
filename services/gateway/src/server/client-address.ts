import { BlockList, isIP, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

export type ProxyHeader = 'x-forwarded-for' | 'forwarded';

/** Tells where a request comes from: the last hop that is not one of our own proxies. */
export class ClientAddresses {
  private readonly trusted = new BlockList();

  /** @param proxies addresses or networks separated by commas @throws RangeError where one is neither */
  constructor(
    proxies: string,
    private readonly header: ProxyHeader,
  ) {
    for (const proxy of proxies.split(',').map((one) => one.trim()).filter(Boolean)) this.trust(proxy);
  }

  of(request: FastifyRequest): string {
    const socket = plain(request.raw.socket.remoteAddress ?? '');
    const hops = [socket, ...this.forwarded(request).toReversed()];
    const first = hops.findIndex((hop) => !this.isTrusted(hop));
    return hops[first === -1 ? hops.length - 1 : first]!;
  }

  private forwarded(request: FastifyRequest): string[] {
    const text = [request.headers[this.header] ?? ''].flat().join(',');
    const items = text.split(',').slice(-20);
    if (this.header === 'x-forwarded-for') return items.map((item) => plain(item.trim())).filter(isIP);
    return items.map((item) => plain(/(?:^|;)\s*for="?\[?([\da-f.:]+?)\]?(?::\d+)?"?\s*(?:;|$)/i.exec(item)?.[1] ?? '')).filter(isIP);
  }

  private isTrusted(address: string): boolean {
    return isIP(address) > 0 && this.trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }

  private trust(proxy: string): void {
    const [address = '', prefix] = proxy.split('/');
    if (!isIP(address)) throw new RangeError(`${proxy} is neither an address nor a network`);
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    this.trusted.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** One household or office has a whole IPv6 /64, and could take a new address of it for each request. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
