import { expect, it } from 'vitest';
import { concerns } from '../../src/classify/countries.ts';

type Row = readonly [title: string, about: string, may?: string];

/** Minorities, Churches, diasporas and persons; titles in capitals; who signs. */
const titles: readonly Row[] = [
  ['The Hungarian minority in Slovakia', 'SK', 'HU'],
  ['The Polish minority in Lithuania', 'LT', 'PL'],
  ['Rights of the Turkish minority in Western Thrace (Greece)', 'GR', 'TR'],
  ['Teaching of the Hungarian language', ''],
  ['Schools for Polish-speaking pupils in Belarus', 'BY'],
  ['The Serbian Orthodox Church in Montenegro', 'ME', 'RS'],
  ['Ethnic Albanians in Serbia', 'RS', 'AL'],
  ['Ukrainian prisoners in Russia', 'UA RU'],
  ['Syrian refugees in Lebanon', 'SY LB'],
  ['Crimes of the Soviet Union', ''],
  ['Deportations by the Soviet regime from the Baltic States', 'EE LV LT'],
  ['Barnevernet and parental rights', 'NO'],
  ['Release Alexei Navalny', 'RU'],
  ['The murder of Boris Nemtsov', 'RU'],
  ['Vladimir KARA-MURZA must live', 'RU'],
  ['Freedom for Oleg Sentsov', 'UA', 'RU'],
  ['The trial of Yulia Tymoshenko', 'UA'],
  ['The health of Mikheil Saakashvili', 'GE'],
  ['Selahattin Demirtaş must be released', 'TR'],
  ['Osman Kavala: four years in prison', 'TR'],
  ['Freedom for Ales Bialiatski', 'BY'],
  ['The case of Carles Puigdemont', 'ES', 'BE DE'],
  ['Ilgar Mammadov v. Azerbaijan', 'AZ'],
  ['Justice for Jamal Khashoggi', 'SA', 'TR'],
  ['Defend the rights of Julian Assange', '', 'GB US AU'],
  ['The Sakharov Prize and its laureates', ''],
  ['Murder of Daphne Caruana Galizia', 'MT'],
  ['THE SITUATION IN BELARUS AND UKRAINE', 'BY UA'],
  ['LET US ACT AGAINST CORRUPTION', ''],
  ['THE US AND THE DEATH PENALTY', 'US'],
  ['US and U.K. arms sales to Saudi Arabia', 'US GB SA'],
  ['Bulgarian nurses sentenced to death in Libya', 'BG LY'],
  ['Franco-German friendship', 'FR DE'],
  ['Turkish-Armenian border', 'TR AM'],
  ['Anti-Semitism in Hungary', 'HU'],
  ['Statement by the members of the Ukrainian delegation on credentials', ''],
  ['Statement by members of the Estonian, Latvian and Lithuanian delegations on the return of Russia', 'RU'],
  ['Sanctions against members of the Russian State Duma', 'RU'],
  ['NATO summit in Vilnius', '', 'LT'],
  ['Occupied territories of Georgia', 'GE', 'RU'],
  ['Parliamentary elections in Armenia', 'AM'],
  ['Elections in Latin America', ''],
  ['Migrants crossing the English Channel', '', 'FR GB'],
  ['Piracy in the Gulf of Guinea', ''],
  ['The Panama Papers', '', 'PA'],
  ['Prince of Wales visits the Assembly', '', 'GB'],
  ['Destruction of the Kakhovka dam', 'UA', 'RU'],
  ['Halki Seminary and the Ecumenical Patriarchate', 'TR'],
  ['Camp Ashraf residents', 'IQ', 'IR'],
  ['Hunger strike of Abdullah Öcalan', 'TR'],
  ['Poland and Hungary: rule of law', 'PL HU'],
  ['Kyrgyz Republic: revision of the constitution', 'KG'],
  ['Repression in Iran', 'IR'],
  ['The Taliban and women', 'AF'],
  ['Rohingya: never again', 'MM'],
  ['Hostages held by Hamas', '', 'PS IL'],
];

it.each(titles.map(([title, about, may = '']) => [title, about, may] as const))('%s', (title, about, may) => {
  const paragraphs = ['We, the undersigned, declare the following:'];
  const found = concerns({ title, paragraphs, language: 'en' });
  const codes = (list: string): string[] => (list === '' ? [] : list.split(' '));
  expect(found).toEqual(expect.arrayContaining(codes(about)));
  expect([...codes(about), ...codes(may)]).toEqual(expect.arrayContaining([...found]));
});
