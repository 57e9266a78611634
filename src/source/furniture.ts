import { fold } from '../assembly/fold.ts';

const piece = String.raw`(?:logo assembly|logo hemicycle|print|imprimer|see (?:the )?related documents?|(?:voir )?(?:les )?autres documents lies|related documents?|documents lies)`;
const furniture = new RegExp(String.raw`^[\s|[\]]*(?:${piece}[\s|[\]]*)+$`);
const closing = /^(?:©|\(c\) council of europe|copyright|top$|back to top|haut de page|retour en haut)/;

/** Whether a line is a label of the page and not of the document. */
export function isFurniture(line: string): boolean {
  return line.length <= 90 && furniture.test(fold(line));
}

/** Whether a last line belongs to the foot of the page. */
export function isClosing(line: string): boolean {
  return line.length <= 120 && closing.test(fold(line));
}

const signed = '(?:who|that|which) (?:have|has) signed it';
const disclaimers = [
  // English, in the order in which they replaced each other.
  `this written declaration (?:only )?(?:commits|binds|engages) (?:only )?(?:the (?:members|representatives)|those(?: members)?|its signatories)(?: ${signed})?`,
  `this written declaration does not reflect the (?:position|views?|opinion) of the (?:parliamentary )?assembly[;,:.]? ?(?:but )?only (?:that )?(?:of )?(?:those|the) (?:members )?${signed}`,
  'it will not be (?:further )?considered (?:further )?by the (?:parliamentary )?assembly',
  "(?:cette|la presente) declaration(?: ecrite)? n'engage que (?:ses signataires|les (?:membres|signataires)|ceux)(?: qui l'ont signee)?",
  "(?:cette|la presente) declaration(?: ecrite)? ne reflete pas la position de l'assemblee(?: parlementaire)?[^.]{0,120}signee?",
  "elle ne (?:fera|sera)[^.]{0,80} (?:par|de) l'assemblee(?: parlementaire)?",
];
const disclaimer = new RegExp(String.raw`^[\s(*[]*(?:${disclaimers.join('|')})[\s.)*\]]*`);

/**
 * A line without the notice that a declaration commits only those who signed it; `null` when that was
 * all of it. The same line comes back when it does not begin with the notice.
 */
export function withoutDisclaimer(line: string): string | null {
  if (!/^[\s(*[]*(?:this|it|cette|la|elle)\s/i.test(line)) return line;
  let rest = line;
  for (;;) {
    const match = disclaimer.exec(foldKeepingLength(rest));
    if (match === null) break;
    rest = rest.slice(match[0].length);
    if (rest === '') return null;
  }
  return rest;
}

/** Folded so that an index into the result is one into the text: lines here have single spaces already. */
function foldKeepingLength(text: string): string {
  return Array.from(text, (letter) => {
    const folded = letter === ' ' ? ' ' : fold(letter);
    return folded.length === letter.length ? folded : letter;
  }).join('');
}
