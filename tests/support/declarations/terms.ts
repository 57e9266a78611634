/** The texts a term stands for, nothing in its gaps. */
export function wordings(term: string): readonly string[] {
  const parts = term.replace(/[()]/gu, '').split(' ');
  return parts
    .filter((part) => part !== '...')
    .map((part) => part.split('|').map((choice) => choice.replace(/^=|\*$/gu, '')))
    .reduce<string[]>(
      (texts, choices) => texts.flatMap((text) => choices.map((word) => `${text} ${word}`)),
      [''],
    );
}
