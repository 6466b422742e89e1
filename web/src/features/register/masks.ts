/** @returns the parts of a released text: what is read, and `null` for each place where something is masked */
export const partsOf = (text: string): (string | null)[] =>
  text.split(/(▇+)/).filter((part) => part !== '').map((part) => (part.startsWith('▇') ? null : part));
