import { stillReading } from '../../queries/still-reading.ts';
import { ApplicationCommandType, type Message } from 'discord.js';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';
import { localizations, messagesFor } from '../../../i18n/messages.ts';
import type { Messages } from '../../../i18n/shape.ts';
import type { Database } from '../../../store/db/database.ts';
import { entriesByNumber } from '../../../store/declarations/declarations.ts';
import { numberOfFile } from '../../../store/declarations/nearest-number.ts';
import { resolveReferences } from '../../../store/declarations/references.ts';
import { answerTo } from '../../queries/answer.ts';
import { declarationsPanel } from '../../views/declarations/declaration.ts';
import { troubleCard } from '../../render/notice.ts';
import type { MessageCommand } from '../command.ts';
import { readNamed, type Named } from '../../resolve/numbers.ts';
import { cleanTyped } from '../../interactions/typed-text.ts';
import { forReading } from '../../render/localized-options.ts';
import { textLanguageOf } from '../../../locales.ts';

const shown = 10;
/** Of numbers and links looked up. */
const looked = 40;

export const inMessageCommand: MessageCommand = {
  definition: {
    type: ApplicationCommandType.Message,
    name: messagesFor('en').ask.inMessage,
    name_localizations: localizations(({ ask }) => ask.inMessage),
    ...forReading,
  },

  run: async ({ targetMessage }, { db }, language) => {
    const { message, panel } = messagesFor(language);
    const named = readNamed(cleanTyped(textOf(targetMessage))).slice(0, looked);
    const held = await entriesOf(db, named, textLanguageOf(language));
    const missing: string[] = [];
    const found = new Map<number, DeclarationEntry>();
    for (const { of, value } of named) {
      const entry = held.get(`${of} ${value}`);
      if (entry) found.set(entry.number, entry);
      else missing.push(missingInMessage(message, of, value));
    }
    const entries = [...found.values()];
    const [only, ...others] = entries;
    if (!only) {
      return troubleCard(
        missing.length === 0 ? message.none : message.missing(missing.slice(0, shown)),
        missing.length === 0 ? null : panel.gone,
        missing.length === 0 ? null : await stillReading(db, language),
      );
    }
    if (others.length === 0 && missing.length === 0) {
      return answerTo({ db, language, sharedBy: null }, { kind: 'declaration', number: only.number });
    }
    return declarationsPanel(
      [
        `### ${message.title}`,
        missing.length === 0 ? null : message.missing(missing.slice(0, shown)),
        entries.length > shown ? message.cut(shown) : null,
      ],
      entries.slice(0, shown),
      language,
      'plain',
    );
  },
};

function missingInMessage(message: Messages['message'], of: Named['of'], value: number): string {
  switch (of) {
    case 'declaration':
      return message.number(value);
    case 'document':
      return message.document(value);
    case 'file':
      return message.file(value);
  }
}

/** Those that are held, by what names them. */
async function entriesOf(
  db: Database,
  named: readonly Named[],
  language: TextLanguage,
): Promise<Map<string, DeclarationEntry>> {
  const numbers = named.flatMap(({ of, value }) => (of === 'file' ? [] : [{ kind: of, number: value }]));
  const resolved = await resolveReferences(db, numbers, language);
  const held = new Map<string, DeclarationEntry>();
  for (const { entry } of resolved) {
    if (entry === null) continue;
    held.set(`declaration ${entry.number}`, entry).set(`document ${entry.document}`, entry);
  }
  for (const { of, value } of named) {
    const number = of === 'file' ? await numberOfFile(db, value) : null;
    const [entry] = number === null ? [] : await entriesByNumber(db, [number], language);
    if (entry) held.set(`${of} ${value}`, entry);
  }
  return held;
}

/** Everything a message says, in embeds and components as well. */
function textOf({ content, embeds, components }: Message): string {
  const inEmbeds = embeds.flatMap(({ title, description, url, fields, footer }) => [
    title,
    url,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [content, ...inEmbeds, ...textsIn(components.map((one) => one.toJSON()))].filter(Boolean).join('\n');
}

function textsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    (key === 'content' || key === 'url') && typeof value === 'string' ? [value] : textsIn(value),
  );
}
