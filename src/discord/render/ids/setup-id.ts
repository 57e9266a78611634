/**
 * What a button, a select or a form of the set-up does. The letters are for good: messages that Discord keeps are read
 * with them. What stands behind one is said by its argument: a draft, a subscription, a page or a channel.
 */
const verbs = {
  /** Begins a set-up for a channel, in a message of its own or in place of the one pressed on. */
  open: 'o',
  again: 'g',
  /** Selects and buttons of a draft. */
  where: 'w',
  countries: 'c',
  topics: 't',
  own: 'u',
  except: 'x',
  pace: 'p',
  hour: 'h',
  zone: 'z',
  save: 's',
  copy: 'y',
  test: 'e',
  close: 'q',
  /** Forms of a draft: the button that shows one, and what is sent with it. */
  names: 'n',
  who: 'a',
  words: 'd',
  without: 'm',
  place: 'l',
} as const;

export type SetupVerb = keyof typeof verbs;

const mark = 'st1';
/** An id of Discord's has at most 20 digits. */
const written = new RegExp(`^${mark}:([a-zA-Z]):(\\d{0,20})$`, 'u');

/** @param argument an id or a number, as the verb wants it. */
export function setupId(verb: SetupVerb, argument: string | number = ''): string {
  return `${mark}:${verbs[verb]}:${argument}`;
}

/** The custom id of a button, on whatever message, that begins a set-up; for the channel it is pressed in unless told. */
export function openSetupId(channelId: string | null = null): string {
  return setupId('open', channelId ?? '');
}

export function isSetupId(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readSetupId(
  customId: string,
): { readonly verb: SetupVerb; readonly argument: string } | null {
  const [, letter, argument = ''] = written.exec(customId) ?? [];
  const verb = (Object.keys(verbs) as SetupVerb[]).find((one) => verbs[one] === letter);
  return verb === undefined ? null : { verb, argument };
}
