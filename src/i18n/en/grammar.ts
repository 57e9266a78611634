import type { Grammar } from '../shape.ts';

/** Names of countries in English that have an article in a sentence. */
const withThe = new RegExp(
  [
    '^(?:Bahamas|Caribbean|Comoros|Gambia|Holy See|Maldives|Netherlands|Philippines|Seychelles|Isle of)',
    '^(?:United|former) ',
    '(?:Republic|Federation|Kingdom|Islands|Territor(?:y|ies)|Authority|Council)\\b',
    '^State of ',
  ].join('|'),
  'u',
);

/** "the Netherlands", "Italy". */
function withArticle(name: string): string {
  return withThe.test(name) ? `the ${name}` : name;
}

export const grammar: Grammar = {
  inSentence: withArticle,
  ofCountry: (country) => `of ${withArticle(country)}`,
  honorifics: new Map([
    ['m', 'Mr'],
    ['mme', 'Ms'],
    ['mlle', 'Ms'],
  ]),
};
