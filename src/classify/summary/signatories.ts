import { verbs } from './verbs.ts';
import { setOf, type SummaryWord } from './tokenize.ts';

// "the families, whom we met, demand": of what comes after, they are not the subject.
const subordinators = setOf(
  'who whom whose which that what where when while as since because que qu dont comme lorsque si if',
);

/** Whether the signatories, or the declaration itself, stand at a word. */
export function standsFor(words: readonly SummaryWord[], i: number): 'signatories' | 'text' | null {
  const word = words[i];
  if (word === undefined || word.isQuoted) return null;
  const near = (offset: number): string => words[i + offset]?.text ?? '';
  switch (word.text) {
    case 'we':
      return 'signatories';
    case 'nous':
      return isObject(near(-1), near(1)) ? null : 'signatories';
    case 'undersigned':
    case 'soussignes':
    case 'soussignees':
      return 'signatories';
    case 'signatories':
    case 'signataires':
      return areOurs(words, i) ? 'signatories' : null;
    case 'members':
    case 'membres':
      return isNamed(
        words,
        i,
        /^(?:the |les )?(?:members of|membres de) (?:the |l )?(?:pace|(?:parliamentary )?assembl(?:y|ee))\b/,
      )
        ? 'signatories'
        : null;
    case 'declaration':
      return /^(?:this|present|presente|cette)$/.test(near(-1)) ||
        /^(?:this|present) written$/.test(`${near(-2)} ${near(-1)}`)
        ? 'text'
        : null;
    case 'assembly':
    case 'assemblee':
      return isTheAssembly(words, i) ? 'text' : null;
    default:
      return null;
  }
}

/** "avec nous", "ils nous demandent" */
function isObject(before: string, after: string): boolean {
  if (/^(?:avec|pour|a|contre|parmi|entre|chez|sur|de|et|qui)$/.test(before)) return true;
  return verbs.get(after)?.some(({ form }) => form === 'ils' || form === 'il') === true;
}

/** Not "the signatories of the open letter", nor "other signatories". */
function areOurs(words: readonly SummaryWord[], i: number): boolean {
  if (/^(?:other|autres|all)$/.test(words[i - 1]?.text ?? '')) return false;
  const next = words[i + 1]?.text ?? '';
  if (!/^(?:of|to|de|du|des|d)$/.test(next)) return true;
  return words.slice(i + 2, i + 8).some(({ text }) => /^(?:declaration|texte?|presente?)$/.test(text));
}

function isNamed(words: readonly SummaryWord[], i: number, pattern: RegExp): boolean {
  if (
    /^(?:some|several|many|other|few|of|certains|plusieurs|autres|quelques)$/.test(words[i - 1]?.text ?? '')
  )
    return false;
  return pattern.test(
    words
      .slice(i, i + 7)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** Not "the National Assembly", "the President of the Assembly", "the Assembly of Kosovo". */
function isTheAssembly(words: readonly SummaryWord[], i: number): boolean {
  if (words[i]?.text === 'assembly' && words[i + 1]?.text === 's') return false;
  let j = i - 1;
  if (words[j]?.text === 'parliamentary') j -= 1;
  if (!/^(?:the|l|our|notre)$/.test(words[j]?.text ?? '') && j >= 0) return false;
  if (/^(?:of|by|to|with|in|de|par|a|dans)$/.test(words[j - 1]?.text ?? '')) return false;
  const after = words.slice(i + 1, i + 7).map(({ text }) => text);
  if (after[0] === 'parlementaire') after.shift();
  if (/^(?:nationale|generale|federale|legislative|constituante)$/.test(after[0] ?? '')) return false;
  return (
    !/^(?:of|de|du|des|d)$/.test(after[0] ?? '') ||
    after.slice(1, 4).includes('europe') ||
    after.slice(1, 4).includes('conseil')
  );
}

/** Whether the signatories stand at a word, and not in a clause that only tells which others are meant. */
export function isSubject(words: readonly SummaryWord[], i: number): boolean {
  return standsFor(words, i) !== null && !subordinators.has(words[i - 1]?.text ?? '');
}
