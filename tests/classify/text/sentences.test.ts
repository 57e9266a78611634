import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from '../../../src/classify/text/sentences.ts';

const split = (text: string): string[] => sentencesOf(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['One. Two! Three? Four… Five', ['One.', 'Two!', 'Three?', 'Four…', 'Five']],
  ['Wait... Go.', ['Wait...', 'Go.']],
  ['See No. 675 and Nos. 1, 2 of Doc. 14933.', ['See No. 675 and Nos. 1, 2 of Doc. 14933.']],
  ['We said No. They left.', ['We said No.', 'They left.']],
  ['Mr. Smith, Dr. J. P. Roe and Ms. A. Poe met.', ['Mr. Smith, Dr. J. P. Roe and Ms. A. Poe met.']],
  [
    'M. Dupont et MM. Petit et Roux parlent. Mme Roux écoute.',
    ['M. Dupont et MM. Petit et Roux parlent.', 'Mme Roux écoute.'],
  ],
  ['They fled to the U.S. We call for help.', ['They fled to the U.S.', 'We call for help.']],
  [
    'The U.S. Senate met in St. Paul at 3 p.m. on 4 May.',
    ['The U.S. Senate met in St. Paul at 3 p.m. on 4 May.'],
  ],
  [
    'Tax rose by 3.5 per cent. It fell by 4. In May it rose.',
    ['Tax rose by 3.5 per cent.', 'It fell by 4.', 'In May it rose.'],
  ],
  ['Art. 5 and art. II apply, e.g. Here, i.e. There.', ['Art. 5 and art. II apply, e.g. Here, i.e. There.']],
  ['Schools, roads, etc. All is lost.', ['Schools, roads, etc.', 'All is lost.']],
  ['« Non ! » Il part. « Quoi ? » demande-t-il.', ['« Non ! »', 'Il part.', '« Quoi ? » demande-t-il.']],
  ['He said: “Go.” (He meant it.) She went.', ['He said: “Go.”', '(He meant it.)', 'She went.']],
  ['p. ex. la page p. 4 et l’al. 2.', ['p. ex. la page p. 4 et l’al. 2.']],
  ['See Kavala v. Turkey (no. 28749/18). Act.', ['See Kavala v. Turkey (no. 28749/18).', 'Act.']],
  ['Voir Kavala c. Turquie. Agissez.', ['Voir Kavala c. Turquie.', 'Agissez.']],
  ['That is Part V. We call for it.', ['That is Part V.', 'We call for it.']],
  ['• one', ['one']],
  ['– one. 2) Two. 3. Three.', ['one.', 'Two.', 'Three.']],
  ['(iv) four', ['four']],
  ['1. a) both', ['both']],
  ['2.1. A number of two parts.', ['A number of two parts.']],
  ['The parties: 1. Recall it; 2. Urge it.', ['The parties: 1. Recall it; 2. Urge it.']],
  ['A. Navalny is ill.', ['A. Navalny is ill.']],
  ['STOP. THE WAR IN ART. 5 AND NO. 6. NOW', ['STOP.', 'THE WAR IN ART. 5 AND NO. 6.', 'NOW']],
  ['without any stop at all', ['without any stop at all']],
  ['an end. of a word in lower case', ['an end. of a word in lower case']],
  ['', []],
  ['•', ['•']],
])('“%s” are %j', (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

it('leaves nothing out but markers and the space between', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('. ', 'A. ', '• ', '1. ', 'We go. ', '! » ', 'No. 5 ', '… ', '" '),
      ),
    )
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());
  fc.assert(
    fc.property(text, (text) => {
      let end = 0;
      for (const { start, from, to } of sentencesOf(text)) {
        expect(text.slice(end, start).trim()).toBe('');
        expect(start).toBeLessThanOrEqual(from);
        expect(from).toBeLessThan(to);
        end = to;
      }
      expect(text.slice(end)).toMatch(/^ ?$/);
    }),
  );
});
