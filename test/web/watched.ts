import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

/** A page with what it did that no page of ours may: errors, requests to other hosts, violations of its policy. */
export class Watched {
  private readonly faults: string[] = [];

  private constructor(readonly page: Page) {}

  static of(page: Page, home: string): Watched {
    const watched = new Watched(page);
    page.on('pageerror', (error) => watched.faults.push(`threw ${error.message}`));
    // A refusal that the page explains is no fault of it, though Chromium tells of each.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) watched.faults.push(`said ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(home).origin) watched.faults.push(`asked ${url.host}`);
    });
    return watched;
  }

  async open(path: string): Promise<Page> {
    await this.page.goto(path);
    await this.page.waitForLoadState('networkidle');
    return this.page;
  }

  /** What axe finds against WCAG 2.2 AA, one sentence a finding; an empty list where there is nothing. */
  async barriers(): Promise<string[]> {
    // What moves is judged where it ends.
    await this.page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))).then(() => undefined)');
    if (!(await this.page.evaluate<boolean>('typeof axe === "object"'))) await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate<{ violations: Finding[] }>(`axe.run(document, { runOnly: ${JSON.stringify(wcag)} })`);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  /** Whether anything sticks out sideways, so that a reader would have to scroll both ways. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }

  /** Everything wrong with the page as it stands: what it did, whom it shuts out, whether it sticks out. */
  async wrong(): Promise<string[]> {
    return [...this.faults, ...(await this.barriers()), ...((await this.isTooWide()) ? ['is wider than its window'] : [])];
  }
}
