import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
} from 'discord.js';
import type { ChannelKind } from '../../../assembly/delivery/channel-kind.ts';
import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry, DeclarationRecord } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Reason } from '../../../subscriptions/match.ts';
import { actionId, encodeCustomId, selectId } from '../../render/ids/custom-id.ts';
import { oneLine, plain } from '../../render/escape.ts';
import { fit, panelLimits } from '../../render/limits.ts';

import type { View } from '../../render/view-kinds.ts';
import { entryOption, signatoriesOf } from '../declarations/declaration.ts';
import { alertSelectId, alertValue, type AlertAction } from './alert-id.ts';
import { listedView } from './listed-numbers.ts';
import { detailOf, foremost, subjectsOf, type NamedSubject } from './subjects.ts';

/** A row of buttons, or one select, below a card. */
export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What leads on from an alert. All that it needs stands in the ids, so that it works for as long as the message stands. */
export function alertControls(
  declaration: DeclarationRecord,
  reasons: readonly (readonly Reason[])[],
  { kind, language }: { readonly kind: ChannelKind; readonly language: Locale },
): ControlRow[] {
  const { alert, panel } = messagesFor(language);
  const { number, signatories } = declaration;
  return [
    buttonRow(
      viewButton(alert.signatories(signatories.length), signatoriesOf(number)),
      viewButton(alert.earlier, { kind: 'thread', number, page: 1 }),
      viewButton(alert.fullText, { kind: 'declaration', number }),
      viewButton(panel.cite, { kind: 'declaration', number }, 'cite'),
    ),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: alertSelectId(number),
          placeholder: cut(alert.menu, panelLimits.placeholder),
          options: menuOf(foremost(subjectsOf(declaration, language), reasons), kind, language),
        },
      ],
    },
  ];
}

/** What leads on from a message that tells several: all of them as a list, and each by itself. */
export function listControls(
  entries: readonly DeclarationEntry[],
  numbers: readonly number[],
  language: Locale,
): ControlRow[] {
  const { alert, panel } = messagesFor(language);
  const all = listedView(numbers);
  const options = new Map(
    entries.slice(0, panelLimits.options).map((item): [string, APISelectMenuOption] => {
      const { label, detail = '', view } = entryOption(item, language);
      const value = encodeCustomId(view);
      return [
        value,
        {
          label: cut(label, panelLimits.optionText) || '…',
          value,
          description: cut(detail, panelLimits.optionText),
        },
      ];
    }),
  );
  return [
    ...(all === null
      ? []
      : [buttonRow(viewButton(alert.all(new Set(numbers).size), all), viewButton(panel.cite, all, 'cite'))]),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: selectId(1),
          placeholder: cut(alert.open, panelLimits.placeholder),
          options: [...options.values()],
        },
      ],
    },
  ];
}

/** The choices of a menu, those that make sense in a kind of channel. */
function menuOf(
  subjects: readonly NamedSubject[],
  kind: ChannelKind,
  language: Locale,
): APISelectMenuOption[] {
  const { alert } = messagesFor(language);
  const isAlone = kind === 'direct';
  // In a direct message "here" is "for me".
  const following: readonly (APISelectMenuOption | null)[] = isAlone
    ? [
        ...subjects.map((subject) => followChoice('me', subject, language)),
        actionChoice({ verb: 'me' }, alert.chooseAlone),
      ]
    : [
        ...subjects.map((subject) => followChoice('here', subject, language)),
        actionChoice({ verb: 'here' }, alert.chooseHere, alert.chooseHereDetail),
        actionChoice({ verb: 'me' }, alert.chooseMe, alert.chooseMeDetail),
      ];
  // Few may write in an announcement channel, and in a direct message nobody else reads.
  const takesShares = kind !== 'direct' && kind !== 'announcement';
  return [
    ...following,
    actionChoice({ verb: 'names' }, alert.names, alert.namesDetail),
    actionChoice({ verb: 'mute' }, alert.mute, alert.muteDetail),
    actionChoice({ verb: 'why' }, alert.why, alert.whyDetail),
    takesShares ? actionChoice({ verb: 'share' }, alert.share, alert.shareDetail) : null,
    actionChoice({ verb: 'export' }, alert.export, alert.exportDetail),
  ].filter((option) => option !== null);
}

function followChoice(
  verb: 'here' | 'me',
  subject: NamedSubject,
  language: Locale,
): APISelectMenuOption | null {
  const { alert } = messagesFor(language);
  const label = verb === 'here' ? alert.followHere(subject.name) : alert.followAlone(subject.name);
  return actionChoice({ verb, subject }, label, detailOf(subject, language));
}

/** `null` where the value has no room. */
export function actionChoice(
  action: AlertAction,
  label: string,
  detail?: string,
): APISelectMenuOption | null {
  const value = alertValue(action);
  if (value === null) return null;
  return {
    label: cut(label, panelLimits.optionText) || '…',
    value,
    ...(detail === undefined ? {} : { description: cut(detail, panelLimits.optionText) }),
  };
}

function viewButton(label: string, view: View, action: 'show' | 'cite' = 'show'): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cut(label, panelLimits.label),
    custom_id: actionId(action, view),
  };
}

function buttonRow(...components: APIButtonComponent[]): ControlRow {
  return { type: ComponentType.ActionRow, components };
}

const cut = (text: string, max: number) => fit(oneLine(text), max, plain);
