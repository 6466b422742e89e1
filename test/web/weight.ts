import { afterEach, describe, expect, test } from '@jest/globals';
import type { WebHouse } from './web-house.js';

const most = { '/': 130_000, '/programme': 130_000, '/register': 130_000 };

/** What somebody on a slow line has to wait for. */
export const weight = (house: () => WebHouse): void =>
  describe('what it weighs', () => {
    afterEach(() => house().closePages());

    test.each(Object.entries(most))('%s comes with at most %i bytes of script, compressed, whatever is loaded later included', async (path, bytes) => {
      const { page } = await house().look();
      const scripts: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (new URL(request.url()).pathname.endsWith('.js')) scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const sizes = await Promise.all(scripts);
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes);
    });
  });
