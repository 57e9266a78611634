import type { TextLanguage } from './declaration.ts';
import { fold } from './fold.ts';

/** A country whose parliament sends, sent or lends members to the Assembly. */
export interface Delegation {
  /** ISO 3166 alpha-2; XK for Kosovo, which has no other. */
  readonly code: string;
  /** Name in the Assembly's lists today. */
  readonly en: string;
  readonly fr: string;
  /** Whether the country is a member state today. */
  readonly member: boolean;
  /** Other names that lists print or printed, and the common short ones, in either language. */
  readonly aliases: readonly string[];
}

function state(code: string, en: string, fr: string, ...aliases: readonly string[]): Delegation {
  return { code, en, fr, member: true, aliases };
}

function guest(code: string, en: string, fr: string, ...aliases: readonly string[]): Delegation {
  return { code, en, fr, member: false, aliases };
}

/** Member states first, then Russia, observers, partners for democracy and guests. */
export const delegations: readonly Delegation[] = [
  state('AL', 'Albania', 'Albanie'),
  state('AD', 'Andorra', 'Andorre'),
  state('AM', 'Armenia', 'Arménie'),
  state('AT', 'Austria', 'Autriche'),
  state('AZ', 'Azerbaijan', 'Azerbaïdjan'),
  state('BE', 'Belgium', 'Belgique'),
  state(
    'BA',
    'Bosnia and Herzegovina',
    'Bosnie-Herzégovine',
    'Bosnia-Herzegovina',
    'Bosnia & Herzegovina',
    'Bosnie et Herzégovine',
  ),
  state('BG', 'Bulgaria', 'Bulgarie'),
  state('HR', 'Croatia', 'Croatie'),
  state('CY', 'Cyprus', 'Chypre', 'Republic of Cyprus', 'République de Chypre'),
  state('CZ', 'Czech Republic', 'République tchèque', 'Czechia', 'Tchéquie'),
  state('DK', 'Denmark', 'Danemark'),
  state('EE', 'Estonia', 'Estonie'),
  state('FI', 'Finland', 'Finlande'),
  state('FR', 'France', 'France'),
  state('GE', 'Georgia', 'Géorgie'),
  state('DE', 'Germany', 'Allemagne', 'Federal Republic of Germany', "République fédérale d'Allemagne"),
  state('GR', 'Greece', 'Grèce', 'Hellenic Republic'),
  state('HU', 'Hungary', 'Hongrie'),
  state('IS', 'Iceland', 'Islande'),
  state('IE', 'Ireland', 'Irlande', 'Republic of Ireland'),
  state('IT', 'Italy', 'Italie'),
  state('LV', 'Latvia', 'Lettonie'),
  state('LI', 'Liechtenstein', 'Liechtenstein'),
  state('LT', 'Lithuania', 'Lituanie'),
  state('LU', 'Luxembourg', 'Luxembourg', 'Luxemburg'),
  state('MT', 'Malta', 'Malte'),
  state(
    'MD',
    'Republic of Moldova',
    'République de Moldova',
    'Moldova',
    'Moldavie',
    'République de Moldavie',
  ),
  state('MC', 'Monaco', 'Monaco'),
  state('ME', 'Montenegro', 'Monténégro'),
  state('NL', 'Netherlands', 'Pays-Bas'),
  state(
    'MK',
    'North Macedonia',
    'Macédoine du Nord',
    'The former Yugoslav Republic of Macedonia',
    'former Yugoslav Republic of Macedonia',
    "L'ex-République yougoslave de Macédoine",
    'ex-République yougoslave de Macédoine',
    'Republic of North Macedonia',
    'République de Macédoine du Nord',
    'Macedonia',
    'Macédoine',
    'FYROM',
    'ERYM',
  ),
  state('NO', 'Norway', 'Norvège'),
  state('PL', 'Poland', 'Pologne'),
  state('PT', 'Portugal', 'Portugal'),
  state('RO', 'Romania', 'Roumanie'),
  state('SM', 'San Marino', 'Saint-Marin'),
  state(
    'RS',
    'Serbia',
    'Serbie',
    'Serbia and Montenegro',
    'Serbie-Monténégro',
    'Serbie et Monténégro',
    'Yugoslavia',
    'Yougoslavie',
    'Federal Republic of Yugoslavia',
    'République fédérale de Yougoslavie',
    'Republic of Serbia',
  ),
  state('SK', 'Slovak Republic', 'République slovaque', 'Slovakia', 'Slovaquie'),
  state('SI', 'Slovenia', 'Slovénie'),
  state('ES', 'Spain', 'Espagne'),
  state('SE', 'Sweden', 'Suède'),
  state('CH', 'Switzerland', 'Suisse'),
  state('TR', 'Türkiye', 'Türkiye', 'Turkey', 'Turquie'),
  state('UA', 'Ukraine', 'Ukraine'),
  state(
    'GB',
    'United Kingdom',
    'Royaume-Uni',
    'UK',
    'Great Britain',
    'Grande-Bretagne',
    'United Kingdom of Great Britain and Northern Ireland',
  ),
  guest('RU', 'Russian Federation', 'Fédération de Russie', 'Russia', 'Russie'),
  guest('CA', 'Canada', 'Canada'),
  guest('IL', 'Israel', 'Israël'),
  guest('MX', 'Mexico', 'Mexique'),
  guest('JO', 'Jordan', 'Jordanie', 'Hashemite Kingdom of Jordan'),
  guest('KG', 'Kyrgyzstan', 'Kirghizistan', 'Kyrgyz Republic', 'République kirghize', 'Kirghizstan'),
  guest('MA', 'Morocco', 'Maroc', 'Kingdom of Morocco'),
  guest(
    'PS',
    'Palestine',
    'Palestine',
    'Palestinian National Authority',
    'Autorité nationale palestinienne',
    'Palestinian National Council',
    'Conseil national palestinien',
    'Palestinian Authority',
    'Autorité palestinienne',
    'Palestinian Legislative Council',
    'Conseil législatif palestinien',
    'State of Palestine',
    'État de Palestine',
  ),
  guest('BY', 'Belarus', 'Bélarus', 'Republic of Belarus', 'Biélorussie', 'République du Bélarus'),
  guest('XK', 'Kosovo', 'Kosovo', 'Assembly of Kosovo'),
  guest('KZ', 'Kazakhstan', 'Kazakhstan'),
  guest('DZ', 'Algeria', 'Algérie'),
  guest('TN', 'Tunisia', 'Tunisie'),
  guest('US', 'United States', 'États-Unis', 'United States of America', "États-Unis d'Amérique"),
  guest('JP', 'Japan', 'Japon'),
  guest('KR', 'Republic of Korea', 'République de Corée', 'South Korea', 'Corée du Sud'),
  guest('VA', 'Holy See', 'Saint-Siège'),
];

const byName: ReadonlyMap<string, string> = new Map(
  delegations.flatMap(({ code, en, fr, aliases }) =>
    // As written here, which spares the folding, and folded.
    [en, fr, ...aliases].flatMap((name) => [[name, code] as const, [key(name), code] as const]),
  ),
);
const byCode: ReadonlyMap<string, Delegation> = new Map(
  delegations.map((delegation) => [delegation.code, delegation]),
);

/** Names are compared folded, without the quotation marks, article and footnote signs that lists put round them. */
function key(name: string): string {
  return fold(name)
    .replace(/^["'“”„«»‹› ]+|["'“”„«»‹›*. ]+$/g, '')
    .replace(/^the /, '')
    .replace(/ ?[-–] ?/g, ' ');
}

const forms =
  /^(?:(?:la|le|les|the) |l')?(?:(?:(?:federal |hellenic |italian )?republic|kingdom|principality|state|grand duchy) of (?:the )?|(?:republique|royaume|principaute|grand duche|etat) (?:de la |de l'|des |du |de |d'))?/;

/** The code of a country as printed in either language in any period; `null` when the name is not known. */
export function delegationCode(printed: string): string | null {
  const exact = byName.get(printed);
  if (exact !== undefined) return exact;
  if (printed.length > 80) return null;
  const folded = key(printed);
  return byName.get(folded) ?? byName.get(folded.replace(forms, '')) ?? null;
}

/** Whether there is, or was, a delegation or guest of this ISO 3166 alpha-2 code. */
export function isDelegationCode(code: string): boolean {
  return byCode.has(code);
}

/** Today's name of a country; an unknown code comes back as it is. */
export function delegationName(code: string, language: TextLanguage): string {
  return byCode.get(code)?.[language] ?? code;
}
