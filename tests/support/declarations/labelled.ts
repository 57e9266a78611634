import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { concerns } from '../../../src/classify/countries/countries.ts';
import { topicsOf } from '../../../src/classify/topics/topics.ts';

/** What a careful reader says of a text; the fields are explained in tests/classify/examples/README.md. */
export interface Label {
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly may: readonly string[];
  readonly concerns: readonly string[];
  readonly concernsMay: readonly string[];
}

export interface Labelled extends Label {
  readonly title: string;
  readonly language: TextLanguage;
  readonly body?: readonly string[];
}

/** A label as it stands in a file, where an empty list is a list of nothing and a language any text. */
export interface Written {
  readonly title: string;
  readonly language: string;
  readonly body?: readonly string[];
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly may: readonly string[];
  readonly concerns: readonly string[];
  readonly concernsMay: readonly string[];
}

export const labelled = (written: readonly Written[]): readonly Labelled[] =>
  written.map((example) => ({ ...example, language: example.language === 'fr' ? 'fr' : 'en' }));

/** A body that says nothing of its own. */
export const neutral: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: [
    'We, the undersigned, declare the following:',
    'This matter deserves attention. We ask all those concerned to do what they can without delay.',
  ],
  fr: [
    'Nous, soussignés, déclarons ce qui suit:',
    'Cette question mérite attention. Nous demandons à tous les intéressés de faire sans délai ce qu’ils peuvent.',
  ],
};

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The part of the texts of which the countries are right. */
  readonly countries: number;
  /** What went wrong, a line each. */
  readonly faults: readonly string[];
}

/** What somebody says of a text. */
export interface Said {
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

/** Of no texts nothing can be said. */
const nothing: Score = { precision: NaN, recall: NaN, f1: NaN, countries: NaN, faults: [] };

/** What the classifier says. */
function classifierSays({ title, language, body }: Labelled): Said {
  const text = { title, language, paragraphs: body ?? neutral[language] };
  return { topics: topicsOf(text).map(({ id }) => id), countries: concerns(text) };
}

/**
 * How far the classifier, or another reader, agrees with the labels of a set, each topic of each text counted once.
 * A topic that is only acceptable counts neither way. All is NaN of an empty set.
 */
export function scoreOf(set: readonly Labelled[], says: (example: Labelled) => Said = classifierSays): Score {
  if (set.length === 0) return nothing;
  let right = 0;
  let wrong = 0;
  let missed = 0;
  let countries = 0;
  const faults: string[] = [];
  for (const example of set) {
    const { title, must, any, may } = example;
    const { topics: given, countries: found } = says(example);
    const stray = given.filter((id) => ![...must, ...any, ...may].includes(id));
    const lacking = must.filter((id) => !given.includes(id));
    if (any.length > 0 && !any.some((id) => given.includes(id))) lacking.push(any.join('|'));
    right += given.filter((id) => must.includes(id) || any.includes(id)).length;
    wrong += stray.length;
    missed += lacking.length;
    const agrees = isRightCountries(found, example);
    if (agrees) countries += 1;
    if (stray.length + lacking.length > 0)
      faults.push(`${title}: has ${stray.join()} and lacks ${lacking.join()}`);
    if (!agrees) faults.push(`${title}: concerns ${found.join()}, not ${example.concerns.join()}`);
  }
  const precision = ratio(right, right + wrong);
  const recall = ratio(right, right + missed);
  return {
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    countries: ratio(countries, set.length),
    faults,
  };
}

function isRightCountries(found: readonly string[], { concerns, concernsMay }: Label): boolean {
  return (
    concerns.every((code) => found.includes(code)) &&
    found.every((code) => concerns.includes(code) || concernsMay.includes(code))
  );
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
