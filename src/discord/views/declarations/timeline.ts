import type { DeclarationEntry, ThreadReason } from '../../../assembly/record.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { linkTo, lines, masked } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import type { Button } from '../../render/buttons.ts';
import { small } from '../../render/panel.ts';

export interface ThreadEntry {
  readonly entry: DeclarationEntry;
  /** Day on which it was tabled, ISO. */
  readonly tabledOn: string;
  readonly reason: ThreadReason;
}

/** The thread of a declaration, as far as it is shown. */
export interface ThreadView {
  readonly number: number;
  readonly tabledOn: string;
  /** 1 for the first of all. */
  readonly place: number;
  /** How many there are, this one among them. */
  readonly count: number;
  /** The year of the first. */
  readonly since: number;
  /** The others that are shown, the closest first. */
  readonly shown: readonly ThreadEntry[];
}

export const timelineShown = 5;
const titleShown = 90;
const namesShown = 3;
const wordsShown = 5;

/** What came before and after, by number, with this one in its place and the reason for each of the others. */
export function timeline({ shown, ...own }: ThreadView, scale: number, language: Locale): string {
  const messages = messagesFor(language);
  const some = shown.slice(0, Math.max(1, Math.floor(timelineShown * Math.min(1, scale * 1.5))));
  const marked = `▸ **${messages.declaration.number(own.number)}** · ${dated(own.tabledOn, language)} · *${messages.thread.own}*`;
  const told = [
    ...some.map((one) => ({
      number: one.entry.number,
      line: memberLine(one, own.number, titleShown * scale, language),
    })),
    { number: own.number, line: marked },
  ];
  return lines(
    `**${messages.thread.place(own.place, own.count, own.since)}**`,
    ...told.toSorted((a, b) => a.number - b.number).map(({ line }) => line),
  );
}

/** The way to all of a thread, where not all are shown. */
export function wholeThread({ number, count, shown }: ThreadView, language: Locale): Button | null {
  if (count <= shown.length + 1) return null;
  return { label: messagesFor(language).thread.all(count), view: { kind: 'thread', number, page: 1 } };
}

/** A declaration of a thread: number, day and title, and below why it belongs to it. */
export function memberLine(
  { entry, tabledOn, reason }: ThreadEntry,
  own: number,
  titleMax: number,
  language: Locale,
): string {
  const number = messagesFor(language).declaration.number(entry.number);
  const linked = `**${masked(number, linkTo(entry.url)) ?? number}**`;
  return lines(
    `${linked} · ${dated(tabledOn, language)} · ${fit(oneLine(entry.title), titleMax, escape)}`,
    small(reasonText(reason, own, language)),
  );
}

const dated = (day: string, language: Locale) => formatShortDate(day, language);

function reasonText(reason: ThreadReason, own: number, language: Locale): string {
  const messages = messagesFor(language);
  const shown = (text: string) => fit(oneLine(text), 60, escape);
  switch (reason.kind) {
    case 'names':
    case 'named':
      return messages.thread[reason.kind](own);
    case 'through':
      return messages.thread.through(reason.number);
    case 'persons':
      return messages.thread.persons(reason.names.slice(0, namesShown).map(shown));
    case 'words':
      return messages.thread.words(reason.words.slice(0, wordsShown).map(shown));
  }
}
