import { verbIds } from './verb-ids.ts';

/** What the buttons of a set-up that is imported do; each names the draft that holds the file. */
const verbs = { apply: 'a', where: 'w', cancel: 'c' } as const;

export type ImportVerb = keyof typeof verbs;

const ids = verbIds('si1', verbs, String.raw`\d{1,16}`);

export const importId = (verb: ImportVerb, draft: number): string => ids.write(verb, draft);

export const isImportId = ids.owns;

/** `null` for what no version of ours wrote. */
export function readImportId(customId: string): { readonly verb: ImportVerb; readonly draft: number } | null {
  const read = ids.read(customId);
  return read && { verb: read.verb, draft: Number(read.argument) };
}
