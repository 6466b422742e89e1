export function withoutStarting(units: string[], succeeds: (command: string[]) => boolean, install: () => boolean, file?: string): boolean;
