import { list, alternatives, number, count, quote, withRest } from '../words.ts';
import type { Messages } from '../../shape.ts';

const neither = (parts: readonly string[]) =>
  parts.length === 1 ? `pas ${parts.join('')}` : `ni ${parts.join(' ni ')}`;

export const conditions: Messages['conditions'] = {
  options: {
    topic: {
      name: 'thème',
      description:
        'Seulement sur ce thème ou l’un de plusieurs : santé, sport ; ou un thème à vous (voir /thèmes)',
      reset: 'les thèmes',
    },
    country: {
      name: 'pays',
      description: 'Seulement si elle concerne ce pays, ou l’un de plusieurs : Géorgie, Arménie',
      reset: 'les pays',
    },
    signatory: {
      name: 'signataire',
      description:
        'Seulement si ce membre, l’un de plusieurs, ou quelqu’un de votre liste l’a signée (voir /liste)',
      reset: 'les membres',
    },
    delegation: {
      name: 'délégation',
      description: 'Seulement si un membre de cette délégation, ou de l’une de plusieurs, l’a signée',
      reset: 'les délégations',
    },
    group: {
      name: 'groupe',
      description: 'Seulement si un membre de ce groupe politique, ou de l’un de plusieurs, l’a signée',
      reset: 'les groupes politiques',
    },
    words: {
      name: 'mots',
      description:
        'Seulement si le texte contient ces mots, "une expression exacte", un OU autre, -sans, début*',
      reset: 'les mots',
    },
    minimum: {
      name: 'minimum',
      description: 'Seulement à partir de ce nombre de signataires, même dans une édition ultérieure',
      reset: 'le nombre de signataires',
    },
    declaration: {
      name: 'déclaration',
      description: 'Seulement cette déclaration, par son numéro : une alerte quand des noms s’y ajoutent',
      reset: 'la déclaration',
    },
    'not-topic': {
      name: 'sauf-thème',
      description: 'Exclure les déclarations sur ce thème, ou sur l’un de plusieurs',
      reset: 'les thèmes exclus',
    },
    'not-country': {
      name: 'sauf-pays',
      description: 'Exclure les déclarations qui concernent ce pays, ou l’un de plusieurs',
      reset: 'les pays exclus',
    },
    'not-signatory': {
      name: 'sauf-signataire',
      description: 'Exclure ce qu’a signé ce membre, l’un de plusieurs, ou quelqu’un de votre liste',
      reset: 'les membres exclus',
    },
    'not-delegation': {
      name: 'sauf-délégation',
      description: 'Exclure ce qu’a signé un membre de cette délégation, ou de l’une de plusieurs',
      reset: 'les délégations exclues',
    },
    'not-group': {
      name: 'sauf-groupe',
      description: 'Exclure ce qu’a signé un membre de ce groupe politique, ou de l’un de plusieurs',
      reset: 'les groupes politiques exclus',
    },
  },
  everything: 'toutes les déclarations écrites',
  some: (asked) => `les déclarations écrites ${list(asked)}`,
  either: (asked) => alternatives(asked),
  others: (rest) => count(rest, 'autre', 'autres'),
  someone: 'un membre qui n’est plus répertorié',
  formerTopic: 'un thème supprimé',
  formerList: 'une liste supprimée',
  newcomerName: (name, country) => `${name} (${country}, n’a encore rien signé)`,
  signatory: {
    asked: (names) => `signées par ${alternatives(names)}`,
    met: (name) => `signée par ${name}`,
    unmet: (names) =>
      names.length === 1 ? `${list(names)} n’a pas signé` : `ni ${names.join(' ni ')} n’ont signé`,
  },
  list: {
    asked: (lists) => `signées par quelqu’un de votre liste ${alternatives(lists)}`,
    met: (listName, names, total) =>
      `signée par ${count(total, 'membre', 'membres')} de votre liste ${listName} (${withRest(names, total)})`,
    unmet: (lists) => `personne de votre liste ${alternatives(lists)} ne l’a signée`,
  },
  newcomer: {
    asked: (names) => `signées par ${alternatives(names)}`,
    met: (name, asked) =>
      `signée par ${name}, que vous suiviez sous le nom ${quote(asked)} avant sa première signature`,
    unmet: (names) =>
      names.length === 1 ? `${list(names)} n’a pas signé` : `ni ${names.join(' ni ')} n’ont signé`,
  },
  delegation: {
    asked: (ofCountries) => `signées par un membre de la délégation ${alternatives(ofCountries)}`,
    met: (ofCountry, names, total) =>
      `signée par ${count(total, 'membre', 'membres')} de la délégation ${ofCountry} (${withRest(names, total)})`,
    unmet: (ofCountries) => `aucun membre de la délégation ${alternatives(ofCountries)} ne l’a signée`,
  },
  group: {
    asked: (groups) => `signées par un membre du groupe ${alternatives(groups)}`,
    met: (group, names, total) =>
      `signée par ${count(total, 'membre', 'membres')} du groupe ${group} (${withRest(names, total)})`,
    unmet: (groups) => `aucun membre du groupe ${alternatives(groups)} ne l’a signée`,
  },
  concerns: {
    asked: (countries) => `concernant ${alternatives(countries)}`,
    met: (country) => `concerne ${country}`,
    unmet: (countries) =>
      countries.length === 1
        ? `elle ne concerne pas ${list(countries)}`
        : `elle ne concerne ni ${countries.join(' ni ')}`,
  },
  topic: {
    asked: (topics) => `sur le thème ${alternatives(topics)}`,
    met: (topic, evidence) =>
      `sur le thème ${topic}${evidence.length === 0 ? '' : ` (on y lit ${list(evidence.map((words) => quote(words)))})`}`,
    unmet: (topics) => `elle n’est pas sur le thème ${alternatives(topics)}`,
  },
  serverTopic: {
    asked: (names) => `sur votre propre thème ${alternatives(names)}`,
    met: (name) => `sur votre propre thème ${name}`,
    unmet: (topics) => `son texte ne correspond pas à votre propre thème ${alternatives(topics)}`,
  },
  words: {
    asked: (words) => `contenant ${quote(words)}`,
    met: (words) => `contient ${quote(words)}`,
    unmet: (words) => `son texte ne contient pas ${quote(words)}`,
    without: {
      asked: (unwanted) => `ne contenant ${neither(unwanted.map(quote))}`,
      met: (unwanted) => `ne contient ${neither(unwanted.map(quote))}`,
      unmet: (unwanted) =>
        `son texte contient ${alternatives(unwanted.map(quote))}, ce que l’abonnement exclut`,
    },
  },
  minimum: {
    asked: (minimum) => `signées par au moins ${number(minimum)} membres`,
    met: (signatories, minimum) =>
      `signée par ${count(signatories, 'membre', 'membres')}, au moins ${number(minimum)}`,
    unmet: (signatories, minimum) =>
      `seulement ${count(signatories, 'membre l’a signée', 'membres l’ont signée')}, et l’abonnement en demande au moins ${number(minimum)}`,
  },
  notSignatory: {
    asked: (names) => `non signées par ${alternatives(names)}`,
    met: (names) => `non signée par ${alternatives(names)}`,
    unmet: (names) => `elle est signée par ${list(names)}, ce que l’abonnement exclut`,
  },
  notList: {
    asked: (lists) => `que personne de votre liste ${alternatives(lists)} n’a signées`,
    met: (lists) => `personne de votre liste ${alternatives(lists)} ne l’a signée`,
    unmet: (lists) =>
      `elle est signée par quelqu’un de votre liste ${list(lists)}, ce que l’abonnement exclut`,
  },
  notDelegation: {
    asked: (ofCountries) => `qu’aucun membre de la délégation ${alternatives(ofCountries)} n’a signées`,
    met: (ofCountries) => `aucun membre de la délégation ${alternatives(ofCountries)} ne l’a signée`,
    unmet: (ofCountries) =>
      `elle est signée par un membre de la délégation ${list(ofCountries)}, ce que l’abonnement exclut`,
  },
  notGroup: {
    asked: (groups) => `qu’aucun membre du groupe ${alternatives(groups)} n’a signées`,
    met: (groups) => `aucun membre du groupe ${alternatives(groups)} ne l’a signée`,
    unmet: (groups) => `elle est signée par un membre du groupe ${list(groups)}, ce que l’abonnement exclut`,
  },
  notConcerns: {
    asked: (countries) =>
      countries.length === 1
        ? `ne concernant pas ${list(countries)}`
        : `ne concernant ni ${countries.join(' ni ')}`,
    met: (countries) =>
      countries.length === 1
        ? `ne concerne pas ${list(countries)}`
        : `ne concerne ni ${countries.join(' ni ')}`,
    unmet: (countries) => `elle concerne ${list(countries)}, ce que l’abonnement exclut`,
  },
  notTopic: {
    asked: (topics) => `hors du thème ${alternatives(topics)}`,
    met: (topics) => `hors du thème ${alternatives(topics)}`,
    unmet: (topics) => `elle est sur le thème ${list(topics)}, ce que l’abonnement exclut`,
  },
  notServerTopic: {
    asked: (names) => `hors de votre propre thème ${alternatives(names)}`,
    met: (names) => `hors de votre propre thème ${alternatives(names)}`,
    unmet: (names) => `elle correspond à votre propre thème ${list(names)}, ce que l’abonnement exclut`,
  },
  declaration: {
    asked: (numbers) => `portant le numéro ${alternatives(numbers)}`,
    met: (number_) => `vous suivez la déclaration n°\u00a0${number_} elle-même`,
    unmet: (numbers) => `ce n’est pas la déclaration n°\u00a0${alternatives(numbers)}`,
  },
  tooMany: (limit) =>
    `Une option accepte au plus ${number(limit)} valeurs. Indiquez-en moins, ou créez un second abonnement. Rien n’a été enregistré.`,
  contradiction: (both) =>
    `Vous demandez et excluez à la fois **${both}**\u00a0: rien ne pourrait correspondre. Retirez l’un des deux. Rien n’a été enregistré.`,
};
