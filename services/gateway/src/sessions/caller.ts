import { anonymous, type Actor } from '#kernel';

/** Who makes a request, and how she has shown it. */
export type Caller =
  | { by: 'nothing'; actor: Actor }
  | { by: 'session'; actor: Actor; sessionId: string }
  | { by: 'bearer'; actor: Actor };

export const nobody: Caller = { by: 'nothing', actor: anonymous };
