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
    // Where a hop can't be read, what stands before it comes from whoever that is: it counts as the proxy that wrote it.
    const first = hops.findIndex((hop) => !this.isTrusted(hop));
    if (first === -1) return hops.at(-1)!;
    return isIP(hops[first]!) || first === 0 ? hops[first]! : hops[first - 1]!;
  }

  private forwarded(request: FastifyRequest): string[] {
    const text = [request.headers[this.header] ?? ''].flat().join(',');
    if (text.trim() === '') return [];
    const items = text.split(',').slice(-20);
    if (this.header === 'x-forwarded-for') return items.map(addressIn);
    return items.map((item) => addressIn(/(?:^|;)\s*for=("[^"]*"|[^;]*)/i.exec(item)?.[1]?.replaceAll('"', '') ?? ''));
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

/** `[2001:db8::7]:4711` and `198.51.100.1:80` without what is not the address; empty where there is none. */
function addressIn(hop: string): string {
  const address = plain(hop.trim().replace(/^\[([\da-f.:]+)\](?::\d+)?$/i, '$1').replace(/^([\d.]+):\d+$/, '$1'));
  return isIP(address) ? address : '';
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
