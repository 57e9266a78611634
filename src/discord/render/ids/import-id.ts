/** What the buttons of a set-up that is imported do; each names the draft that holds the file. */
const verbs = { apply: 'a', where: 'w', cancel: 'c' } as const;

export type ImportVerb = keyof typeof verbs;

const mark = 'si1';
const written = new RegExp(`^${mark}:([a-z]):(\\d{1,16})$`, 'u');

export function importId(verb: ImportVerb, draft: number): string {
  return `${mark}:${verbs[verb]}:${draft}`;
}

export function isImportId(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readImportId(customId: string): { readonly verb: ImportVerb; readonly draft: number } | null {
  const [, letter, draft] = written.exec(customId) ?? [];
  const verb = (Object.keys(verbs) as ImportVerb[]).find((one) => verbs[one] === letter);
  return verb === undefined ? null : { verb, draft: Number(draft) };
}
