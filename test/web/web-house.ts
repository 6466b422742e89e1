import { chromium, type Browser as Chromium, type BrowserContext } from 'playwright-core';
import { eventually } from '#testing';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { WholeSystem } from '../system/whole-system.js';
import { Watched } from './watched.js';

export type Language = 'sv' | 'en';

/** How somebody looks at the house. */
export interface Look {
  language?: Language;
  width?: number;
  theme?: 'light' | 'dark';
  /** Who it is, signed in already. */
  as?: Person;
  /** Where her clock is; without it, where the house is. */
  timeZone?: string;
  /** Whether her browser runs scripts; it does unless said. */
  script?: boolean;
}

/** The two widths that everything is shown at: a phone in a corridor, and a screen in the reception. */
export const widths = [360, 1440] as const;
export const languages = ['sv', 'en'] as const;
const allWays = languages.flatMap((language) => widths.map((width) => ({ language, width })));

/** Each language and each width once; all four with `EVERY_WAY`, as `npm run chaos` has it. */
export const everyWay = process.env.EVERY_WAY ? allWays : allWays.filter(({ language, width }) => (language === 'sv') === (width === widths[0]));

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const height = 900;
const patienceMs = 15_000;

/** The whole system with a real browser before it. */
export class WebHouse {
  private readonly opened: BrowserContext[] = [];

  private constructor(
    readonly system: WholeSystem,
    private readonly chromium: Chromium,
  ) {}

  /** @param args more for Chromium, such as what its camera sees */
  static async open(settings: Record<string, string> = {}, args: string[] = []): Promise<WebHouse> {
    const [system, browser] = await Promise.all([
      WholeSystem.start({ ...generous, ...settings }),
      // The tests may run as root, where Chromium has no sandbox, and see nothing but the house.
      chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...args] }),
    ]);
    await eventually('the demo’s programme is announced', () => isAnnounced(system.web), { timeoutMs: 60_000, everyMs: 200 });
    return new WebHouse(system, browser);
  }

  /** A page of somebody's own browser, watched for whatever no page may do. */
  async look({ language = 'sv', width = 1440, theme = 'light', as, timeZone = 'Europe/Stockholm', script = true }: Look = {}): Promise<Watched> {
    const context = await this.chromium.newContext({
      baseURL: this.system.web,
      viewport: { width, height },
      locale: language === 'sv' ? 'sv-SE' : 'en-GB',
      timezoneId: timeZone,
      colorScheme: theme,
      reducedMotion: 'reduce',
      javaScriptEnabled: script,
      hasTouch: width < 600,
    });
    context.setDefaultTimeout(patienceMs);
    this.opened.push(context);
    if (as) await context.addCookies(as.browser.cookiesFor(this.system.web));
    return Watched.of(await context.newPage(), this.system.web);
  }

  /** Ends what was looked at, so that the next test begins with nothing open. */
  async closePages(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((context) => context.close()));
  }

  staff = (account = 'demo-staff'): Promise<Person> => signInAsStaff(this.system.web, account);
  applicant = (email: string): Promise<Person> => signInByCode(this.system.web, this.system.post, email);

  async close(): Promise<void> {
    await this.closePages();
    await this.chromium.close();
    await this.system.stop();
  }
}

// One address stands for everybody here.
const generous = Object.fromEntries(
  ['RATE_SIGNED_IN_PER_MINUTE', 'RATE_ADDRESS_PER_MINUTE', 'RATE_SIGN_IN_PER_ADDRESS', 'RATE_REGISTRATION_PER_ADDRESS', 'RATE_REGISTRATION_PER_EMAIL'].map((name) => [name, '100000']),
);

/** The last that the demo does. */
async function isAnnounced(web: string): Promise<true | undefined> {
  const { items } = (await (await fetch(new URL('/api/v1/programme', web))).json()) as { items: unknown[] };
  return items.length >= 3 ? true : undefined;
}
