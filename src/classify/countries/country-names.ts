import type { TextLanguage } from '../../assembly/declaration.ts';
import { delegations } from '../../assembly/delegation.ts';

/**
 * Regions of ISO 3166 and CLDR that are no country for a reader of declarations: groupings, dependencies,
 * and islands whose names are ordinary words or places elsewhere ("Réunion", "Saint-Martin", "Jersey").
 */
const leftOut: ReadonlySet<string> = new Set(
  (
    'AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK GF GG GP GS GU HM IC IM IO JE KY MF MP MQ MS NC ' +
    'NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ'
  ).split(' '),
);
/** Names that are given names or words more often than countries. */
const ambiguous: Readonly<Record<TextLanguage, ReadonlySet<string>>> = {
  en: new Set<string>(),
  fr: new Set(['Maurice', 'Dominique', 'Salvador', 'Maurice (île)']),
};

/** Names in use besides those of CLDR and of the Assembly's lists. `null`: looks like a country and is none. */
const aliases: Readonly<Record<TextLanguage, readonly (readonly [name: string, code: string | null])[]>> = {
  en: [
    ['Bosnia', 'BA'],
    ['Burma', 'MM'],
    ['Myanmar', 'MM'],
    ['Britain', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Wales', 'GB'],
    ['Northern Ireland', 'GB'],
    ['Prince of Wales', null],
    ['New South Wales', 'AU'],
    ['USA', 'US'],
    ['US', 'US'],
    ['U.S.', 'US'],
    ['Democratic Republic of the Congo', 'CD'],
    ['DR Congo', 'CD'],
    ['Republic of the Congo', 'CG'],
    ['Congo', 'CG'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['Republic of China', 'TW'],
    ["People's Republic of China", 'CN'],
    ['Chinese Taipei', 'TW'],
    ['Hong Kong', 'HK'],
    ['Macau', 'MO'],
    ['Tibet', 'CN'],
    ['Ivory Coast', 'CI'],
    ["Côte d'Ivoire", 'CI'],
    ['Cape Verde', 'CV'],
    ['East Timor', 'TL'],
    ['Swaziland', 'SZ'],
    ['Syrian Arab Republic', 'SY'],
    ['Islamic Republic of Iran', 'IR'],
    ['Viet Nam', 'VN'],
    ['Vatican', 'VA'],
    ['Trinidad and Tobago', 'TT'],
    ['Antigua and Barbuda', 'AG'],
    ['São Tomé and Príncipe', 'ST'],
    ['Gaza', 'PS'],
    ['West Bank', 'PS'],
    ['South Georgia', null],
    ['New Mexico', null],
    ['Gulf of Mexico', null],
    ['River Jordan', null],
    ['Jordan River', null],
    ['Jordan Valley', null],
    ['Niger Delta', 'NG'],
    ['Guinea pig', null],
    ['Guinea pigs', null],
    ['Sea of Japan', null],
    ['South China Sea', null],
    ['Luxembourg Court', null],
    ['Court in Luxembourg', null],
    ['French Polynesia', null],
    ['English', null],
    ['Istanbul Convention', null],
  ],
  fr: [
    ['Bosnie', 'BA'],
    ['Birmanie', 'MM'],
    ['Angleterre', 'GB'],
    ['Écosse', 'GB'],
    ['Pays de Galles', 'GB'],
    ['Irlande du Nord', 'GB'],
    ['USA', 'US'],
    ['République démocratique du Congo', 'CD'],
    ['Congo', 'CG'],
    ['Corée', 'KR'],
    ['Nigéria', 'NG'],
    ['République populaire de Chine', 'CN'],
    ['République de Chine', 'TW'],
    ['Taïwan', 'TW'],
    ['Taiwan', 'TW'],
    ['Hong Kong', 'HK'],
    ['Hong-Kong', 'HK'],
    ['Tibet', 'CN'],
    ["Côte d'Ivoire", 'CI'],
    ['El Salvador', 'SV'],
    ['île Maurice', 'MU'],
    ['Vatican', 'VA'],
    ['Gaza', 'PS'],
    ['Cisjordanie', 'PS'],
    ['Géorgie du Sud', null],
    ['Nouveau-Mexique', null],
    ['golfe du Mexique', null],
    ['Cour de Luxembourg', null],
    ['Polynésie française', null],
    ['Guinée-Bissau', 'GW'],
  ],
};

/** Parts of a country that stand for it in a title. */
export const countryRegions: Readonly<
  Record<TextLanguage, readonly (readonly [name: string, code: string])[]>
> = {
  en: [
    ['Crimea', 'UA'],
    ['Donbas', 'UA'],
    ['Donbass', 'UA'],
    ['Transnistria', 'MD'],
    ['Abkhazia', 'GE'],
    ['South Ossetia', 'GE'],
    ['Chechnya', 'RU'],
    ['Chechen Republic', 'RU'],
    ['Catalonia', 'ES'],
    ['Nagorno-Karabakh', 'AZ'],
    ['Nagorno Karabakh', 'AZ'],
    ['Kremlin', 'RU'],
  ],
  fr: [
    ['Crimée', 'UA'],
    ['Donbass', 'UA'],
    ['Transnistrie', 'MD'],
    ['Abkhazie', 'GE'],
    ['Ossétie du Sud', 'GE'],
    ['Tchétchénie', 'RU'],
    ['Catalogne', 'ES'],
    ['Haut-Karabakh', 'AZ'],
    ['Kremlin', 'RU'],
  ],
};

/** Every name of a country in one language, and the code it stands for. */
export function countryNames(language: TextLanguage): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(65 + i));
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = leftOut.has(code) ? undefined : display.of(code);
    if (name === undefined || !isCurrent(code) || ambiguous[language].has(name)) continue;
    // CLDR writes "&" and puts second names in brackets; texts do not.
    for (const form of [name, name.replace(' & ', ' and '), name.replace(/ \(.*\)$/, '')])
      names.set(straight(form), code);
  }
  for (const { code, en, fr, aliases } of delegations) {
    for (const name of [...(language === 'en' ? [en] : [fr]), ...aliases]) names.set(straight(name), code);
  }
  for (const [name, code] of aliases[language]) names.set(straight(name), code);
  return names;
}

/** CLDR still knows codes of states that are gone ("DD", "SU") under the names of others. */
function isCurrent(code: string): boolean {
  return (
    new Intl.Locale(`und-${code}`).region === code &&
    Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
  );
}

/** One kind of apostrophe, as the texts are compared. */
function straight(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'");
}
