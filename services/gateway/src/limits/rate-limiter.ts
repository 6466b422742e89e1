export interface Allowance {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** Until the next request is allowed, or until the bucket is full again. */
  resetSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const remembered = 50_000;
// A wait that is exactly long enough must not fail for the last bit of a division.
const tolerance = 1e-9;

/**
 * Token buckets in this process: `limit` at once, filled again evenly over `seconds`. With several replicas each counts for
 * itself; what must hold exactly, such as tries of a code, is counted where the thing itself is kept.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    readonly limit: number,
    readonly seconds: number,
  ) {}

  take(key: string, now = Date.now()): Allowance {
    const tokens = this.tokensOf(key, now);
    const isAllowed = tokens >= 1 - tolerance;
    const left = isAllowed ? Math.max(0, tokens - 1) : tokens;
    // Set anew, so that the keys stay in order of use and the one forgotten is the one least used.
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: left, at: now });
    if (this.buckets.size > remembered) this.buckets.delete(this.buckets.keys().next().value!);
    const perSecond = this.limit / this.seconds;
    const missing = isAllowed ? this.limit - left : 1 - left;
    return { isAllowed, limit: this.limit, remaining: Math.floor(left), resetSeconds: Math.ceil(missing / perSecond) };
  }

  private tokensOf(key: string, now: number): number {
    const bucket = this.buckets.get(key);
    if (!bucket) return this.limit;
    return Math.min(this.limit, bucket.tokens + ((now - bucket.at) / 1000) * (this.limit / this.seconds));
  }
}
