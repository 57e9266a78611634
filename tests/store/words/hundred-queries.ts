/**
 * Queries with what a person means by them: texts that they want, and texts that they do not. Languages are those of the
 * texts. All of them are ours.
 */
export interface MeantQuery {
  readonly typed: string;
  readonly finds: readonly Text[];
  readonly misses: readonly Text[];
}

type Text = readonly ['en' | 'fr', string];

const en = (text: string): Text => ['en', text];
const fr = (text: string): Text => ['fr', text];

const meant = (typed: string, finds: readonly Text[], misses: readonly Text[] = []): MeantQuery => ({
  typed,
  finds,
  misses,
});

const georgia = en('Elections in Georgia were observed.');
const armenia = en('Armenia signed the treaty.');
const georgianSport = en('Sport in Georgia needs rules.');
const armenianSport = en('The sport clubs of Armenia.');
const peaceful = fr('Une résolution pacifique du conflit.');
const unResolution = en('A UN resolution was adopted.');
const annual = en('An annual budget for those who need it.');
const cooperation = en('Greater cooperation is needed.');
const coOperation = en('Greater co-operation is needed.');
const freePress = en('Freedom of the press is at risk.');

export const hundredQueries: readonly MeantQuery[] = [
  // Words, whatever their form and case.
  meant(
    'journalist',
    [en('Detained journalists must be freed.'), en('A JOURNALIST was shot.')],
    [en('The journal closed.')],
  ),
  meant('journaliste', [fr('Des journalistes arrêtés.')]),
  meant('Turkiye', [en('Women in Türkiye.')], [en('Women in Turkey.')]),
  meant('liberte', [fr('La liberté de la presse.')]),
  meant('libertés', [fr('La liberté de la presse.')]),
  meant(
    'children prison',
    [en('Children of mothers in prison.')],
    [en('Children at school.'), en('A prison closed.')],
  ),
  meant('Georgia', [georgia, georgianSport], [armenia]),
  meant('turkey’s election', [en('An election in Turkey.')]),
  meant('l’avortement', [fr('Le droit à un avortement sûr.'), fr('L’avortement en Pologne.')]),
  meant('d’expression', [fr('La liberté d’expression.')]),
  meant('2024', [en('Since 2024 nothing changed.')], [en('Since 2023 nothing changed.')]),
  meant('G20', [en('A meeting of the G20.')]),
  // All of them.
  meant('Georgia AND elections', [georgia], [georgianSport]),
  meant('Georgia and elections', [georgia], [georgianSport]),
  meant('Géorgie ET élections', [fr('Des élections en Géorgie.')], [fr('La Géorgie.')]),
  meant('Géorgie et élections', [fr('Des élections en Géorgie.')], [fr('Des élections et une guerre.')]),
  meant('Georgia, elections', [georgia], [georgianSport]),
  meant('Georgia & elections', [georgia], [georgianSport]),
  meant(
    'protection against torture',
    [en('Protection of all against torture.')],
    [en('Protection from harm.')],
  ),
  // Any of them.
  meant('Georgia OR Armenia', [georgia, armenia], [en('Moldova votes.')]),
  meant('Georgia or Armenia', [georgia, armenia], [en('Moldova votes.')]),
  meant('Georgia | Armenia', [georgia, armenia], [en('Moldova votes.')]),
  meant('Géorgie OU Arménie', [fr('La Géorgie.'), fr('L’Arménie.')], [fr('La Moldavie.')]),
  meant('géorgie ou arménie', [fr('La Géorgie.'), fr('L’Arménie.')], [fr('La Moldavie.')]),
  meant('human rights OR Georgia', [georgia, en('Human rights for all.')], [en('The rights of fish.')]),
  meant('gas OR oil OR coal', [en('The price of coal.')], [en('The price of bread.')]),
  // Without.
  meant('Georgia -sport', [georgia], [georgianSport, armenia]),
  meant('Georgia NOT sport', [georgia], [georgianSport]),
  meant('Géorgie SAUF sport', [fr('La Géorgie.')], [fr('Le sport en Géorgie.')]),
  meant('Georgia AND NOT sport', [georgia], [georgianSport]),
  meant('Georgia !sport', [georgia], [georgianSport]),
  meant('-sport Georgia', [georgia], [georgianSport]),
  meant('Georgia -sport -elections', [en('Wine of Georgia.')], [georgia, georgianSport]),
  meant('Georgia -"sport clubs"', [georgianSport], [en('The sport clubs of Georgia.')]),
  meant('Georgia OR Armenia -sport', [georgia, armenia], [georgianSport, armenianSport]),
  meant('Georgia -sport OR Armenia', [georgia, armenia], [georgianSport, armenianSport]),
  meant('Georgia | Armenia NOT sport', [georgia, armenia], [georgianSport, armenianSport]),
  meant('-(sport OR elections) Georgia', [en('Wine of Georgia.')], [georgia, georgianSport]),
  meant('NOT sport', [georgia], [georgianSport]),
  meant('-sport', [georgia, fr('La Géorgie.')], [georgianSport, fr('Le sport.')]),
  meant('Ukraine – Russia', [en('Ukraine and Russia talk.')], [en('Ukraine votes.')]),
  meant('Ukraine - Russia', [en('Ukraine and Russia talk.')], [en('Ukraine votes.')]),
  // Brackets.
  meant(
    '(gas OR oil) pipeline',
    [en('An oil pipeline.'), en('The pipeline carries gas.')],
    [en('Oil and gas.')],
  ),
  meant('gas OR (oil -Russia)', [en('Gas of Russia.'), en('Oil of Norway.')], [en('Oil of Russia.')]),
  meant('Georgia OR (Armenia -sport)', [georgianSport, armenia], [armenianSport]),
  meant('(Georgia OR Armenia) (sport OR elections)', [georgia, armenianSport], [armenia]),
  meant('((Georgia))', [georgia], [armenia]),
  meant('rights -(women children)', [en('The rights of women.')], [en('The rights of women and children.')]),
  meant(
    '(«état de droit» OU juges) Pologne',
    [fr('Les juges en Pologne.'), fr('L’état de droit en Pologne.')],
    [fr('La Pologne.')],
  ),
  // What stands together.
  meant('"fair play"', [en('We ask for fair play.')], [en('The play was fair.')]),
  meant('“fair play”', [en('We ask for fair play.')], [en('The play was fair.')]),
  meant('«état de droit»', [fr('L’état de droit recule.')], [fr('Le droit d’un état.')]),
  meant('« droits de l’homme »', [fr('Les droits de l’homme.')], [fr('Les droits des hommes et de l’eau.')]),
  meant(
    '"rule of law"',
    [en('The rule of law is at stake.')],
    [en('The law of rule.'), en('A rule in law.')],
  ),
  meant('"freedom of the press"', [freePress], [en('Freedom of all, and the press.')]),
  meant(
    '"political prisoners" Belarus',
    [en('Political prisoners in Belarus.')],
    [en('Belarus: prisoners of political will.')],
  ),
  meant('"or" argent', [fr('De l’or et de l’argent.')], [fr('De l’argent.')]),
  meant('"not in my name"', [en('They said: not in my name.')], [en('In my name.')]),
  meant('EPP/CD', [en('The EPP/CD group.')], [en('The CD of the EPP.')]),
  meant('O’Brien', [en('Mr O’Brien asked.')], [en('Mr Brien asked, O dear.')]),
  // Abbreviations.
  meant('EU', [en('The EU and its neighbours.'), fr('Les règles de l’EU.')], [fr('Il a eu raison.')]),
  meant('UN', [unResolution], [fr('Un conflit gelé.'), peaceful]),
  meant('"UN resolution"', [unResolution], [peaceful, fr('Un vote: résolution 2334.')]),
  meant('UN resolution', [unResolution], [peaceful]),
  meant('WHO', [en('The WHO warns of a virus.')], [annual, en('Who knows?')]),
  meant('WHO budget', [en('The budget of the WHO.')], [annual]),
  meant('AI', [en('AI and human rights.')], [fr('J’ai dit.')]),
  meant('IT', [en('The IT of hospitals.')], [en('It is time.')]),
  meant('U.N.', [unResolution, en('A U.N. mission.')], [fr('Un conflit gelé.')]),
  meant('ONU', [fr('Une mission de l’O.N.U.'), fr('L’ONU.')]),
  meant('NGO', [en('NGOs were closed.'), en('An NGO was closed.')]),
  meant('NGOs', [en('An NGO was closed.')]),
  meant('nato', [en('NATO and its members.')]),
  meant('NATO OR OSCE', [en('The OSCE mission.')], [en('A mission.')]),
  meant('US', [en('The US left.')], [en('Let us leave.')]),
  meant('AIDS', [en('People with AIDS.')], [en('He aids the poor.')]),
  meant('HUMAN RIGHTS', [en('Human rights for all.')]),
  meant('PACE', [en('PACE adopted it.')], [en('The pace of reform.')]),
  meant('COVID-19', [en('The Covid-19 pandemic.'), en('COVID-19.')], [en('Page 19.')]),
  // Hyphens.
  meant('cooperation', [cooperation, coOperation], [en('An operation.')]),
  meant('co-operation', [cooperation, coOperation], [en('An operation.')]),
  meant('co‑operation', [cooperation, coOperation]),
  meant('"greater cooperation is"', [cooperation, coOperation]),
  meant('"greater co-operation is"', [cooperation, coOperation]),
  meant('operation', [coOperation]),
  meant('Nagorno Karabakh', [en('War in Nagorno-Karabakh.')], [en('War.')]),
  meant('"Nagorno Karabakh"', [en('War in Nagorno-Karabakh.')], [en('Karabakh and Nagorno.')]),
  meant(
    'Nagorno-Karabakh',
    [en('War in Nagorno Karabakh.'), en('War in Nagorno-Karabakh.')],
    [en('Karabakh, not Nagorno.')],
  ),
  meant(
    'anti-doping',
    [en('Antidoping rules.'), en('Anti-doping rules.'), en('Anti doping rules.')],
    [en('Doping rules.')],
  ),
  meant('antidoping', [en('Anti-doping rules.')], [en('Doping rules.')]),
  meant('États-Unis', [fr('Les États-Unis.'), fr('Les Etats Unis.')], [fr('Les États.')]),
  meant('porteparole', [fr('Le porte-parole.')]),
  meant(
    'Georgia -co-operation',
    [georgia],
    [en('Co-operation with Georgia.'), en('Cooperation with Georgia.')],
  ),
  // Beginnings of words.
  meant('elect*', [georgia, en('The electoral code.'), en('An elected mayor.')], [en('A selection.')]),
  meant(
    'minorit*',
    [en('National minorities.'), en('A minority.'), fr('Une minorité.')],
    [en('A minor matter.')],
  ),
  meant('élect*', [fr('Le code électoral.')]),
  meant('journalis* Georgia', [en('Journalism in Georgia.')], [georgia]),
  meant('cooperat*', [coOperation, cooperation]),
  meant('Georgia -elect*', [georgianSport], [georgia]),
  meant('politi*', [en('Political prisoners.'), en('Politics.')], [en('The police.')]),
];

/** What is no query, with what was meant. */
export const mistyped: readonly (readonly [typed: string, meant: string])[] = [
  ['"fair play', '"fair play"'],
  ['(Georgia OR Armenia', '(Georgia OR Armenia)'],
  ['Georgia OR', 'Georgia'],
  ['Georgia not sport', 'Georgia -sport'],
  ['Géorgie sauf sport', 'Géorgie -sport'],
  ['Georgia --sport', 'Georgia -sport'],
  ['elec*tion', 'elec*'],
  ['Georgia AND OR Armenia', 'Georgia OR Armenia'],
];
