/** A word, or several that must stand one behind the other. */
export interface SearchTerm {
  readonly text: string;
  readonly isPhrase: boolean;
}

/** What a text must have and must not have. */
export interface Alternative {
  readonly must: readonly SearchTerm[];
  readonly mustNot: readonly SearchTerm[];
}

/** As the store does before it searches: one kind of quotation mark and hyphen, dashes as spaces. */
function plain(words: string): string {
  return words
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‐‑]/gu, '-')
    .replaceAll(/[‒–—―…]/gu, ' ');
}

/** Whether every quotation mark that opens is closed. */
export function quotesClose(words: string): boolean {
  return plain(words).split('"').length % 2 === 1;
}

const tokens = /"(?<phrase>[^"]*)"?|(?<minus>-)|(?<word>[^\s"|&!()]+)/gu;

/**
 * What was typed into a search box, as the database reads it: words are all required, "quoted" ones
 * together, OR parts alternatives, a minus leaves out. Only for telling people: the search itself is
 * the database's.
 */
export function readSearch(words: string): Alternative[] {
  const text = plain(words);
  const alternatives: { must: SearchTerm[]; mustNot: SearchTerm[] }[] = [{ must: [], mustNot: [] }];
  let isNegated = false;
  let isAfterTerm = false;
  for (const { groups = {}, index } of text.matchAll(tokens)) {
    if (groups['minus'] !== undefined) {
      isNegated = !isNegated;
      isAfterTerm = false;
      continue;
    }
    // As the last word, "or" is one like any other; what comes next is looked for behind one more sign.
    const isOr = /^or(?![\p{L}\p{N}_-])/iu.test(groups['word'] ?? '') && /\S/u.test(text.slice(index + 3));
    if (isAfterTerm && isOr) {
      alternatives.push({ must: [], mustNot: [] });
      isAfterTerm = false;
      continue;
    }
    const term = (groups['phrase'] ?? groups['word'] ?? '')
      .trim()
      .replaceAll(/\s+/gu, ' ')
      // Signs around a word are no part of it, nor is a star a wildcard.
      .replaceAll(/^[,;.*?]+|[,;.*?]+$/gu, '');
    if (/[\p{L}\p{N}]/u.test(term)) {
      const isPhrase = groups['phrase'] !== undefined && term.includes(' ');
      alternatives.at(-1)?.[isNegated ? 'mustNot' : 'must'].push({ text: term, isPhrase });
    }
    isNegated = false;
    isAfterTerm = true;
  }
  return alternatives.filter(({ must, mustNot }) => must.length + mustNot.length > 0);
}
