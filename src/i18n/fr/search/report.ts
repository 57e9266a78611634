import type { Messages } from '../../shape.ts';
import { count, list, number, these } from '../words.ts';

const signed = (value: number) => these(value, 'signée', 'signées');

export const report: Messages['report'] = {
  everything: 'Déclarations écrites',
  partSession: (month, days) => `partie de session de ${month} (${days})`,
  what: {
    all: (_name, _value) => '',
    country: (name, _value) => ` concernant ${name}`,
    topic: (name, _value) => ` sur le thème ${name}`,
    signatory: (name, value) => ` ${signed(value)} par ${name}`,
    delegation: (name, value) => ` ${signed(value)} par des membres de la délégation ${name}`,
    group: (name, value) => ` ${signed(value)} par des membres du groupe ${name}`,
  },
  counted: (value, what) => `${count(value, 'déclaration écrite', 'déclarations écrites')}${what}`,
  ofAll: (value) => `sur ${number(value)} ${these(value, 'déposée', 'déposées')} pendant cette période`,
  none: (what) => `Aucune déclaration écrite répertoriée${what} n’a été déposée pendant cette période.`,
  labelled: (label, names) => `${label}\u00a0: ${names}`,
  people: 'Le plus de signatures',
  delegations: 'Délégations',
  groups: 'Groupes politiques',
  topics: 'Thèmes',
  countries: 'Pays concernés',
  declarations: 'Les déclarations, la plus récente d’abord',
  more: (value) => `${count(value, 'autre se trouve', 'autres se trouvent')} dans le fichier.`,
  moreBy: (value, button) =>
    `${count(value, 'autre se trouve', 'autres se trouvent')} dans le fichier obtenu avec _${button}_.`,
  paste: 'Texte à copier',
  pasteIntro: 'À copier, en anglais et en français\u00a0:',
  sentences: {
    opening: (when, what) => `Assemblée parlementaire du Conseil de l’Europe, ${when}\u00a0: ${what}.`,
    most: (label, names) => `${label}\u00a0: ${list(names)}.`,
    declaration: (number_, date, title) => `N°\u00a0${number_} (${date})\u00a0: ${title}`,
    more: (value) => `et ${count(value, 'autre', 'autres')}`,
    source: (accessed) =>
      `Compté par Hemicycle d’après ce que publie l’Assemblée, https://pace.coe.int (état au ${accessed}). Une déclaration écrite n’engage que ses signataires.`,
  },
  picture: (subject) => `${subject}\u00a0: les signatures par délégation`,
  pictureTopics: (subject) => `${subject}\u00a0: par thème`,
  pictureLine: (value, when) => `${count(value, 'déclaration écrite', 'déclarations écrites')} · ${when}`,
  file: (title) => `Rapport\u00a0: ${title}`,
  chooseOne:
    'Un rapport porte sur un seul sujet\u00a0: choisissez un pays, un thème, un membre, une délégation ou un groupe, ou rien pour toutes les déclarations.',
};
