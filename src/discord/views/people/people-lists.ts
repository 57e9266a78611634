import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { country } from '../../render/parts.ts';

/** Somebody on a list. */
export interface ListedView {
  readonly name: string;
  readonly delegation: string;
  /** Has signed nothing yet. */
  readonly isNew: boolean;
}

export interface PeopleListView {
  readonly name: string;
  readonly members: readonly ListedView[];
  readonly subscriptions: number;
}

/** Who is on a list, with what was done to it, if anything. */
export function peopleListCard(view: PeopleListView, done: readonly string[], language: Locale): Card {
  const { lists } = messagesFor(language);
  const { name, members, subscriptions } = view;
  const before = blocks(...done);
  const after = blocks(
    subscriptions === 0 ? null : lists.followers(subscriptions),
    lists.follow(`**${listText(name)}**`),
    members.length === 0 ? null : lists.change,
  );
  const room = limits.description - before.length - after.length - 2 * '\n\n'.length;
  const lines = members.map((member) => memberLine(member, language));
  return card({
    color: colour,
    title: fit(oneLine(lists.title(name, members.length)), limits.title, escape),
    description: blocks(
      before === '' ? null : before,
      members.length === 0 ? lists.nobody : fitList(lines, room, '\n', lists.others),
      after,
    ),
  });
}

function memberLine({ name, delegation, isNew }: ListedView, language: Locale): string {
  const { lists } = messagesFor(language);
  const facts = [country(delegation, language), ...(isNew ? [lists.notSigned] : [])];
  return `• ${listText(name)}, ${facts.join(', ')}`;
}

/** All lists of a server, in the order given. */
export function peopleListsCard(
  held: readonly { readonly name: string; readonly members: number; readonly subscriptions: number }[],
  language: Locale,
): Card {
  const { lists } = messagesFor(language);
  if (held.length === 0) return card({ color: colour, description: lists.overviewNone });
  const lines = held.map(
    ({ name, members, subscriptions }) => `• **${listText(name)}** · ${lists.line(members, subscriptions)}`,
  );
  const room = limits.description - lists.overviewHint.length - 2;
  return card({
    color: colour,
    title: lists.overviewTitle(held.length),
    description: blocks(fitList(lines, room, '\n', lists.others), lists.overviewHint),
  });
}

const listText = (name: string) => fit(oneLine(name), 100, escape);
