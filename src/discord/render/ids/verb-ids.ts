/** Custom ids of one kind of message: a mark, a letter for what is done, and what it is done with. */
export interface VerbIds<V extends string> {
  write(verb: V, argument: string | number): string;
  owns(customId: string): boolean;
  /** `null` for what no version of ours wrote. */
  read(customId: string): { readonly verb: V; readonly argument: string } | null;
}

/**
 * @param letters one letter a verb, for good: messages that Discord keeps are read with them.
 * @param argument a regular expression of what an argument can be.
 */
export function verbIds<V extends string>(
  mark: string,
  letters: Readonly<Record<V, string>>,
  argument: string,
): VerbIds<V> {
  const verbs = Object.keys(letters) as V[];
  const written = new RegExp(`^${mark}:([a-zA-Z]):(${argument})$`, 'u');
  return {
    write: (verb, value) => `${mark}:${letters[verb]}:${value}`,
    owns: (customId) => customId.startsWith(`${mark}:`),
    read: (customId) => {
      const [, letter, value = ''] = written.exec(customId) ?? [];
      const verb = verbs.find((one) => letters[one] === letter);
      return verb === undefined ? null : { verb, argument: value };
    },
  };
}
