import { messagesFor } from '../../i18n/messages.ts';
import { personById } from '../../store/people/signatory-profile.ts';
import type { Database } from '../../store/db/database.ts';
import { declarationByNumber, entriesById } from '../../store/declarations/declarations.ts';
import { signatoryListOf } from '../../store/people/signatory-list.ts';
import { sumOf } from '../../store/stats/counters.ts';
import { associationOf, signedByBoth } from '../../store/people/cosigners.ts';
import {
  compareDeclarationsPanel,
  comparePeoplePanel,
  type SideOfDeclarations,
  type SideOfPeople,
} from '../views/declarations/comparison.ts';
import { troubleCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import type { ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';
import { textLanguageOf } from '../../locales.ts';

const recentShown = 5;

export async function compareDeclarationsAnswer(
  asking: QueryContext,
  { a, b }: ViewOf<'compareDeclarations'>,
): Promise<Reply | null> {
  if (a === b) return troubleCard(messagesFor(asking.language).comparing.same);
  const [one, other] = [await declarationSide(asking, a), await declarationSide(asking, b)];
  return one === null || other === null ? null : compareDeclarationsPanel(one, other, asking);
}

export async function declarationSide(
  { db, language }: QueryContext,
  number: number,
): Promise<SideOfDeclarations | null> {
  const found = await declarationByNumber(db, number, textLanguageOf(language));
  if (found === null) return null;
  const [entry] = await entriesById(db, [found.id], textLanguageOf(language));
  if (!entry) return null;
  return { entry, topics: found.topics.map(({ id }) => id), everyone: await signatoryListOf(db, number) };
}

export async function comparePeopleAnswer(
  asking: QueryContext,
  { a, b }: ViewOf<'comparePeople'>,
): Promise<Reply | null> {
  if (a === b) return troubleCard(messagesFor(asking.language).comparing.same);
  const { db, language } = asking;
  const [one, other] = [await personSide(db, a), await personSide(db, b)];
  if (one === null || other === null) return null;
  const ids = await signedByBoth(db, a, b);
  const together = await associationOf(db, a, b, ids.length);
  const recent = await entriesById(db, ids.slice(0, recentShown), textLanguageOf(language));
  return comparePeoplePanel(one, other, { ...together, recent }, asking);
}

async function personSide(db: Database, id: number): Promise<SideOfPeople | null> {
  const person = await personById(db, id);
  if (person === null) return null;
  const key = String(id);
  return {
    ...person,
    signed: await sumOf(db, 'signatory', '', key),
    tabled: await sumOf(db, 'tabled', '', key),
  };
}
