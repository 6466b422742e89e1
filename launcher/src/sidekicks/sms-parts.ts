// GSM 03.38: the basic alphabet, and the characters that take an escape and so the room of two.
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const extended = new Set('^{}\\[~]|€\f');

/** How many messages of the mobile network a text takes. */
export function partsOf(text: string): number {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character));
  const units = characters.map((character) => (isGsm ? (extended.has(character) ? 2 : 1) : character.length));
  const [alone, together] = isGsm ? [160, 153] : [70, 67];
  if (sum(units) <= alone) return 1;
  return cut(units, together).length;
}

// An escape and what it escapes go in one message, and so do both halves of a surrogate pair.
function cut(units: readonly number[], room: number): number[][] {
  const messages: number[][] = [[]];
  for (const unit of units) {
    if (sum(messages.at(-1)!) + unit > room) messages.push([]);
    messages.at(-1)!.push(unit);
  }
  return messages;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
