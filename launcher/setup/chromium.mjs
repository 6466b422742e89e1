import { installProgram } from './installed.mjs';

/** The browser that tests look at the web client with. */
export const installChromium = () =>
  installProgram({ program: 'chromium', debian: 'chromium', brew: 'chromium', manual: 'https://www.chromium.org' });
