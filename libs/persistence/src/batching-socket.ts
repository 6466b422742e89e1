import { Socket } from 'node:net';

/**
 * Gathers the statements that are written one right after another, and sends them in one piece: a system call costs more than a
 * statement. The driver corks the socket for each statement, and here the cork comes out a little later.
 */
export class BatchingSocket extends Socket {
  private isEnding = false;

  override uncork(): void {
    // Node pulls the cork before it ends a stream, and ends it at once.
    if (this.isEnding) super.uncork();
    else process.nextTick(() => super.uncork());
  }

  override end(...last: unknown[]): this {
    this.isEnding = true;
    return super.end(...(last as []));
  }
}
