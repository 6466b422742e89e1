/** A mail that could not be read so many times is left to people. */
const mostTries = 3;

/** Mails that could not be read, and how often that was their own fault. */
export class Troubles {
  // The one whose trouble is newest is the last.
  private readonly tries = new Map<string, number>();

  note(mail: string, isItsFault: boolean): number {
    const tries = (this.tries.get(mail) ?? 0) + (isItsFault ? 1 : 0);
    this.tries.delete(mail);
    this.tries.set(mail, tries);
    return tries;
  }

  areOver(mail: string): void {
    this.tries.delete(mail);
  }

  areTooMany(mail: string): boolean {
    return (this.tries.get(mail) ?? 0) >= mostTries;
  }

  /** Those without troubles first, as they came; then the one whose trouble is oldest. */
  inOrder<T>(mails: T[], nameOf: (mail: T) => string): T[] {
    const order = new Map([...this.tries.keys()].map((name, index) => [name, index]));
    const placeOf = (mail: T) => order.get(nameOf(mail)) ?? -1;
    return mails.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
