/** Where people reach the gateway. Without a configured address it is known once the server listens. */
export class PublicAddress {
  constructor(private url: string | undefined) {}

  /** Without a slash at the end. */
  get origin(): string {
    if (!this.url) throw new Error('the address is not known before the server listens');
    return new URL(this.url).origin;
  }

  get isHttps(): boolean {
    return this.url?.startsWith('https:') ?? false;
  }

  listensOn(port: number): void {
    this.url ??= `http://localhost:${port}`;
  }
}
