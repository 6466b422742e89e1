/** Lets one loop sleep until somebody rings, or for a while. A ring while it is awake is not missed. */
export class Bell {
  private wasRung = false;
  private awaken: (() => void) | undefined;

  ring(): void {
    this.wasRung = true;
    this.awaken?.();
  }

  async rung(longestMs: number): Promise<void> {
    if (!this.wasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMs);
        this.awaken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wasRung = false;
    this.awaken = undefined;
  }
}
