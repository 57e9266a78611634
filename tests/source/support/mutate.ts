import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { staticLayouts } from '../../../tools/assembly-sandbox/layout.ts';
import { otherKinds, renderOther, renderText } from '../../../tools/assembly-sandbox/render.ts';
import { type Chance, chanceFrom, pick, wildPage } from './wild.ts';

const noise = [
  '<',
  '>',
  '</',
  '<div>',
  '</div>',
  '<p hidden>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<br>',
  '<table><tr><td>',
  '</td>',
  '&',
  '&#',
  '&nbsp;',
  '&#x0;',
  '\0',
  '\ud800',
  '\u200b',
  ';',
  ' ; ',
  ',',
  '|',
  '\n\n',
  '\r',
  '•',
  '1.',
  'Signed: 1',
  'Signatories:',
  'Total = 20',
  'Doc. 14459',
  'Written Declaration No 393',
  'Written declaration No. 648 | Doc. 14459 | 19 December 2017',
  'Report | Doc. 14459 | 19 December 2017',
  'Mr Adam SMITH, Atlantis, XYZ',
  'Italy',
  'SOC',
  'This written declaration commits only those who have signed it.',
  'We, the undersigned,',
  '<title>Just a moment...</title>',
] as const;

/** A page or text of the sandbox, whole: what the mutations start from. */
function startingPage(chance: Chance, seed: number): string {
  const entry = pick(chance, archive);
  const at = chance();
  if (at < 0.7) return wildPage(entry, pick(chance, ['A', 'A', 'B', 'B', ...staticLayouts] as const), seed);
  if (at < 0.9) return renderText(entry, pick(chance, ['A', 'B', ...staticLayouts] as const));
  return renderOther(pick(chance, otherKinds), entry);
}

/** A page with damage that a seed fixes: pieces lost, doubled, moved, taken from another page, noise let in. */
export function mutatedPage(seed: number): string {
  const chance = chanceFrom(seed);
  let page = startingPage(chance, seed);
  const times = 1 + Math.floor(chance() * 6);
  for (let i = 0; i < times; i += 1) page = mutate(page, chance, seed);
  return page;
}

function mutate(page: string, chance: Chance, seed: number): string {
  const at = Math.floor(chance() * page.length);
  const length = Math.floor(chance() ** 3 * page.length);
  const [before, piece, after] = [page.slice(0, at), page.slice(at, at + length), page.slice(at + length)];
  switch (Math.floor(chance() * 9)) {
    case 0:
      return before + after;
    case 1:
      return before + piece + piece + after;
    case 2: {
      const to = Math.floor(chance() * after.length);
      return before + after.slice(0, to) + piece + after.slice(to);
    }
    case 3:
      return before + pick(chance, noise) + piece + after;
    case 4:
      return before + pick(chance, noise).repeat(1 + Math.floor(chance() * 200)) + piece + after;
    case 5:
      return chance() < 0.3 ? before : before + piece + after;
    case 6:
      return before + Array.from(piece).toReversed().join('').slice(0, 500) + after;
    case 7: {
      const other = startingPage(chance, seed + 1);
      const from = Math.floor(chance() * other.length);
      return before + other.slice(from, from + length) + after;
    }
    default:
      return page.replaceAll(
        pick(chance, ['<', '>', ';', ',', ' ', '</p>', 'Doc.', '|', '\n']),
        pick(chance, noise),
      );
  }
}
