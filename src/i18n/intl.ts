/** Intl objects are dear to make and free to keep; an alert needs several. */
export function perTag<T>(make: (tag: string) => T): (tag: string) => T {
  const made = new Map<string, T>();
  return (tag) => {
    const known = made.get(tag);
    if (known !== undefined) return known;
    const fresh = make(tag);
    made.set(tag, fresh);
    return fresh;
  };
}

/** The forms of a word for the plural categories that a language has; CLDR's names. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** What sentences are put together with in a language, by its BCP 47 tag. */
export interface SentenceFormat {
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** "a, b or c". */
  readonly alternatives: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
  /** The form that a count asks for; French counts nought as one. */
  readonly plural: (count: number, forms: Forms) => string;
}

export const sentenceFormat = perTag((tag): SentenceFormat => {
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const alternatives = new Intl.ListFormat(tag, { type: 'disjunction' });
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  return {
    list: (items) => lists.format(items),
    alternatives: (items) => alternatives.format(items),
    number: (value) => numbers.format(value),
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
  };
});

/** With a capital, to begin a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
