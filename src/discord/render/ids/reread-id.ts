const mark = 'rw1';
const letters = { before: 'b', now: 'n' } as const;

type Choice = keyof typeof letters;

/** The custom id of a button that says what the words of a subscription are to ask. */
export function rereadButtonId(choice: Choice, subscription: number): string {
  return `${mark}:${letters[choice]}:${subscription}`;
}

export function isRereadButton(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readRereadButton(
  customId: string,
): { readonly choice: Choice; readonly subscription: number } | null {
  const [, letter, subscription] = new RegExp(`^${mark}:([bn]):(\\d{1,9})$`, 'u').exec(customId) ?? [];
  if (letter === undefined) return null;
  return { choice: letter === 'n' ? 'now' : 'before', subscription: Number(subscription) };
}
