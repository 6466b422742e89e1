/** A reply that is JSON already, as the database wrote it: nobody takes it apart to put it together again. */
export class Written {
  constructor(readonly text: string) {}
}

/** What goes out for a reply. */
export const jsonOf = (reply: unknown): string => (reply instanceof Written ? reply.text : JSON.stringify(reply ?? null));
