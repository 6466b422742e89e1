// RFC 6266: an approximation for old readers, and the name as it is.
const named = (fileName: string): string =>
  `filename="${fileName.normalize('NFKD').replaceAll(/[^\w. -]/g, '')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** To be shown, and saved under this name. */
export const shown = (fileName: string): string => `inline; ${named(fileName)}`;

/** To be saved under this name, and not shown. */
export const attached = (fileName: string): string => `attachment; ${named(fileName)}`;
