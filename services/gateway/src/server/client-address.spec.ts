import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { ClientAddresses, networkOf } from './client-address.js';

const request = (remoteAddress: string, headers: Record<string, string>) => ({ headers, raw: { socket: { remoteAddress } } }) as unknown as FastifyRequest;

test.each([
  ['nobody is trusted', '', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a proxy speaks for its client', '10.0.0.0/8', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['what a client says of itself is not believed', '10.0.0.0/8', '10.1.2.3', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
  ['a chain of our own proxies', '10.0.0.0/8,172.16.0.1', '10.1.2.3', '198.51.100.1, 172.16.0.1', '198.51.100.1'],
  ['somebody inside', '10.0.0.0/8', '10.1.2.3', '10.7.7.7', '10.7.7.7'],
  ['a proxy that says nothing', '10.0.0.0/8', '10.1.2.3', '', '10.1.2.3'],
  ['nonsense', '10.0.0.0/8', '10.1.2.3', 'unknown, ::ffff:198.51.100.1', '198.51.100.1'],
  ['a proxy that names the port, too', '10.0.0.0/8', '10.1.2.3', '192.0.2.66, 198.51.100.1:50123', '198.51.100.1'],
  ['a proxy that names the port of an IPv6 address', '10.0.0.0/8', '10.1.2.3', '192.0.2.66, [2001:db8::7]:50123', '2001:db8::7'],
  ['a client that our proxy could not name, and what it says of itself', '10.0.0.0/8', '10.1.2.3', '192.0.2.66, unknown', '10.1.2.3'],
  ['an IPv4 address in IPv6 clothes', '10.0.0.0/8', '::ffff:10.1.2.3', '2001:db8::7', '2001:db8::7'],
])('%s', (_, proxies, socket, forwarded, expected) => {
  expect(new ClientAddresses(proxies, 'x-forwarded-for').of(request(socket, { 'x-forwarded-for': forwarded, 'forwarded': 'for=192.0.2.1' }))).toBe(expected);
});

test.each([
  ['for=198.51.100.1;proto=https', '198.51.100.1'],
  ['For="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
  ['for=192.0.2.43, for="198.51.100.17:80";by=10.0.0.1', '198.51.100.17'],
  ['for=_hidden', '10.1.2.3'],
  ['for=192.0.2.66, for=_hidden', '10.1.2.3'],
  ['for=192.0.2.66, for="unknown";by=10.0.0.1', '10.1.2.3'],
])('Forwarded: %s', (forwarded, expected) => {
  const addresses = new ClientAddresses('10.0.0.0/8', 'forwarded');
  expect(addresses.of(request('10.1.2.3', { forwarded, 'x-forwarded-for': '192.0.2.1' }))).toBe(expected);
});

test.each(['proxy.example', '10.0.0.0/99', '300.1.1.1'])('%s is not taken for a proxy', (proxy) => {
  expect(() => new ClientAddresses(proxy, 'forwarded')).toThrow(/neither|range/i);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
