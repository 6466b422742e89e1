import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addAttachment, attachmentLimits, getAttachment, type AttachmentKind, type AttachmentView } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services } from '../actor/services.js';
import { PictureEncoder } from '../pictures/picture-encoder.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { attached } from '../rest/disposition.js';

const patienceMs = 25_000;
const { mostBytes, partBytes } = attachmentLimits;
/** A picture is written anew, as large as it can be read and no larger than one part. */
const pictureSize = [{ edge: 2000, mostBytes: partBytes }];

/** Takes the file that is the body of the request, and sends it on in parts. */
@Injectable()
export class UploadAttachment implements Handler {
  constructor(
    private readonly services: Services,
    private readonly encoder: PictureEncoder,
  ) {}

  async handle({ input, caller, idempotencyKey, request }: Call<{ caseId: string; name: string }>): Promise<AttachmentView> {
    if (!Buffer.isBuffer(request.body)) throw new DomainError('attachment.not-readable');
    const kind: AttachmentKind = request.headers['content-type']?.startsWith('application/pdf') ? 'pdf' : 'picture';
    const bytes = kind === 'pdf' ? pdf(request.body) : await this.written(request.body);
    const parts = Math.ceil(bytes.length / partBytes);
    const file = { ...input, kind, parts, attachmentId: idOf(caller.actor, idempotencyKey) };
    for (let part = 1; ; part++) {
      const content = bytes.subarray((part - 1) * partBytes, part * partBytes).toString('base64');
      const options = { idempotencyKey: `${idempotencyKey}:${part}`, timeoutMs: patienceMs };
      const attachment = await this.services.call(addAttachment, { ...file, part, content }, caller.actor, options);
      if (part === parts) return attachment;
    }
  }

  private async written(bytes: Buffer): Promise<Buffer> {
    const [picture] = await this.encoder.encode(bytes, pictureSize);
    return picture!;
  }
}

/** A PDF as far as that is plain before it is sent on; what is in it is looked at where it is kept. */
function pdf(bytes: Buffer): Buffer {
  if (bytes.length > mostBytes) throw new DomainError('attachment.too-large');
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new DomainError('attachment.not-readable');
  return bytes;
}

/** The same for the same request sent again. RFC 9562, version 8. */
function idOf(actor: Actor, idempotencyKey: string): string {
  const bytes = createHash('sha256').update(`${actor.id} ${idempotencyKey}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Answers a file whole, to be saved and never shown. */
@Injectable()
export class SendAttachment implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller, reply }: Call<{ caseId: string; attachmentId: string }>): Promise<Buffer> {
    const read = (part: number) => this.services.call(getAttachment, { ...input, part }, caller.actor);
    const first = await read(1);
    const contents = [first.content];
    for (let part = 2; part <= first.parts; part++) contents.push((await read(part)).content);
    void reply.header('Content-Disposition', attached(first.name));
    return Buffer.concat(contents.map((content) => Buffer.from(content, 'base64')));
  }
}
