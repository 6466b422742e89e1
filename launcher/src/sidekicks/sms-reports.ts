import type { SmsConfiguration } from './configuration.js';
import { utc, type Reported } from './sms-message.js';

interface Report {
  /** Where it is to go. */
  to: string;
  id: string;
  status: Reported;
}

// One, three, nine … minutes: seven times in six hours.
const firstPauseMs = 60_000;
const mostTries = 7;
const patienceMs = 10_000;

/** Tells whoever has sent a message what has become of it, as 46elks does: https://46elks.com/docs/sms-delivery-reports */
export class SmsReports {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly configuration: Pick<SmsConfiguration, 'firstPauseMs' | 'reportOrigin'>) {}

  /** Reports after a while, and again and again until that is taken. @param heard told of each try with the answer's status, 0 where there was none */
  send(report: Report, afterMs: number, heard: (status: number) => void): void {
    const fields = { id: report.id, status: report.status, ...(report.status === 'delivered' && { delivered: utc(new Date(Date.now() + afterMs)) }) };
    this.try(this.addressOf(report.to), new URLSearchParams(fields), heard, { tries: 1, afterMs, pauseMs: this.configuration.firstPauseMs ?? firstPauseMs });
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private try(to: URL, body: URLSearchParams, heard: (status: number) => void, { tries, afterMs, pauseMs }: { tries: number; afterMs: number; pauseMs: number }): void {
    const go = async () => {
      this.timers.delete(timer);
      const status = await post(to, body);
      heard(status);
      const isTaken = status >= 200 && status <= 204;
      if (!isTaken && tries < mostTries) this.try(to, body, heard, { tries: tries + 1, afterMs: pauseMs, pauseMs: pauseMs * 3 });
    };
    const timer = setTimeout(() => void go(), afterMs).unref();
    this.timers.add(timer);
  }

  private addressOf(address: string): URL {
    const { pathname, search } = new URL(address);
    return this.configuration.reportOrigin ? new URL(pathname + search, this.configuration.reportOrigin) : new URL(address);
  }
}

async function post(to: URL, body: URLSearchParams): Promise<number> {
  try {
    const response = await fetch(to, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
