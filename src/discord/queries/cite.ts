import { textLanguages, type TextLanguage } from '../../assembly/declaration.ts';
import { formatDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { declarationByNumber } from '../../store/declarations/declarations.ts';
import { randomDeclaration } from '../../store/declarations/random-declaration.ts';
import type { Database } from '../../store/db/database.ts';
import type { Reply } from '../commands/command.ts';
import { oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { noticeCard } from '../render/notice.ts';
import type { View } from '../render/view-kinds.ts';
import { gone } from './answer.ts';
import { copied } from './copied.ts';
import type { QueryContext } from './context.ts';
import { plainTitle } from './export-table.ts';
import { definitionOf } from './views.ts';

const titleShown = 400;
const askedShown = 400;

/** The text by which a view is cited, in both languages of the Assembly, with the day of access by UTC. */
export async function citeReply(
  { db, language }: Pick<QueryContext, 'db' | 'language'>,
  view: View,
  now = new Date(),
): Promise<Reply> {
  const accessed = now.toISOString().slice(0, 10);
  const number = await numberOf(db, view);
  const texts: string[] = [];
  for (const one of textLanguages) {
    const text =
      number === null
        ? await ofAnswer(db, view, one, accessed)
        : await ofDeclaration(db, number, one, accessed);
    if (text === null) return gone(view, language);
    texts.push(copied(text));
  }
  return noticeCard(messagesFor(language).citing.intro, ...texts);
}

/** The declaration that a view is about, where it is about one. */
async function numberOf(db: Database, view: View): Promise<number | null> {
  switch (view.kind) {
    case 'declaration':
    case 'signatories':
    case 'editions':
      return view.number;
    case 'random':
      return randomDeclaration(db, view.seed);
    default:
      return null;
  }
}

async function ofDeclaration(
  db: Database,
  number: number,
  language: TextLanguage,
  accessed: string,
): Promise<string | null> {
  const found = await declarationByNumber(db, number, language);
  if (found === null) return null;
  return messagesFor(language).citing.declaration({
    title: fit(oneLine(found.title), titleShown),
    number: found.number,
    document: found.document,
    date: formatDate(found.date, language),
    edition: found.edition === 1 ? null : found.edition,
    url: found.url,
    accessed: formatDate(accessed, language),
  });
}

async function ofAnswer(
  db: Database,
  view: View,
  language: TextLanguage,
  accessed: string,
): Promise<string | null> {
  const found = await definitionOf(view).exportTable({ db, language, sharedBy: null }, view);
  if (found === null) return null;
  const asked = fit(oneLine(plainTitle(found.title)), askedShown);
  return messagesFor(language).citing.answer(asked, formatDate(accessed, language));
}
