import { DomainError, type ErrorCode } from '#kernel';

const tries = 100;
const pauseMs = 100;

/** Tries again while it is refused for what a service only hears of a moment after another has said it. */
export async function patiently<T>(notYet: readonly ErrorCode[], attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= tries || !(error instanceof DomainError) || !notYet.includes(error.code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
