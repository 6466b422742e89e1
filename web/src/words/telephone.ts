/** @returns a number as the interface takes it: `070-123 45 67` with the country’s code; what has one stays as it is */
export const international = (text: string): string => text.trim().replace(/^0(?=\s*[1-9])\s*/, '+46 ');
