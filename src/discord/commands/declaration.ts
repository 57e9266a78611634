import type { Language } from '../../assembly/declaration.ts';
import { formatShortDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { declarationByDocument, declarationByNumber, latestDeclaration } from '../../store/declarations.ts';
import type { Database } from '../../store/database.ts';
import { suggestDeclarations } from '../../store/suggestions.ts';
import type { Card } from '../cards/card.ts';
import { declarationCard } from '../cards/declaration.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { entry } from '../cards/parts.ts';
import { choice } from '../choice.ts';
import type { Command } from '../context.ts';
import { completed, described, forReading } from './options.ts';

const offered = 5;

export const declaration: Command = {
  definition: {
    name: 'declaration',
    ...described(({ declaration }) => declaration.description),
    ...forReading,
    options: [completed('number', ({ declaration }) => declaration.number)],
  },

  run: async (interaction, { db }, language) => {
    const typed = interaction.options.getString('number')?.trim() ?? '';
    if (typed === '') {
      const latest = await latestDeclaration(db, language);
      const none = messagesFor(language).trouble.noDeclarations;
      return latest === null ? troubleCard(none) : declarationCard(latest, language);
    }
    const asked = readNumber(typed);
    return asked === null ? byWords(db, typed, language) : byNumber(db, asked, language);
  },

  suggest: async (interaction, { db }, language) => {
    const found = await suggestDeclarations(db, interaction.options.getFocused(), language);
    const { number } = messagesFor(language).declaration;
    return found.map((item) =>
      choice(
        `${number(item.number)} · ${formatShortDate(item.date, language)} · ${item.title}`,
        String(item.number),
      ),
    );
  },
};

interface Asked {
  readonly of: 'declaration' | 'document' | 'either';
  readonly value: number;
}

const numbered = /^(?<kind>doc(?:ument)?|no|n[°ºo]|#)?\s*\.?\s*(?<digits>\d{1,6})$/iu;

/** "682", "No. 682", "n° 682" or "Doc. 14933"; `null` for anything else. */
export function readNumber(typed: string): Asked | null {
  const groups = numbered.exec(typed.trim())?.groups;
  if (!groups) return null;
  const kind = groups['kind']?.toLowerCase();
  const of = kind === undefined ? 'either' : kind.startsWith('doc') ? 'document' : 'declaration';
  return { of, value: Number(groups['digits']) };
}

async function byNumber(db: Database, { of, value }: Asked, language: Language): Promise<Card> {
  const { trouble } = messagesFor(language);
  const found =
    (of === 'document' ? null : await declarationByNumber(db, value, language)) ??
    (of === 'declaration' ? null : await declarationByDocument(db, value, language));
  if (found) return declarationCard(found, language);
  return troubleCard(of === 'document' ? trouble.noDocument(value) : trouble.noDeclaration(value));
}

async function byWords(db: Database, typed: string, language: Language): Promise<Card> {
  const { trouble } = messagesFor(language);
  const found = await suggestDeclarations(db, typed, language);
  const [only] = found;
  if (!only) return troubleCard(trouble.noDeclarationLike(`**${fit(oneLine(typed), 100, escape)}**`));
  if (found.length > 1) {
    const list = found.slice(0, offered).map((item) => entry(item, language));
    return noticeCard(trouble.didYouMean, list.join('\n'));
  }
  return byNumber(db, { of: 'declaration', value: only.number }, language);
}
