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

const mark = 'sl1';
const written = new RegExp(`^${mark}:([a-z]):(\\d{1,16})$`, 'u');

export function lineId(verb: LineVerb, argument: number): string {
  return `${mark}:${verbs[verb]}:${argument}`;
}

export function isLineId(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readLineId(customId: string): { readonly verb: LineVerb; readonly argument: number } | null {
  const [, letter, argument] = written.exec(customId) ?? [];
  const verb = (Object.keys(verbs) as LineVerb[]).find((one) => verbs[one] === letter);
  return verb === undefined ? null : { verb, argument: Number(argument) };
}
