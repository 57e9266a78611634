import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { topics } from '../../../classify/topics/taxonomy.ts';
import { compareNames } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, flag, topicName } from '../../../i18n/terms.ts';
import { filterInWords, type FilterView } from '../../commands/subscriptions/conditions.ts';
import { alertChannelTypes } from '../../channels/channel-types.ts';
import { channelName } from '../../channels/channel-name.ts';
import type { Choice } from '../../render/choice.ts';
import { escape } from '../../render/escape.ts';
import { fit, panelLimits } from '../../render/limits.ts';
import type { Button } from '../../render/buttons.ts';
import {
  heading,
  panel,
  small,
  textBlock,
  type Block,
  type Choosable,
  type Panel,
} from '../../render/panel.ts';
import { openSetupId, setupId, type SetupVerb } from '../../render/ids/setup-id.ts';

/** A subscription that is being made or changed, and what there is to choose from. */
export interface SetupView extends FilterView {
  readonly draft: number;
  readonly channelId: string;
  readonly isDirect: boolean;
  /** The channel of the subscription that is changed; `null` for a new one. */
  readonly before: string | null;
  readonly pace: 'once' | 'daily' | 'weekly';
  readonly hour: number;
  readonly weekday: number;
  /** As people read it. */
  readonly timeZone: string;
  /** Whether the channel is sent a summary of each part-session. */
  readonly summary: boolean;
  /** When a digest comes next; `null` for alerts at once. */
  readonly next: Date | null;
  /** Other subscriptions of the channel, which are told in the same way. */
  readonly others: number;
  /** Codes of countries to offer, those that most is written about first. */
  readonly countries: readonly string[];
  readonly ownTopics: readonly { readonly id: number; readonly name: string }[];
  readonly zones: readonly Choice[];
  /** How many would have come. */
  readonly figures: string;
  readonly note: SetupNote | null;
}

/** What came of the last choice. */
export interface SetupNote {
  readonly text: string;
  readonly isTrouble: boolean;
}

/** The set-up of one subscription, with everything that can be chosen. */
export function setupPanel(view: SetupView, language: Locale): Panel {
  const { setup } = messagesFor(language);
  const { note, before } = view;
  return panel(
    (scale) => [
      textBlock(
        heading(before === null ? setup.title : setup.titleChange),
        note === null ? null : fit(`${note.isTrouble ? '⚠️' : '✅'} ${note.text}`, Math.floor(700 * scale)),
        ...summary(view, scale, language),
      ),
      ...choices(view, language),
      { kind: 'buttons', buttons: formButtons(view, language) },
      textBlock(fit(view.figures, Math.floor(900 * scale)), before === null ? small(setup.hint) : null),
      { kind: 'buttons', buttons: lastButtons(view, language) },
    ],
    note?.isTrouble === true ? 'trouble' : 'plain',
  );
}

function summary(view: SetupView, scale: number, language: Locale): (string | null)[] {
  const { setup, settings } = messagesFor(language);
  const { channelId, isDirect, before, pace, hour, weekday, next, others } = view;
  const named = (id: string) => channelName({ channelId: id, isDirect }, language);
  const channel = named(channelId);
  const what = fit(filterInWords(view, language), Math.floor(1_200 * scale));
  const clock = pace === 'once' ? '' : `, ${setup.byClockOf(escape(view.timeZone))}`;
  return [
    setup.summary(channel, what, `${settings.pace[pace](hour, weekday)}${clock}`),
    before === null || before === channelId ? null : setup.moves(named(before), channel),
    next === null ? null : setup.next(time(next, 'f'), time(next, 'R')),
    view.summary ? setup.summaryOn : null,
    others === 0 ? null : small(setup.sharedPace(channel, others)),
  ];
}

function choices(view: SetupView, language: Locale): (Block | null)[] {
  const { setup } = messagesFor(language);
  const id = (verb: SetupVerb) => setupId(verb, view.draft);
  const label = (text: string) => textBlock(small(text));
  const several = (verb: SetupVerb, placeholder: string, options: readonly Choosable[]): Block => ({
    kind: 'choose',
    customId: id(verb),
    placeholder,
    options,
    isSeveral: true,
  });
  return [
    ...(view.isDirect
      ? []
      : [
          label(setup.where),
          {
            kind: 'channel',
            customId: id('where'),
            placeholder: setup.wherePlaceholder,
            chosen: view.channelId,
            types: alertChannelTypes,
          } satisfies Block,
        ]),
    label(setup.about),
    several('countries', setup.aboutPlaceholder, countryOptions(view, language)),
    label(setup.topics),
    several('topics', setup.topicsPlaceholder, topicOptions(view.filter.topic, language)),
    ...(view.ownTopics.length === 0
      ? []
      : [label(setup.own), several('own', setup.ownPlaceholder, ownOptions(view))]),
    label(setup.except),
    several('except', setup.exceptPlaceholder, topicOptions(view.filter.notTopic, language)),
    label(setup.when),
    ...whenChoices(view, id, language),
  ];
}

function countryOptions({ filter, countries }: SetupView, language: Locale): Choosable[] {
  const chosen = filter.concerns ?? [];
  const codes = [...new Set([...chosen, ...countries])].slice(0, panelLimits.options);
  return codes.map((code) => ({
    label: `${flag(code)} ${countryName(code, language)}`.trim(),
    value: code,
    isChosen: chosen.includes(code),
  }));
}

function topicOptions(chosen: readonly string[] = [], language: Locale): Choosable[] {
  return topics
    .map(({ id }) => ({ label: topicName(id, language), value: id, isChosen: chosen.includes(id) }))
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || compareNames(a.label, b.label, language));
}

function ownOptions({ filter, ownTopics }: SetupView): Choosable[] {
  const chosen = filter.serverTopic ?? [];
  return ownTopics
    .map(({ id, name }) => ({ label: name, value: String(id), isChosen: chosen.includes(id) }))
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen));
}

function whenChoices(view: SetupView, id: (verb: SetupVerb) => string, language: Locale): Block[] {
  const { setup, settings } = messagesFor(language);
  const { pace, hour, weekday, zones } = view;
  const days = [1, 2, 3, 4, 5, 6, 7];
  const one = (verb: SetupVerb, placeholder: string, options: readonly Choosable[]): Block => ({
    kind: 'choose',
    customId: id(verb),
    placeholder,
    options,
    isSeveral: false,
  });
  const paces = one('pace', setup.when, [
    { label: setup.paces.once, value: 'once', isChosen: pace === 'once' },
    { label: setup.paces.daily, value: 'daily', isChosen: pace === 'daily' },
    ...days.map((day) => ({
      label: setup.paces.weekly(settings.day(day)),
      value: String(day),
      isChosen: pace === 'weekly' && day === weekday,
    })),
  ]);
  if (pace === 'once') return [paces];
  const hours = Array.from({ length: 24 }, (_, at) => ({
    label: setup.hour(at),
    value: String(at),
    isChosen: at === hour,
  }));
  const [present] = zones;
  return [
    paces,
    one('hour', setup.when, hours),
    one(
      'zone',
      setup.zonePlaceholder,
      zones.map(({ name, value }) => ({ label: name, value, isChosen: value === present?.value })),
    ),
  ];
}

function formButtons({ draft, pace }: SetupView, language: Locale): Button[] {
  const { buttons } = messagesFor(language).setup;
  const shown = [
    'names',
    'who',
    'words',
    'without',
    ...(pace === 'once' ? [] : (['place'] as const)),
  ] as const;
  return shown.map((verb) => ({ label: `${buttons[verb]}…`, customId: setupId(verb, draft) }));
}

function lastButtons({ draft, before, summary }: SetupView, language: Locale): Button[] {
  const { buttons } = messagesFor(language).setup;
  const button = (verb: 'copy' | 'test' | 'close'): Button => ({
    label: buttons[verb],
    customId: setupId(verb, draft),
  });
  return [
    { label: buttons.save, customId: setupId('save', draft), look: 'main' },
    ...(before === null ? [] : [button('copy')]),
    { label: buttons.summary[summary ? 'on' : 'off'], customId: setupId('summary', draft) },
    button('test'),
    button('close'),
  ];
}

/** What is said where there is nothing yet, with a button that begins. */
export function nothingYetPanel(said: string, isDirect: boolean, language: Locale): Panel {
  const { open, restart } = messagesFor(language).setup.buttons;
  return panel(() => [
    textBlock(said),
    {
      kind: 'buttons',
      buttons: [{ label: isDirect ? restart : open, customId: openSetupId(), look: 'main' }],
    },
  ]);
}

/** What is said where a set-up is over: it ended, or nothing of it is kept any more. */
export function setupOverPanel(sentences: readonly (string | null)[], language: Locale): Panel {
  const { buttons } = messagesFor(language).setup;
  return panel(() => [
    textBlock(...sentences),
    { kind: 'buttons', buttons: [{ label: buttons.restart, customId: setupId('again') }] },
  ]);
}
