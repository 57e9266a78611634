import type { TextLanguage } from '../../assembly/declaration.ts';
import type { ComparedDeclaration } from '../../classify/similarity/similarity.ts';
import { titleWords, type Titled } from '../../classify/similarity/title-words.ts';
import type { Database } from '../db/database.ts';
import { generalLexemes, lexemesOf } from '../text/lexemes.ts';

/** A text with what it is compared by beside its words. */
export interface TitledText extends Titled {
  readonly topics: readonly string[];
}

export interface WeighedText extends TitledText, ComparedDeclaration {
  /** The words of the title as printed, by the form in which they are compared. */
  readonly printed: ReadonlyMap<string, string>;
}

export const titleWeights = { ordinary: 1, general: 0.25, country: 0 } as const;

/** Texts with the words of their titles, in the form in which they are compared, and what each weighs. */
export async function weighTitles<T extends TitledText>(
  db: Database,
  titled: readonly T[],
): Promise<(T & WeighedText)[]> {
  const split = titled.map((text) => ({ text, words: titleWords(text) }));
  const of = (language: TextLanguage) =>
    split
      .filter(({ text }) => text.language === language)
      .flatMap(({ words }) => words.map(({ word }) => word));
  const lexeme = await lexemesOf(db, { en: of('en'), fr: of('fr') });
  const general = await generalLexemes(db);
  return split.map(({ text, words }) => {
    const weights = new Map<string, number>();
    const printed = new Map<string, string>();
    for (const { word, kind, printed: as } of words) {
      const form = lexeme(word, text.language);
      if (form === null) continue;
      const isGeneral = kind === 'region' || kind === 'given' || general[text.language].has(form);
      weights.set(
        form,
        kind === 'country' ? titleWeights.country : isGeneral ? titleWeights.general : titleWeights.ordinary,
      );
      printed.set(form, as);
    }
    return { ...text, words: weights, printed };
  });
}
