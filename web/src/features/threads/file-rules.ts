export type FileFault = 'kind' | 'size' | 'many';

const megabyte = 1024 * 1024;
const mostOf = { pdf: 5 * megabyte, picture: 10 * megabyte };
export const mostFiles = 5;

/** What the house takes a file as; undefined where it takes no such files. */
export function kindOf({ type, name }: { type: string; name: string }): 'pdf' | 'picture' | undefined {
  if (type === 'application/pdf' || (type === '' && /\.pdf$/i.test(name))) return 'pdf';
  return type.startsWith('image/') ? 'picture' : undefined;
}

/** @returns what would make the house refuse a file, so that it is said before it has been sent; undefined where nothing would */
export function faultOf(file: { type: string; name: string; size: number }, attached: number): FileFault | undefined {
  const kind = kindOf(file);
  if (!kind) return 'kind';
  if (file.size > mostOf[kind]) return 'size';
  return attached >= mostFiles ? 'many' : undefined;
}
