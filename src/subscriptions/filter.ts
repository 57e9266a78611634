import { z } from 'zod';

/**
 * What a subscription asks for. Every condition present is required; none at all means every declaration.
 * A later kind of condition is one more optional key here, one column of `filters` and one line of `match`.
 */
export const filterSchema = z
  .object({
    /** Id of a stored signatory. */
    signatory: z.number().int().positive(),
    /** ISO 3166 alpha-2 code of a delegation: at least one of its members signed. */
    delegation: z.string().min(1),
    /** A political family (see `assembly/group`): at least one of its members signed. */
    group: z.string().min(1),
    /** ISO 3166 alpha-2 code of a country the declaration is about. */
    concerns: z.string().length(2),
    /** Id of a topic of the taxonomy. */
    topic: z.string().min(1),
    /** Id of a stored topic of a server's own. */
    serverTopic: z.number().int().positive(),
    /** What people type into a search box: words, "a phrase", OR, -not. */
    words: z.string().min(1).max(200),
    /** At least as many signatories. */
    minimum: z.number().int().min(2).max(1000),
  })
  .partial()
  .strict();

export type Filter = z.infer<typeof filterSchema>;

const conditionOrder = [
  'signatory',
  'delegation',
  'group',
  'concerns',
  'topic',
  'serverTopic',
  'words',
  'minimum',
] as const satisfies readonly (keyof Filter)[];

/** The same filter without absent conditions and with the words trimmed and their white space collapsed. */
export function tidy(filter: Filter): Filter {
  const kept = conditionOrder
    .map(
      (key) =>
        [
          key,
          key === 'words' ? filter.words?.normalize('NFC').trim().replaceAll(/\s+/gu, ' ') : filter[key],
        ] as const,
    )
    .filter(([, value]) => value !== undefined && value !== '');
  return filterSchema.parse(Object.fromEntries(kept));
}

/**
 * One string for every filter that asks the same: conditions in a fixed order, words without case.
 * `*` is the filter without conditions.
 */
export function canonical(filter: Filter): string {
  const tidied = tidy(filter);
  const parts = conditionOrder
    .filter((key) => tidied[key] !== undefined)
    .map(
      (key) =>
        `${key}=${encodeURIComponent(key === 'words' ? String(tidied[key]).toLowerCase() : String(tidied[key]))}`,
    );
  return parts.join('&') || '*';
}
