import { eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationRecord, ThreadReason } from '../../assembly/record.ts';
import { linkBetween, type LinkedDeclaration, type Link } from '../../classify/similarity/links.ts';
import { rows, type Database } from '../db/database.ts';
import { texts } from '../db/schema.ts';
import { type Chained, referenceChain } from './reference-chain.ts';
import { threadCandidates, type ThreadCandidate } from './thread-candidates.ts';
import { weighTitles, type WeighedText } from './weighed-titles.ts';

export interface ThreadMember {
  readonly id: number;
  readonly number: number;
  /** Day on which it was tabled, ISO. */
  readonly tabledOn: string;
  /** The more, the closer; only for comparing. */
  readonly score: number;
  readonly reason: ThreadReason;
}

/** Whoever is named in so many texts tells no story of any of them. */
const maxTextsOfPerson = 80;
const maxPersonsAsked = 40;
const chainedScore = 5;

/**
 * The other stored declarations that tell the same story as one, by number: `linkBetween` says what counts, and a chain of
 * references counts as well. None where nothing reaches the threshold. What is done for one is bounded: a few hundred titles are
 * compared, however many declarations there are.
 */
export async function threadOf(
  db: Database,
  {
    id,
    number,
    language,
    concerns,
    topics,
  }: Pick<DeclarationRecord, 'id' | 'number' | 'language' | 'concerns' | 'topics'>,
): Promise<ThreadMember[]> {
  const [held, chained, named] = await Promise.all([
    db
      .select({ language: texts.language, title: texts.title })
      .from(texts)
      .where(eq(texts.declarationId, id)),
    referenceChain(db, id),
    personsNamed(db, id, language),
  ]);
  const about = { concerns, topics: topics.map((topic) => topic.id) };
  const own = await weighTitles(
    db,
    held.map((text) => ({ ...text, ...about })),
  );
  const chain = new Map(chained.map((one) => [one.id, one]));
  const known = [...new Set([...chain.keys(), ...named.keys()])].filter((other) => other !== id);
  const asked = { id, number, ...about, texts: own };
  const candidates = await weighTitles(db, await threadCandidates(db, asked, known));
  const members = new Map<number, ThreadMember>();
  // What is said in the language of the reader is the reason, whatever the other language says as well.
  for (const candidate of candidates.toSorted(
    (a, b) => Number(b.language === language) - Number(a.language === language),
  )) {
    const member = memberOf({ ...about, texts: own, persons: named.get(id) ?? none }, candidate, {
      persons: named.get(candidate.id) ?? none,
      chained: chain.get(candidate.id),
    });
    const before = members.get(candidate.id);
    if (member === null || (before !== undefined && before.score >= member.score)) continue;
    members.set(candidate.id, { ...member, reason: before?.reason ?? member.reason });
  }
  return [...members.values()].toSorted((a, b) => a.number - b.number);
}

type Persons = LinkedDeclaration['persons'];
const none: Persons = new Map();

interface Own {
  readonly concerns: readonly string[];
  readonly topics: readonly string[];
  readonly texts: readonly WeighedText[];
  readonly persons: Persons;
}

function memberOf(
  { concerns, topics, texts, persons }: Own,
  candidate: ThreadCandidate & WeighedText,
  by: { readonly persons: Persons; readonly chained: Chained | undefined },
): ThreadMember | null {
  const mine = texts.find(({ language }) => language === candidate.language);
  // Without a language in common no title says anything: people, countries and references do.
  const words = mine === undefined ? new Map<string, number>() : candidate.words;
  const link = linkBetween(
    { concerns, topics, words: mine?.words ?? words, persons },
    { ...candidate, words, persons: by.persons },
    by.chained?.direction ?? null,
  );
  const reason = reasonFor(link, by.chained, mine);
  if (reason === null) return null;
  const { id, number, tabledOn } = candidate;
  return { id, number, tabledOn, score: link?.score ?? chainedScore, reason };
}

function reasonFor(
  link: Link | null,
  chained: Chained | undefined,
  mine: WeighedText | undefined,
): ThreadReason | null {
  if (link?.reference != null) return { kind: link.reference };
  if (chained !== undefined) return { kind: 'through', number: chained.via };
  if (link === null) return null;
  if (link.persons.length > 0) return { kind: 'persons', names: link.persons };
  return { kind: 'words', words: link.words.map((word) => mine?.printed.get(word) ?? word) };
}

/** Whom a declaration names, and which others name them too: the persons of each by key. Whoever is named everywhere is left out. */
async function personsNamed(db: Database, id: number, language: TextLanguage): Promise<Map<number, Persons>> {
  const found = rows<{ id: number; key: string; name: string; inTitle: boolean }>(
    await db.execute(sql`
      with own as (
        select distinct key from mentions where declaration_id = ${id} and kind = 'person' order by key limit ${maxPersonsAsked}
      )
      select m.declaration_id as id, own.key, m.name, m.in_title as "inTitle"
      from own cross join lateral (
        select declaration_id, language, name, in_title from mentions where kind = 'person' and key = own.key limit ${maxTextsOfPerson + 1}
      ) m
      order by m.declaration_id = ${id} desc, m.declaration_id, m.language = ${language} desc, m.name`),
  );
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const persons = new Map<number, Map<string, { name: string; isInTitle: boolean }>>();
  for (const { id: of, key, name, inTitle } of found) {
    if ((counts.get(key) ?? 0) > maxTextsOfPerson) continue;
    const theirs = persons.get(of) ?? new Map<string, { name: string; isInTitle: boolean }>();
    const before = theirs.get(key);
    theirs.set(key, { name: before?.name ?? name, isInTitle: (before?.isInTitle ?? false) || inTitle });
    persons.set(of, theirs);
  }
  return persons;
}
