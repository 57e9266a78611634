/** Full stops after these end no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:nos?|doc|docs|mr|mrs|ms|dr|prof|st|art|arts|para|paras|cf|vs|e\.g|i\.e|p|pp|vol|ed|al|fig|approx|mme|mm|m|n|\p{Lu}(?:\.\p{Lu})*)\.$/iu;

/** The sentences of a paragraph, verbatim, without the bullet or number the paragraph begins with. */
export function sentencesOf(paragraph: string): string[] {
  const text = paragraph.replace(/^(?:[•·●▪◦‣–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+/, '');
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([•]?\s?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end);
    if (match[0].startsWith('.') && abbreviation.test(sentence)) continue;
    sentences.push(sentence.trim());
    start = end;
  }
  const last = text.slice(start).trim();
  return last === '' ? sentences : [...sentences, last];
}
