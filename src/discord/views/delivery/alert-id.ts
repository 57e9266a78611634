/** What can be followed of a declaration: a country or a topic it is about, or who signed it. */
export const subjectKinds = {
  country: 'c',
  topic: 't',
  person: 'p',
  delegation: 'd',
  group: 'g',
} as const;

/** @param key an ISO code, the id of a topic, of a stored signatory, or of a political family. */
export interface Subject {
  readonly kind: keyof typeof subjectKinds;
  readonly key: string;
}

/**
 * What the controls under an alert do. The letters are for good: messages that Discord keeps are read with them.
 * `here` and `me` follow a subject in the channel and in a direct message; without one they show what there is to choose.
 */
const verbs = {
  here: 'h',
  me: 'm',
  /** A direct message for each later edition, and no more of them. */
  names: 'n',
  unname: 'o',
  /** No more edits and additions in this channel, and again. */
  mute: 'q',
  unmute: 'u',
  why: 'w',
  share: 's',
  export: 'x',
} as const;

export type AlertVerb = keyof typeof verbs;

export interface AlertAction {
  readonly verb: AlertVerb;
  readonly subject?: Subject;
}

const mark = 'al1';
/** Discord's for a custom id and for the value of a choice. */
const maxLength = 100;

/** The custom id of a button about a declaration. */
export function alertButtonId(number: number, action: AlertAction): string {
  return `${mark}b.${number.toString(36)}.${alertValue(action) ?? ''}`;
}

/** The custom id of a select about a declaration, whose values are actions. @param which tells two on one message apart. */
export function alertSelectId(number: number, which = 0): string {
  return `${mark}m.${number.toString(36)}.${which}`;
}

/** The value of a choice; `null` where Discord has no room for it. */
export function alertValue({ verb, subject }: AlertAction): string | null {
  const value = subject ? `${verbs[verb]}${subjectKinds[subject.kind]}${subject.key}` : verbs[verb];
  return value.length <= maxLength - 20 ? value : null;
}

export function isAlertControl(customId: string): boolean {
  return customId.startsWith(mark);
}

/** `null` for what no version of ours wrote. */
export function readAlertControl(
  customId: string,
  values: readonly string[],
): { readonly number: number; readonly action: AlertAction } | null {
  const [, kind, digits = '', rest = ''] = /^al1([bm])\.([\da-z]{1,6})\.(.*)$/su.exec(customId) ?? [];
  if (kind === undefined) return null;
  const action = readAction(kind === 'm' ? (values[0] ?? '') : rest);
  return action === null ? null : { number: Number.parseInt(digits, 36), action };
}

function readAction(value: string): AlertAction | null {
  const [letter = '', kindLetter = ''] = value;
  const verb = (Object.keys(verbs) as AlertVerb[]).find((one) => verbs[one] === letter);
  if (verb === undefined) return null;
  if (value.length === 1) return { verb };
  const kind = (Object.keys(subjectKinds) as Subject['kind'][]).find(
    (one) => subjectKinds[one] === kindLetter,
  );
  const key = value.slice(2);
  return kind === undefined || key === '' ? null : { verb, subject: { kind, key } };
}
