import type { APIEmbedField } from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';
import { limits } from '../../render/limits.ts';

/** What commands are for: looking things up, following in a server, for oneself, running the bot. */
export type HelpGroup = 'read' | 'manage' | 'personal' | 'operate';

/** A slash command in the reader's language, as Discord tells of it. */
export interface CommandInHelp {
  readonly group: HelpGroup;
  readonly name: string;
  readonly description: string;
}

export interface HelpView {
  readonly commands: readonly CommandInHelp[];
  /** Names of those in the menu of a message. */
  readonly inMenu: readonly string[];
}

/** @param policies addresses of what the operator has published. */
export function helpCard(
  { commands, inMenu }: HelpView,
  language: Locale,
  policies: { readonly privacy?: string | undefined; readonly terms?: string | undefined } = {},
): Card {
  const { help, declaration } = messagesFor(language);
  const links = [
    ...(policies.privacy === undefined ? [] : [`[${help.policy}](${policies.privacy})`]),
    ...(policies.terms === undefined ? [] : [`[${help.terms}](${policies.terms})`]),
  ].join(' · ');
  const notes: Readonly<Record<HelpGroup, string>> = {
    read: inMenu.length === 0 ? '' : help.inMenu(inMenu.join(', ')),
    manage: help.searchHint,
    personal: blocks(help.directly, links),
    operate: '',
  };
  return card({
    color: colour,
    title: help.title,
    description: help.about,
    fields: (['read', 'manage', 'personal', 'operate'] as const).flatMap((group) =>
      fieldsOf(help[group], commands.filter((one) => one.group === group).map(inLine), notes[group]),
    ),
    footer: { text: `${declaration.commits} ${help.note}` },
  });
}

/** Discord keeps no no-break space in a description, and French has one before high punctuation. */
function inLine({ name, description }: CommandInHelp): string {
  return `\`/${name}\` ${description.replaceAll(/ (?=[:;?!»])/gu, '\u00a0')}`;
}

/** A name of a field that shows none. */
const noName = '\u200b';

/** Lines and a note below them, in as many fields as Discord needs for all of them. */
function fieldsOf(name: string, lines: readonly string[], note: string): APIEmbedField[] {
  const values: string[] = [];
  for (const part of [...lines.map((line) => `\n${line}`), ...(note === '' ? [] : [`\n\n${note}`])]) {
    const last = values.at(-1);
    if (last === undefined || last.length + part.length > limits.fieldValue) values.push(part.trim());
    else values[values.length - 1] = last + part;
  }
  return values.map((value, at) => ({ name: at === 0 ? name : noName, value }));
}
