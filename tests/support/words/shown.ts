import { allOf, eitherOf, notOf, type WordsReading, type WordToken } from '../../../src/words/tree.ts';

/** Reads what the bot says of a reading in English back, so that a test can hold it against what is meant. */
export function readShown(shown: string): WordsReading {
  if (/^[^();,‘’…]+$/u.test(shown) && !/ (?:and|or|not) /u.test(` ${shown}`)) return term(shown);
  const rest = { text: shown };
  const reading = level(rest);
  if (rest.text !== '') throw new Error(`Left of “${shown}”: “${rest.text}”.`);
  return reading;
}

interface Rest {
  text: string;
}

function took(rest: Rest, begin: string): boolean {
  if (!rest.text.startsWith(begin)) return false;
  rest.text = rest.text.slice(begin.length);
  return true;
}

function level(rest: Rest): WordsReading {
  const parts: WordsReading[] = [];
  do parts.push(took(rest, 'not ') ? notOf(unit(rest)) : joined(rest));
  while (took(rest, '; '));
  return allOf(parts);
}

function joined(rest: Rest): WordsReading {
  const parts = [unit(rest)];
  let isAny = false;
  for (;;) {
    if (took(rest, ' or ')) isAny = true;
    else if (!took(rest, ', ') && !took(rest, ' and ')) break;
    parts.push(unit(rest));
  }
  return isAny ? eitherOf(parts) : allOf(parts);
}

function unit(rest: Rest): WordsReading {
  if (took(rest, '(')) {
    const inside = level(rest);
    if (!took(rest, ')')) throw new Error(`A bracket does not close before “${rest.text}”.`);
    return inside;
  }
  const phrase = /^‘(?<words>[^’]*)’/u.exec(rest.text);
  const word = phrase ?? /^(?<words>[\p{L}\p{N}-]+…?)/u.exec(rest.text);
  if (!word) throw new Error(`No word begins “${rest.text}”.`);
  rest.text = rest.text.slice(word[0].length);
  return term(word.groups?.['words'] ?? '');
}

function term(words: string): WordsReading {
  const isPrefix = words.endsWith('…');
  const [first, ...others] = words
    .replace('…', '')
    .split(' ')
    .map((text): WordToken => ({
      text,
      parts: text.split('-'),
      isAbbreviation: !isPrefix && /^[A-Z]{2,5}$/u.test(text),
    }));
  if (!first) throw new Error('A term has no words.');
  return { kind: 'term', tokens: [first, ...others], isPrefix };
}
