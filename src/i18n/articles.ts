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
export function withEnglishArticle(name: string): string {
  return withThe.test(name) ? `the ${name}` : name;
}

interface FrenchArticle {
  /** With the space or apostrophe behind it. */
  readonly in: string;
  readonly of: string;
}

const frenchArticles: readonly (readonly [name: RegExp, article: FrenchArticle])[] = [
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

const frenchArticle = (name: string): FrenchArticle =>
  frenchArticles.find(([pattern]) => pattern.test(name))?.[1] ?? { in: '', of: 'de ' };

/** "les Pays-Bas", "l’Italie", "Chypre". */
export function withFrenchArticle(name: string): string {
  return `${frenchArticle(name).in}${name}`;
}

/** "des Pays-Bas", "de l’Italie", "de Chypre". */
export function withFrenchOf(name: string): string {
  return `${frenchArticle(name).of}${name}`;
}
