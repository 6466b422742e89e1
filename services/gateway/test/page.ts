import { expect } from '@jest/globals';

export const browser = { 'accept': 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'sv' };
export const asForm = { ...browser, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** The forms of a page: where they lead. */
export const formsIn = (text: string) => [...text.matchAll(/<form method="post" action="([^"]+)"/g)].map(([, action]) => action);

export function expectPage({ status, text, headers }: { status: number; text: string; headers: Headers }, expected = 200) {
  expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8']);
  // The only script there is says nothing to a browser, and the policy would let no other run.
  expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|<style|\sstyle=|\son\w+=/i);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(text.match(/<h1>/g)).toHaveLength(1);
  expect(text).not.toMatch(/undefined|\[object|NaN/);
}
