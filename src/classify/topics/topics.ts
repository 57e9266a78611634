import type { Declaration, TextLanguage } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import passing from './taxonomy/passing.json' with { type: 'json' };
import { topics } from './taxonomy.ts';
import { type Finder, finderOf, type FoundTerm } from './finder.ts';
import { enough, type Kind, rules } from './rules.ts';
import { type TopicWord, topicWordsOf } from './tokenize.ts';

/** What a term that is found says: for which topic, and how. */
interface Meaning {
  /** The place of the topic in the taxonomy; -1 for what weighs nothing anywhere. */
  readonly topic: number;
  readonly kind: Kind;
  readonly term: string;
}

interface Mention extends Meaning {
  readonly kind: Exclude<Kind, 'not'>;
  /** As printed. */
  readonly printed: string;
}

/** The plainest first. */
const kinds = ['strong', 'title', 'alone', 'weak', 'not'] as const;
const finders = new Map<TextLanguage, Finder<Meaning>>();

function finderFor(language: TextLanguage): Finder<Meaning> {
  const known = finders.get(language);
  if (known !== undefined) return known;
  const ofTopics = topics.flatMap(({ terms }, topic) =>
    kinds.flatMap((kind) => terms[language][kind].map((term) => ({ term, meaning: { topic, kind, term } }))),
  );
  const ofNone = passing[language].map((term) => ({
    term,
    meaning: { topic: -1, kind: 'not', term } as const,
  }));
  const finder = finderOf<Meaning>([...ofTopics, ...ofNone], language);
  finders.set(language, finder);
  return finder;
}

/**
 * The topics of a declaration, most weight first, each with the words of the text that decided. The title
 * weighs most: one clear term there is enough, while the body alone has to come back to a topic.
 */
export function topicsOf({
  title,
  paragraphs,
  language,
}: Pick<Declaration, 'title' | 'paragraphs' | 'language'>): readonly {
  readonly id: string;
  readonly evidence: readonly string[];
}[] {
  const inTitle = byTopic(mentionsIn(title, language));
  const inBody = byTopic(paragraphs.flatMap((paragraph) => mentionsIn(paragraph, language)));
  const speaks = [...inTitle.values()].some((mentions) => pointsInTitle(mentions) >= enough);
  return topics
    .flatMap(({ id }, topic) => {
      const verdict = weigh(inTitle.get(topic) ?? [], inBody.get(topic) ?? [], speaks);
      return verdict === null ? [] : [{ id, ...verdict }];
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ id, evidence }) => ({ id, evidence }));
}

interface Verdict {
  readonly weight: number;
  readonly evidence: readonly string[];
}

/** Whether a topic is given for what stands in the title and in the body; `speaks`: the title gives some topic. */
function weigh(title: readonly Mention[], body: readonly Mention[], speaks: boolean): Verdict | null {
  const inTitle = pointsInTitle(title);
  const inBody = pointsInBody(body);
  const weight = rules.titleOverBody * inTitle + inBody;
  if (inTitle >= enough)
    return { weight, evidence: evidenceIn(title.filter(({ kind }) => kind !== 'alone')) };
  if (!speaks && title.some(({ kind }) => kind === 'alone')) return { weight, evidence: evidenceIn(title) };
  const bar = rules.bodyAlone[speaks ? 'titleSpeaks' : 'titleIsSilent'];
  const isBodyEnough =
    inBody >= bar.points && distinct(body.filter(({ kind }) => kind === 'strong')).length >= bar.strong;
  const isHintBorneOut = inTitle > 0 && inTitle + inBody >= enough;
  return isBodyEnough || isHintBorneOut ? { weight, evidence: evidenceIn([...title, ...body]) } : null;
}

function pointsInTitle(mentions: readonly Mention[]): number {
  return distinct(mentions).reduce((sum, { kind }) => sum + rules.inTitle[kind], 0);
}

function pointsInBody(mentions: readonly Mention[]): number {
  const terms = distinct(mentions);
  const again = terms.filter(
    ({ kind, term }) => kind === 'strong' && mentions.filter((mention) => mention.term === term).length > 1,
  );
  return terms.reduce((sum, { kind }) => sum + rules.inBody[kind], 0) + again.length * rules.again;
}

/** One mention of each term. */
function distinct(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter(({ term }, at) => mentions.findIndex((mention) => mention.term === term) === at);
}

function mentionsIn(text: string, language: TextLanguage): Mention[] {
  const words = topicWordsOf(text, language);
  const found = finderFor(language).find(words);
  const voids = found.filter(({ meaning }) => meaning.kind === 'not');
  const taken: FoundTerm<Meaning>[] = [];
  for (const mention of found.toSorted(plainestFirst)) {
    const { kind, topic } = mention.meaning;
    const covers = (place: number, { first, last }: FoundTerm<Meaning>): boolean =>
      first <= place && place <= last;
    const isVoid = voids.some((phrase) => {
      const isWhole = covers(mention.first, phrase) && covers(mention.last, phrase);
      const isPart = covers(mention.first, phrase) || covers(mention.last, phrase);
      return phrase.meaning.topic === topic ? isPart : phrase.meaning.topic === -1 && isWhole;
    });
    const isTaken = taken.some(
      ({ meaning, first, last }) => meaning.topic === topic && first <= mention.last && mention.first <= last,
    );
    if (kind !== 'not' && !isVoid && !isTaken) taken.push(mention);
  }
  return taken
    .sort((a, b) => a.first - b.first)
    .map(
      ({ meaning, first, last }) => ({ ...meaning, printed: printed(text, words, first, last) }) as Mention,
    );
}

/** Of two terms that share words, the one that says more is taken: by its list, then by its length. */
function plainestFirst(a: FoundTerm<Meaning>, b: FoundTerm<Meaning>): number {
  const rank = ({ meaning }: FoundTerm<Meaning>): number => kinds.indexOf(meaning.kind);
  return rank(a) - rank(b) || b.last - b.first - (a.last - a.first) || a.first - b.first;
}

function printed(text: string, words: readonly TopicWord[], first: number, last: number): string {
  return text.slice(words[first]?.start, words[last]?.end);
}

function byTopic(mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) groups.set(mention.topic, [...(groups.get(mention.topic) ?? []), mention]);
  return groups;
}

/** The plainest words first, each once, and none that another already holds. */
function evidenceIn(mentions: readonly Mention[]): readonly string[] {
  const chosen: { readonly words: string; readonly folded: string }[] = [];
  for (const { printed } of mentions.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))) {
    const folded = fold(printed);
    const isHeld = chosen.some((other) => other.folded.includes(folded) || folded.includes(other.folded));
    if (!isHeld && chosen.length < rules.mostEvidence) chosen.push({ words: printed, folded });
  }
  return chosen.map(({ words }) => words);
}
