import { toBuffer } from 'qrcode';

/** What the HTML calls the picture by. */
export const passCid = 'pass@parken';

/** A QR code that a door reads from a telephone or from paper, also a creased one. */
export const passPicture = async (holds: string): Promise<{ cid: string; name: string; png: Buffer }> => ({
  cid: passCid,
  name: 'pass.png',
  png: await toBuffer(holds, { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 4 }),
});
