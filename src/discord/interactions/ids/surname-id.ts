const mark = 'sn1';

/** What a button under a question about a surname says. */
export interface SurnamePress {
  readonly isSame: boolean;
  readonly before: number;
  readonly after: number;
  /** The channel that was asked; in a forum the message stands in a post of it. */
  readonly channelId: string;
}

export function surnameButtonId({ isSame, before, after, channelId }: SurnamePress): string {
  return `${mark}:${isSame ? 'y' : 'n'}:${before}:${after}:${channelId}`;
}

export function isSurnameButton(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readSurnameButton(customId: string): SurnamePress | null {
  const [, letter, before, after, channelId] =
    new RegExp(`^${mark}:([yn]):(\\d{1,9}):(\\d{1,9}):(\\w{1,30})$`, 'u').exec(customId) ?? [];
  return channelId === undefined
    ? null
    : { isSame: letter === 'y', before: Number(before), after: Number(after), channelId };
}
