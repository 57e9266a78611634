import { alternatives, count, list, number, quote } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const reading: Messages['reading'] = {
  all: (parts) => list(parts),
  any: (parts) => alternatives(parts),
  not: (part) => `sans ${part}`,
  sequence: (parts) => parts.join('\u00a0; '),
  phrase: (words) => `“${words}”`,
  abbreviations: (words) =>
    `Comme vous l’avez écrit en majuscules, ${list(words.map((word) => `**${word}**`))} ${words.length === 1 ? 'n’est trouvé' : 'ne sont trouvés'} que là où le texte est aussi en majuscules.`,
  trouble: {
    quote: (_word, place) => `Le guillemet au caractère ${number(place)} n’est pas fermé.`,
    bracket: (_word, place) => `La parenthèse au caractère ${number(place)} n’est pas appariée.`,
    empty: (_word, place) => `Il n’y a aucun mot à chercher entre les signes au caractère ${number(place)}.`,
    operator: (word, place) =>
      `Il manque un mot d’un côté de ${quote(word)}, au caractère ${number(place)}. Pour chercher ${quote(word)} même, mettez-le entre guillemets.`,
    not: (word, place) =>
      `${quote(word)}, au caractère ${number(place)}, peut se comprendre de deux façons. Pour exclure un mot, mettez un tiret juste devant, ou SAUF en majuscules\u00a0; pour chercher ${quote(word)} même, mettez-le entre guillemets.`,
    minus: (_word, place) => `Un seul tiret suffit au caractère ${number(place)}.`,
    star: (_word, place) =>
      `L’astérisque au caractère ${number(place)} ne peut figurer qu’à la fin d’un mot, hors des guillemets.`,
    prefix: (_word, place, least) =>
      `Il faut au moins ${count(least, 'lettre', 'lettres')} devant un astérisque\u00a0: il y en a moins au caractère ${number(place)}.`,
    nothing: 'Votre saisie ne contient aucun mot à chercher.',
  },
  suggestion: (words) => `Vouliez-vous dire ${words}\u00a0?`,
};
