import { verbIds } from './verb-ids.ts';

const letters = { before: 'b', now: 'n' } as const;

type Choice = keyof typeof letters;

const ids = verbIds('rw1', letters, String.raw`\d{1,9}`);

/** The custom id of a button that says what the words of a subscription are to ask. */
export const rereadButtonId = (choice: Choice, subscription: number): string =>
  ids.write(choice, subscription);

export const isRereadButton = ids.owns;

/** `null` for what no version of ours wrote. */
export function readRereadButton(
  customId: string,
): { readonly choice: Choice; readonly subscription: number } | null {
  const read = ids.read(customId);
  return read && { choice: read.verb, subscription: Number(read.argument) };
}
