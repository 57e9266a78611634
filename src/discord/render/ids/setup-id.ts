import { verbIds } from './verb-ids.ts';

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
  /** Turns the summary of each part-session on and off. */
  summary: 'r',
  /** Forms of a draft: the button that shows one, and what is sent with it. */
  names: 'n',
  who: 'a',
  words: 'd',
  without: 'm',
  place: 'l',
} as const;

export type SetupVerb = keyof typeof verbs;

/** An id of Discord's has at most 20 digits. */
const ids = verbIds('st1', verbs, String.raw`\d{0,20}`);

/** @param argument an id or a number, as the verb wants it. */
export const setupId = (verb: SetupVerb, argument: string | number = ''): string => ids.write(verb, argument);

/** The custom id of a button, on whatever message, that begins a set-up; for the channel it is pressed in unless told. */
export function openSetupId(channelId: string | null = null): string {
  return setupId('open', channelId ?? '');
}

export const isSetupId = ids.owns;

/** `null` for what no version of ours wrote. */
export const readSetupId = ids.read;
