import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { escape } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { wordsInWords } from '../../render/reading.ts';
import { topicText } from './topics.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';

/** A server's own topic as its managers see it. */
export interface OwnTopicView {
  readonly name: string;
  readonly words: string;
  readonly language: TextLanguage | null;
  readonly declarations: number;
  readonly subscriptions: number;
}

/** Words give way first: the longest of these that lets every topic in is taken. */
const wordLengths = [400, 120, 60, 30, 0];

/** A server's own topics, in the order given. */
export function topicListCard(topics: readonly OwnTopicView[], language: Locale): Card {
  const messages = messagesFor(language).topic;
  if (topics.length === 0) return card({ color: colour, description: messages.listNone });
  const versions = wordLengths.map((length) => topics.map((topic) => line(topic, length, language)));
  const room = limits.description - messages.listHint.length - 2;
  const whole = versions.map((version) => version.join('\n')).find((text) => text.length <= room);
  const list = whole ?? fitList(versions.at(-1) ?? [], room, '\n', messages.listMore);
  return card({
    color: colour,
    title: messages.listTitle(topics.length),
    description: blocks(list, messages.listHint),
  });
}

function line(topic: OwnTopicView, wordLength: number, language: Locale): string {
  const messages = messagesFor(language).topic;
  const facts = [
    messages.line(topic.declarations, topic.subscriptions),
    ...(topic.language === null ? [] : [messages.inLanguage[topic.language]]),
  ];
  return lines(
    `• **${topicText(topic.name)}** · ${facts.join(' · ')}`,
    fit(wordsInWords(topic.words, language), wordLength, escape),
  );
}
