import { ApplicationCommandOptionType } from 'discord.js';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import { fold } from '../../../assembly/fold.ts';
import { topics as everybodys } from '../../../classify/topics/taxonomy.ts';
import { compareNames } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { latestDeclaration } from '../../../store/declarations/declarations.ts';
import { serverTopicsOf, type ServerTopic } from '../../../store/subscriptions/own/server-topics.ts';
import { serverTopicFigures, topicFigures, type FiguresAsked } from '../../../store/search/topic-figures.ts';
import { answerTo } from '../../queries/answer.ts';
import { drawn } from '../../queries/picture.ts';
import type { Card, CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { troubleCard, withSentence } from '../../render/notice.ts';
import { recentYears } from '../../views/people/network.ts';
import { topicCard, type TopicView } from '../../views/topics/topic.ts';
import { topicsCard } from '../../views/topics/topics.ts';
import { rankingPicture } from '../../charts/count-pictures.ts';
import { topicTimelinePicture } from '../../charts/pictures.ts';
import type { Command, Reply } from '../command.ts';
import { stillReading } from '../../queries/still-reading.ts';
import { resolveTopic, suggestTopics } from '../../resolve/topics.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';
import { topicAbout, topicName } from '../../../i18n/terms.ts';

const years = 8;

export const topicsCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.topics),
    ...forReading,
    options: [
      autocompleted(({ commands }) => commands.topics.topic),
      {
        type: ApplicationCommandOptionType.Boolean,
        ...localized(({ network }) => network.option),
      },
    ],
  },

  run: async ({ options, guildId }, { db }, language) => {
    const typed = options.getString('topic')?.trim() ?? '';
    if (typed === '') return overview(db, guildId, language);
    const isNetwork = options.getBoolean('network') ?? false;
    return isNetwork ? showNetwork(db, guildId, typed, language) : showTopic(db, guildId, typed, language);
  },

  suggest: ({ options, guildId }, { db }, language) =>
    suggestTopics(db, guildId, options.getFocused(), language),
};

async function overview(db: Database, guildId: string | null, language: Locale): Promise<Card> {
  const asked = figuresAsked(1);
  const figures = await topicFigures(db, textLanguageOf(language), asked);
  const held = everybodys
    .map(({ id }) => ({ name: topicName(id, language), figures: figures.get(id) ?? null }))
    .toSorted(
      (a, b) => (b.figures?.count ?? 0) - (a.figures?.count ?? 0) || compareNames(a.name, b.name, language),
    );
  const own = guildId === null ? [] : await ownTopics(db, guildId, language, asked);
  const isEmpty = figures.size === 0 && (await latestDeclaration(db, textLanguageOf(language))) === null;
  const shown = topicsCard({ topics: held, own, isEmpty, years: span(asked) }, language);
  const reading = isEmpty ? await stillReading(db, language) : null;
  if (reading !== null) return withSentence(shown, reading);
  if (figures.size === 0) return shown;
  const ranks = held.flatMap(({ name, figures }) =>
    figures === null ? [] : [{ label: name, n: figures.count, trend: figures.perYear }],
  );
  const { topics, topicYears } = messagesFor(language).pictures;
  const headed = { title: topics, line: topicYears(...span(asked)) };
  return withPicture(shown, await drawn(() => rankingPicture('topics', headed, ranks, null, language)));
}

async function ownTopics(db: Database, guildId: string, language: Locale, asked: FiguresAsked) {
  const own = await serverTopicsOf(db, guildId);
  if (own.length === 0) return [];
  const figures = await serverTopicFigures(db, guildId, textLanguageOf(language), asked);
  return own.map(({ id, name }) => ({ name, figures: figures.get(id) ?? null }));
}

/** The card of the topic meant, or one that says it is not known. */
export async function showTopic(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language);
  if (fold(typed) === '') return troubleCard(messages.trouble.sayWho);
  const found = await resolveTopic(db, guildId, typed, language);
  if (found.kind === 'unknown') {
    const called = `**${fit(oneLine(typed), 100, escape)}**`;
    return troubleCard(messages.topics.unknown(called, found.near));
  }
  const reading = await stillReading(db, language);
  if (found.kind === 'topic') return illustrated(await viewOf(db, found.id, language), reading, language);
  // Only a server has topics of its own.
  return illustrated(await viewOfOwn(db, guildId ?? '', found.topic, language), reading, language);
}

/** Who signs with whom on a topic, or a card that says it is not known. */
async function showNetwork(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<Reply> {
  const found = fold(typed) === '' ? null : await resolveTopic(db, guildId, typed, language);
  if (found?.kind === 'topic') {
    const view = { kind: 'network', of: 'topic', code: found.id, years: recentYears } as const;
    const held = await topicFigures(db, textLanguageOf(language), figuresAsked(1), found.id);
    if (held.size > 0) return answerTo({ db, language, sharedBy: null }, view);
  }
  if (found !== null && found.kind !== 'topic' && found.kind !== 'unknown')
    return troubleCard(messagesFor(language).network.ownTopic);
  return showTopic(db, guildId, typed, language);
}

const figuresAsked = (latest: number): FiguresAsked => ({ now: new Date(), years, latest });

/** The card with the years drawn. */
async function illustrated(view: TopicView, reading: string | null, language: Locale): Promise<Card> {
  const { name, years, figures } = view;
  const shown = topicCard(view, language);
  if (figures === null) return reading === null ? shown : withSentence(shown, reading);
  return withPicture(
    shown,
    await drawn(() => topicTimelinePicture({ name, years, perYear: figures.perYear }, language)),
  );
}

function withPicture(shown: Card, files: readonly CardFile[]): Card {
  const [first, ...rest] = shown.embeds;
  const [file] = files;
  if (!file || !first) return shown;
  return { ...shown, embeds: [{ ...first, image: { url: `attachment://${file.name}` } }, ...rest], files };
}

async function viewOf(db: Database, id: string, language: Locale): Promise<TopicView> {
  const asked = figuresAsked(5);
  const figures = await topicFigures(db, textLanguageOf(language), asked, id);
  return {
    name: topicName(id, language),
    about: topicAbout(id, language),
    search: null,
    figures: figures.get(id) ?? null,
    years: span(asked),
  };
}

/** A server's own topic and what it finds. */
export async function viewOfOwn(
  db: Database,
  guildId: string,
  topic: Pick<ServerTopic, 'id' | 'name' | 'words' | 'language'>,
  language: Locale,
): Promise<TopicView> {
  const asked = figuresAsked(5);
  const figures = await serverTopicFigures(db, guildId, textLanguageOf(language), asked, topic.id);
  return {
    name: topic.name,
    about: null,
    search: { words: topic.words, language: topic.language },
    figures: figures.get(topic.id) ?? null,
    years: span(asked),
  };
}

/** The years a trend is of. */
function span({ now, years }: FiguresAsked): [first: number, last: number] {
  const last = now.getUTCFullYear();
  return [last - years + 1, last];
}
