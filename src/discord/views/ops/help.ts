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
  /** What Discord makes a link of, which fills in the command; `null` where its id is not known. */
  readonly mention: string | null;
  readonly description: string;
}

export interface HelpView {
  readonly commands: readonly CommandInHelp[];
  /** Names of those in the menu of a message. */
  readonly inMenu: readonly string[];
  /** For one person, in a direct message or with the app that they brought along: there is no server to manage. */
  readonly isForPerson: boolean;
}

/** Addresses of what the operator has published. */
export interface HelpLinks {
  readonly privacy?: string | undefined;
  readonly terms?: string | undefined;
  readonly source?: string | undefined;
}

/** What the bot does and how to begin, following first. */
export function helpCard(
  { commands, inMenu, isForPerson }: HelpView,
  language: Locale,
  { privacy, terms, source }: HelpLinks = {},
): Card {
  const { help, declaration } = messagesFor(language);
  const link = (label: string, url: string | undefined) => (url === undefined ? [] : [`[${label}](${url})`]);
  const links = [
    ...link(help.policy, privacy),
    ...link(help.terms, terms),
    ...link(help.source, source),
  ].join(' · ');
  const notes: Readonly<Record<HelpGroup, string>> = {
    manage: isForPerson ? '' : help.example,
    personal: isForPerson ? help.example : help.directly,
    read: blocks(inMenu.length === 0 ? '' : help.inMenu(inMenu.join(', ')), help.searchHint, links),
    operate: '',
  };
  const groups: readonly HelpGroup[] = ['manage', 'personal', 'read', 'operate'];
  return card({
    color: colour,
    title: help.title,
    description: blocks(help.about, isForPerson ? help.forYou : ''),
    fields: groups.flatMap((group) =>
      fieldsOf(help[group], commands.filter((one) => one.group === group).map(inLine), notes[group]),
    ),
    footer: { text: `${declaration.commits} ${help.note}` },
  });
}

/** Discord keeps no no-break space in a description, and French has one before high punctuation. */
function inLine({ name, mention, description }: CommandInHelp): string {
  return `${mention ?? `\`/${name}\``} ${description.replaceAll(/ (?=[:;?!»])/gu, '\u00a0')}`;
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
