import type { APIEmbed } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import { formatNumber, formatShortDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, colour, lines, linkTo, masked, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';

/** How a topic has fared; the shape of the store's `TopicFigures`. */
export interface FiguresView {
  readonly count: number;
  readonly lastYear: number;
  /** The last years, the current one last. */
  readonly perYear: readonly number[];
  readonly latest: readonly DeclarationEntry[];
}

/** A topic in the list. */
export interface TopicLine {
  readonly name: string;
  /** `null`: no declaration held is about it. */
  readonly figures: FiguresView | null;
}

export interface TopicsView {
  /** Those that every server has, in the order shown. */
  readonly topics: readonly TopicLine[];
  readonly own: readonly TopicLine[];
  /** Whether any declaration is held at all. */
  readonly isEmpty: boolean;
  /** The first and the last year of the trends. */
  readonly years: readonly [first: number, last: number];
}

/** Titles give way first: the longest of these that lets every topic in is taken. */
const titleLengths = [100, 80, 60, 50, 40, 30, 20, 0];
/** With the longest of lists above it, all that a message may hold in its embeds. */
const ownAtMost = 1700;
const separator = ' · ';

/** Every topic in a line of figures and a line for its latest declaration. */
export function topicsCard(view: TopicsView, language: Locale): Card {
  const messages = messagesFor(language);
  const held = view.topics.filter(({ figures }) => figures !== null);
  const without = view.topics.filter(({ figures }) => figures === null).map(({ name }) => topicText(name));
  const description = (list: string) =>
    view.isEmpty
      ? blocks(messages.topics.empty(without), messages.topics.hint)
      : blocks(
          messages.topics.lead(...view.years),
          list,
          without.length === 0 ? null : messages.topics.none(without),
          messages.topics.hint,
        );
  const room = limits.description - description('').length - 2;
  const main: APIEmbed = {
    color: colour,
    title: messages.topics.title,
    description: description(inRoom(held, room, language)),
  };
  const footer = { text: messages.declaration.commits };
  const embeds =
    view.own.length === 0 ? [{ ...main, footer }] : [main, { ...ownEmbed(view.own, language), footer }];
  return { embeds, allowed_mentions: { parse: [] } };
}

function ownEmbed(own: readonly TopicLine[], language: Locale): APIEmbed {
  const { ownTitle } = messagesFor(language).topics;
  return { color: colour, title: ownTitle, description: inRoom(own, ownAtMost, language) };
}

/** All of the topics with as much of the titles as there is room for. */
function inRoom(topics: readonly TopicLine[], room: number, language: Locale): string {
  const versions = titleLengths.map((length) => topics.map((topic) => topicLine(topic, length, language)));
  const whole = versions.map((version) => version.join('\n\n')).find((text) => text.length <= room);
  return whole ?? fitList(versions.at(-1) ?? [], room, '\n\n', messagesFor(language).declaration.more);
}

function topicLine({ name, figures }: TopicLine, titleLength: number, language: Locale): string {
  const facts = [`**${topicText(name)}**`, formatNumber(figures?.count ?? 0, language)];
  return lines(facts.join(separator), latest(figures?.latest[0], titleLength, language));
}

/** Nothing in the years of the trend: all there is came before. */
export function isFlat({ perYear }: FiguresView): boolean {
  return perYear.every((count) => count === 0);
}

function latest(entry: DeclarationEntry | undefined, titleLength: number, language: Locale): string | null {
  if (entry === undefined) return null;
  const number = messagesFor(language).declaration.number(entry.number);
  return [
    masked(number, linkTo(entry.url)) ?? number,
    formatShortDate(entry.date, language),
    ...(titleLength === 0 ? [] : [fit(oneLine(entry.title), titleLength, escape)]),
  ].join(separator);
}

/** The name of a topic, which people may have chosen, on a card. */
export function topicText(name: string): string {
  return fit(oneLine(name), 120, escape);
}
