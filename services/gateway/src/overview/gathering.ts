import { ownerOf, type RawInputOf, type ReplyOf, type RequestContract, type ServiceName } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import type { Services } from '../actor/services.js';
import { everyPage, type Page } from '../rest/every-page.js';

// Whoever opens an overview wants what there is at once, rather than all of it later.
const patienceMs = 1_500;
const mostPages = 5;

/** Asks several services for parts of one answer. What does not come in time is missing, and it is remembered who did not answer. */
export class Gathering {
  private readonly silent = new Set<ServiceName>();
  private readonly cut = new Set<string>();
  private readonly deadline = Date.now() + patienceMs;

  constructor(
    private readonly services: Services,
    private readonly actor: Actor,
  ) {}

  /** The services that did not answer, so far; undefined where all did. */
  get unavailable(): ServiceName[] | undefined {
    return this.silent.size > 0 ? [...this.silent].toSorted() : undefined;
  }

  /** The lists of which only the beginning is here, by the operation that gives all of them; undefined where there is none. */
  get shortened(): string[] | undefined {
    return this.cut.size > 0 ? [...this.cut].toSorted() : undefined;
  }

  missed(service: ServiceName): void {
    this.silent.add(service);
  }

  /** @returns null where the service does not answer in time */
  async ask<C extends RequestContract>(contract: C, input: RawInputOf<C>): Promise<ReplyOf<C> | null> {
    try {
      return await this.services.call(contract, input, this.actor, { timeoutMs: Math.max(1, this.deadline - Date.now()) });
    } catch (error) {
      if (!(error instanceof DomainError) || !['unavailable', 'timeout', 'internal'].includes(error.kind)) throw error;
      this.missed(ownerOf(contract) as ServiceName);
      return null;
    }
  }

  /** The first pages of a list, as one. */
  async list<C extends RequestContract>(contract: C, input: RawInputOf<C>): Promise<ItemOf<C>[] | null> {
    const found = await everyPage(
      (from) => this.ask(contract, { ...(input as object), ...from } as RawInputOf<C>) as Promise<Page<ItemOf<C>> | null>,
      mostPages,
    );
    if (found && !found.isWhole) this.cut.add(contract.subject);
    return found?.items ?? null;
  }
}

export type ItemOf<C extends RequestContract> = ReplyOf<C> extends { items: (infer T)[] } ? T : never;
