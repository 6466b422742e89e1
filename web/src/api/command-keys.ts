const keys = new Map<string, string>();
const mostKept = 200;

/**
 * A key for something that is to be done once. Whoever presses twice, or again after the line was lost, sends the same key
 * with the same content, and the house does it once.
 */
export function commandKeyOf(path: string, content: unknown): string {
  const command = `${path} ${JSON.stringify(content)}`;
  const key = keys.get(command) ?? crypto.randomUUID();
  keys.set(command, key);
  if (keys.size > mostKept) keys.delete(keys.keys().next().value!);
  return key;
}

/** It has been answered: the same content later is another wish. */
export const commandIsDone = (path: string, content: unknown): boolean => keys.delete(`${path} ${JSON.stringify(content)}`);
