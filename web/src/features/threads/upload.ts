import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { csrfToken, sessionHasEnded } from '@/api/session-state';
import { language } from '@/words/language';
import { kindOf } from './file-rules';

export type Attachment = components['schemas']['Attachment'];

interface Uploading {
  caseId: string;
  file: File;
  /** The same for the same file sent again. */
  key: string;
  signal: AbortSignal;
  onProgress: (part: number) => void;
}

/** Sends a file that is to go with a message. By XMLHttpRequest, which alone tells how far it has come. @throws the problem, or a TypeError where the house is not reached */
export function upload({ caseId, file, key, signal, onProgress }: Uploading): Promise<Attachment> {
  return new Promise((resolve, reject: (error: unknown) => void) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/cases/${caseId}/attachments?name=${encodeURIComponent(file.name.slice(0, 120))}`);
    for (const [name, value] of Object.entries(headersOf(file, key))) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => void settle(request, resolve, reject));
    request.addEventListener('error', () => reject(new TypeError('unreached')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const headersOf = (file: File, key: string): Record<string, string> => ({
  'Content-Type': kindOf(file) === 'pdf' ? 'application/pdf' : file.type,
  'Accept-Language': language(),
  'Idempotency-Key': key,
  'X-CSRF-Token': csrfToken() ?? '',
});

async function settle({ status, responseText }: XMLHttpRequest, resolve: (sent: Attachment) => void, reject: (error: unknown) => void): Promise<void> {
  if (status >= 200 && status < 300) return resolve(JSON.parse(responseText) as Attachment);
  const problem = await problemOf(new Response(responseText, { status }));
  if (problem.code === 'session.ended') sessionHasEnded();
  reject(problem);
}
