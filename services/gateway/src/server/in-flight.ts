import type { ServerResponse } from 'node:http';

const longestGoodbyeMs = 10_000;

/** Requests that are being answered, so that closing can wait for them and for nothing else: browsers open connections in advance. */
export class InFlight {
  private readonly responses = new Set<ServerResponse>();
  private isEmpty: () => void = () => undefined;

  begun(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => {
      this.responses.delete(response);
      if (this.responses.size === 0) this.isEmpty();
    });
  }

  /** Resolves when all have been answered, or when that has taken too long. */
  async drained(): Promise<void> {
    if (this.responses.size === 0) return;
    await new Promise<void>((resolve) => {
      this.isEmpty = resolve;
      setTimeout(resolve, longestGoodbyeMs).unref();
    });
  }
}
