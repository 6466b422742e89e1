// GSM 03.38: the basic alphabet, and the characters that take an escape and so the room of two.
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const extended = new Set('^{}\\[~]|€\f');

/** How many messages of the mobile network a text takes. */
export function partsOf(text: string): number {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character));
  const length = isGsm ? characters.length + characters.filter((character) => extended.has(character)).length : text.length;
  const [alone, together] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / together);
}
