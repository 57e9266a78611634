import type { Grammar } from '../shape.ts';

interface Article {
  /** With the space or apostrophe behind it. */
  readonly in: string;
  readonly of: string;
}

const articles: readonly (readonly [name: RegExp, article: Article])[] = [
  [/^Saint-Siège$/u, { in: 'le ', of: 'du ' }],
  // Cities, and islands that are called like one.
  [
    /^(?:Sainte?-|Guernesey|Jersey|Guam|La |Malte|Monaco|Chypre|Cuba|Curaçao|Djibouti|Bahreïn|Gibraltar|Kiribati|Madagascar|Maurice|Mayotte|Montserrat|Nauru|Niue|Porto Rico|Sao |Singapour|Taïwan|Tokelau|Tuvalu|Wallis)/u,
    { in: '', of: 'de ' },
  ],
  [/^(?:Andorre|Anguilla|Antigua|Aruba|Haïti|Israël|Oman)(?=$|-)/u, { in: '', of: 'd’' }],
  [
    /^(?:Bahamas|Bermudes|Comores|Émirats|États|Fidji|Îles|Maldives|Palaos|Pays-Bas|Philippines|Samoa américaines|Seychelles|Terres|Territoires|Tonga)/u,
    { in: 'les ', of: 'des ' },
  ],
  [/^[AEIOUÀÂÉÈÊÎÔÛ]/u, { in: 'l’', of: 'de l’' }],
  [
    /^(?:Belize|Bélize|Cambodge|Mexique|Mozambique|Royaume|Suriname|Territoire|Zimbabwe)/u,
    { in: 'le ', of: 'du ' },
  ],
  [
    /^(?:[^\s-]*e(?=[\s-]|$)|Corée|Fédération|Guinée|R\.A\.S\.|Sierra Leone|Trinité)/u,
    { in: 'la ', of: 'de la ' },
  ],
  [/^/u, { in: 'le ', of: 'du ' }],
];

const articleOf = (name: string): Article =>
  articles.find(([pattern]) => pattern.test(name))?.[1] ?? { in: '', of: 'de ' };

export const grammar: Grammar = {
  // "les Pays-Bas", "l’Italie", "Chypre".
  inSentence: (country) => `${articleOf(country).in}${country}`,
  // "des Pays-Bas", "de l’Italie", "de Chypre".
  ofCountry: (country) => `${articleOf(country).of}${country}`,
  // After a colon, where no article belongs.
  concerned: (country) => country,
  date: (date) => date.replace(/^1 /u, '1er '),
  honorifics: new Map([
    ['mr', 'M.'],
    ['ms', 'Mme'],
    ['mrs', 'Mme'],
    ['miss', 'Mme'],
  ]),
};
