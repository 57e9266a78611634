import type { TextLanguage } from '../../../assembly/declaration.ts';
import type { Locale } from '../../../locales.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { noticeCard } from '../../render/notice.ts';
import { entry } from '../../render/parts.ts';
import { abbreviationNote, wordsInWords } from '../../render/reading.ts';
import { isFlat, topicText, type FiguresView } from './topics.ts';

/** A topic with all there is to say of it. */
export interface TopicView {
  readonly name: string;
  /** What belongs to it, where every server has it. */
  readonly about: string | null;
  /** What it searches for, where it is a server's own. */
  readonly search: SearchView | null;
  readonly figures: FiguresView | null;
  /** The first and the last year of the trend. */
  readonly years: readonly [first: number, last: number];
}

/** A search kept as a topic. */
export interface SearchView {
  readonly words: string;
  /** Of the texts searched; both when `null`. */
  readonly language: TextLanguage | null;
}

/** One topic: what it is, how it has fared and the latest declarations. */
export function topicCard({ name, about, search, figures, years }: TopicView, language: Locale): Card {
  const messages = messagesFor(language).topics;
  const entries = (figures?.latest ?? []).map((item) => entry(item, language, 160));
  const more = messagesFor(language).declaration.more;
  return card({
    color: colour,
    title: fit(oneLine(search === null ? name : messages.own(name)), limits.title, escape),
    description: blocks(
      about === null ? null : escape(about),
      search === null ? null : searchInWords(search, language),
      figures === null
        ? messages.noneHeld
        : lines(
            `**${messages.figures(figures.count, figures.lastYear)}**`,
            ...(isFlat(figures)
              ? []
              : [
                  messages.years(
                    ...years,
                    figures.perYear.map((count) => formatNumber(count, language)),
                  ),
                ]),
          ),
      entries.length === 0 ? null : `**${messages.latest}**\n${fitList(entries, 1900, '\n', more)}`,
      messages.follow(`**${topicText(name)}**`),
    ),
    footer: { text: messagesFor(language).declaration.commits },
  });
}

/** What was kept, how it is read, what it finds and how to follow it. */
export function createdCard({ name, search, figures }: TopicView, language: Locale): Card {
  const { topic, topics, subscribe } = messagesFor(language);
  const called = `**${topicText(name)}**`;
  const [latest] = figures?.latest ?? [];
  return noticeCard(
    topic.created(called),
    search === null ? null : searchInWords(search, language),
    figures === null ? topic.matchesNone : topic.matches(figures.lastYear, figures.count),
    latest === undefined ? null : subscribe.latest(`\n${entry(latest, language)}`),
    topics.follow(called),
  );
}

/** The words as typed and as they are read. */
function searchInWords({ words, language: texts }: SearchView, language: Locale): string {
  const messages = messagesFor(language).topic;
  return lines(
    messages.words(fit(oneLine(words), 400, escape)),
    messages.searchedAs(fit(wordsInWords(words, language), 500, escape)),
    abbreviationNote(words, language),
    messages.texts[texts ?? 'both'],
  );
}
