import { useEffect, useRef, useState } from 'react';
import { faultOf, type FileFault } from './file-rules';
import { upload, type Attachment } from './upload';

/** A file that somebody has chosen, and how far it has come. */
export interface ChosenFile {
  key: string;
  file: File;
  part: number;
  attachment?: Attachment;
  fault?: FileFault;
  error?: unknown;
}

/** The files that are to go with a message: each is sent as soon as it is chosen. */
export function useFiles(caseId: string) {
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const sending = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = sending.current;
    return () => all.forEach((each) => each.abort());
  }, []);

  const change = (key: string, to: Partial<ChosenFile>) => setFiles((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const send = ({ key, file }: ChosenFile) => {
    const abort = new AbortController();
    sending.current.set(key, abort);
    change(key, { part: 0, error: undefined });
    upload({ caseId, file, key, signal: abort.signal, onProgress: (part) => change(key, { part }) })
      .then((attachment) => change(key, { attachment }), (error: unknown) => change(key, { error }))
      .finally(() => sending.current.delete(key));
  };
  const choose = (chosen: readonly File[]) => {
    const good = files.filter(({ fault }) => !fault).length;
    const added = chosen.map((file, nth): ChosenFile => ({ key: crypto.randomUUID(), file, part: 0, fault: faultOf(file, good + nth) }));
    setFiles((now) => [...now, ...added]);
    added.filter(({ fault }) => !fault).forEach(send);
  };
  const remove = (key: string) => {
    sending.current.get(key)?.abort();
    setFiles((now) => now.filter((each) => each.key !== key));
  };
  return {
    files,
    choose,
    remove,
    again: send,
    clear: () => setFiles([]),
    ids: files.flatMap(({ attachment }) => attachment?.id ?? []),
    isSending: files.some(({ attachment, fault, error }) => !attachment && !fault && !error),
  };
}
