import { verbIds } from './verb-ids.ts';

/** What the buttons of a list of subscriptions do. The letters are for good. The argument is a subscription, a page or a draft. */
const verbs = {
  list: 'l',
  edit: 'e',
  pause: 'p',
  resume: 'r',
  test: 't',
  remove: 'x',
  /** Once it was asked whether it is meant. */
  removeNow: 'y',
  undo: 'u',
  export: 'f',
} as const;

export type LineVerb = keyof typeof verbs;

const ids = verbIds('sl1', verbs, String.raw`\d{1,16}`);

export const lineId = (verb: LineVerb, argument: number): string => ids.write(verb, argument);

export const isLineId = ids.owns;

/** `null` for what no version of ours wrote. */
export function readLineId(customId: string): { readonly verb: LineVerb; readonly argument: number } | null {
  const read = ids.read(customId);
  return read && { verb: read.verb, argument: Number(read.argument) };
}
