import type { Declaration } from '../assembly/declaration.ts';
import { sentencesOf } from './sentences.ts';

/** Longest summary, in characters. */
export const summaryLimit = 350;

const who = {
  en: String.raw`(?:we|the undersigned|the (?:parliamentary )?assembly|(?:the )?signatories|the members)`,
  fr: String.raw`(?:nous|les (?:soussign[ée]s|signataires|membres)|l['’]assembl[ée]e(?: parlementaire)?)`,
};
const ask = {
  en: String.raw`(?:calls?|calling) (?:for|on|upon)|call(?:s|ing)? (?:the|all|its|both)\b|urg(?:es?|ing)|demand(?:s|ing)?|appeal(?:s|ing)? (?:to|for)|request(?:s|ing)?|invit(?:es?|ing)|asks? |asking |encourag(?:es?|ing)|insists?|recommends?|implores?|exhorts?`,
  fr: String.raw`(?:en )?appel(?:ons|lent|le|ant) |exhort(?:ons|ent|e|ant)|demand(?:ons|ent|e|ant)\b|invit(?:ons|ent|e|ant)\b|pri(?:ons|ent)\b|r[ée]clam(?:ons|ent|e|ant)|exige(?:ons|nt|ant)?\b|encourage(?:ons|nt)?\b|enjoi(?:gnons|gnent)|recommand(?:ons|ent|e)\b|sollicit(?:ons|ent|e)\b`,
};
const protest = {
  en: String.raw`(?:strongly |firmly )?(?:condemn(?:s|ing)?|deplor(?:es?|ing)|denounc(?:es?|ing)|reject(?:s|ing)?|protests?) `,
  fr: String.raw`(?:condamn(?:ons|ent|e|ant)|d[ée]plor(?:ons|ent|e|ant)|d[ée]non(?:[çc]ons|cent|ce)|rejet(?:ons|tent|te)|protest(?:ons|ent))\b`,
};
const duty = {
  en: String.raw`\b(?:must|should|ought to|needs? to|have to|has to)\b`,
  fr: String.raw`\b(?:doit|doivent|devons|devrait|devraient|faut|il convient)\b`,
};
const stance = {
  en: String.raw`\b(?:concern(?:ed)?|regrets?|believes?|considers?|supports?|welcomes?|express(?:es)?|reaffirms?|stress(?:es)?|affirms?|declares?|recall(?:s)?|solidarity|convinced)\b`,
  fr: String.raw`\b(?:pr[ée]occup\p{L}*|inqui[ée]t\p{L}*|regrett\p{L}*|estim(?:ons|ent|e)|consid[ée]r\p{L}*|soutien|souten(?:ons)|soutiennent|salu(?:ons|ent)|exprim\p{L}*|r[ée]affirm\p{L}*|soulign\p{L}*|affirm\p{L}*|solidarit[ée]|convaincu\p{L}*)`,
};

function either({ en, fr }: { readonly en: string; readonly fr: string }, before = '', after = ''): RegExp {
  return new RegExp(`${before}(?:${en}|${fr})${after}`, 'iu');
}

const people = `(?:${who.en}|${who.fr})`;
const gap = String.raw`(?:,? [\p{L}'’-]+){0,6},? `;
// What tells the verb from the noun: "the demand", "demands were made".
const verbBefore = String.raw`(?<!\b(?:the|a|an|this|his|her|their|to|at|la|une|cette|de|à|of|s|its) )\b`;
const verbAfter = String.raw`\b(?! (?:were|was|are|is|have|has|had|made|of|by)\b)`;
/** In falling order of how plainly a sentence says what the signatories want. */
const grades: readonly { readonly pattern: RegExp; readonly score: number }[] = [
  { pattern: either(ask, String.raw`\b${people}${gap}`), score: 10 },
  {
    pattern: either(ask, String.raw`^(?:(?:and|therefore|hereby|strongly|et|donc),? )*`, verbAfter),
    score: 9,
  },
  { pattern: either(protest, String.raw`\b${people}${gap}`), score: 8 },
  { pattern: either(protest, '^'), score: 7 },
  { pattern: either(ask, verbBefore, verbAfter), score: 5 },
  { pattern: either(duty), score: 4 },
  { pattern: either(protest, String.raw`\b`), score: 3 },
];
const position = either(stance);
const undersigned = String.raw`(?:we|nous),? (?:the |les )?(?:undersigned|soussign[ée]s)`;
const opener = new RegExp(
  String.raw`^(?:${undersigned}[^.]{0,160}(?:declare|d[ée]clar\p{L}+|state|affirm\p{L}*)(?: the following| as follows| ce qui suit| that| que)?\s?[:,.]?` +
    String.raw`|${undersigned}[^.]{0,200}[:,]|(?:the |l['’])(?:parliamentary )?assembl(?:y|[ée]e)(?: parlementaire)?\s?[:,]?)$`,
  'iu',
);

interface Sentence {
  readonly text: string;
  readonly score: number;
  readonly paragraph: number;
}

/**
 * What the signatories ask, in the declaration's own words: one sentence, or two that stand together,
 * at most 350 characters. Without an ask, the sentence that states the position.
 */
export function summarize({ paragraphs }: Pick<Declaration, 'paragraphs'>): string | null {
  const sentences = paragraphs.flatMap((paragraph, at) =>
    sentencesOf(paragraph).map((text): Sentence => ({ text, score: scoreOf(text), paragraph: at })),
  );
  const said = sentences.filter(({ text, score }) => text.length > 20 && (score >= 7 || !opener.test(text)));
  const best = said.reduce<Sentence | undefined>(
    (best, sentence) => (best === undefined || sentence.score > best.score ? sentence : best),
    undefined,
  );
  if (best === undefined) return null;
  if (best.text.endsWith(':')) return clip([best.text, ...paragraphs.slice(best.paragraph + 1)].join(' '));
  const next = sentences[sentences.indexOf(best) + 1];
  const both = next === undefined ? '' : `${best.text} ${next.text}`;
  const isPair = next !== undefined && next.paragraph === best.paragraph && next.score >= 5;
  return isPair && both.length <= summaryLimit ? both : clip(best.text);
}

function scoreOf(sentence: string): number {
  const grade = grades.find(({ pattern }) => pattern.test(sentence));
  if (grade !== undefined) return grade.score;
  if (!position.test(sentence)) return 0;
  return /^(?:considering|whereas|having regard|consid[ée]rant|vu )/i.test(sentence) ? 1 : 2;
}

function clip(text: string): string {
  if (text.length <= summaryLimit) return text;
  const cut = text.slice(0, summaryLimit);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:–—-]+$/, '')}…`;
}
