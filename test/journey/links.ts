import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import type { Mail, PostBox } from './post.js';

/** The secret of a link in a mail: `r` leads to a registration, `p` to a pass, `s` to an agreement to sign. */
export const linkIn = (mail: Mail, leadsTo: 'r' | 'p' | 's'): string | undefined => new RegExp(`/${leadsTo}/([\\w-]{43})`).exec(mail.text)?.[1];

/** What the QR code in a mail says. @throws when it shows none that can be read */
export async function passIn(post: PostBox, mail: Mail): Promise<string> {
  const { data, width, height } = PNG.sync.read(await post.picture(mail));
  const code = jsqr.default(new Uint8ClampedArray(data), width, height);
  if (!code) throw new Error(`“${mail.subject}” shows no QR code that can be read`);
  return code.data;
}
