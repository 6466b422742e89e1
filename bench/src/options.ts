import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Of these cases only; all where none is named. */
  only: string[];
  /** Not these. */
  skip: string[];
  /** Short rounds and few of them: to see that everything works, not how fast it is. */
  quick: boolean;
  /** CPU profiles of the services go here. */
  profile: string | undefined;
}

export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true, default: [] }, skip: { type: 'string', multiple: true, default: [] }, quick: { type: 'boolean', default: false }, profile: { type: 'string' } },
  });
  return { only: names(values.only), skip: names(values.skip), quick: values.quick, profile: values.profile };
}

const names = (lists: readonly string[]): string[] => lists.flatMap((list) => list.split(','));
