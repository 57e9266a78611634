import { minTogether } from '../../../assembly/association.ts';
import type { Tie } from '../../../assembly/signing-ties.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { decimal } from '../../render/number-format.ts';
import { closing, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import type { ViewOf } from '../../render/view-kinds.ts';

const tiesShown = 10;

/** The shape of the store's `SigningNetwork`, with what of it is drawn. */
export interface NetworkView {
  /** For places that read markdown. */
  readonly title: string;
  readonly declarations: number;
  readonly members: readonly { readonly id: number; readonly name: string }[];
  readonly ties: readonly Tie[];
  /** How many of the members are on the picture. */
  readonly drawn: number;
  readonly pictures: readonly CardFile[];
}

/** How many of the last years are looked at unless all are asked for. */
export const recentYears = 4;

/** Who signs with whom, the surest in words, for those who do not see the picture. */
export function networkPanel(network: NetworkView, view: ViewOf<'network'>, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const words = messages.network;
  const { title, declarations, members, ties, drawn, pictures } = network;
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  return panel((scale) => {
    const name = (id: number) => fit(oneLine(nameOf.get(id) ?? ''), 80 * scale, escape);
    return [
      textBlock(
        heading(words.title(title)),
        `**${view.years === 0 ? words.times.all : words.times.recent(view.years)}** · ${words.said(members.length, ties.length, declarations)}`,
        ties.length === 0 ? words.nobody(minTogether) : null,
      ),
      { kind: 'pictures', files: pictures },
      textBlock(drawn < members.length && drawn > 0 ? words.shown(drawn, members.length) : null),
      ties.length === 0 ? null : rule,
      textBlock(
        ties.length === 0 ? null : `**${words.surest}**`,
        ...ties
          .slice(0, tiesShown)
          .map(({ a, b, observed, expected, lift }) =>
            words.tie(name(a), name(b), observed, decimal(expected, language), decimal(lift, language)),
          ),
      ),
      {
        kind: 'select',
        placeholder: messages.panel.open,
        options: [...new Set(ties.flatMap(({ a, b }) => [a, b]))].map((id) => ({
          label: nameOf.get(id) ?? '',
          view: { kind: 'signatory', id } as const,
        })),
      },
      ...closing(view, frame, {
        notes: [messages.signatory.held, messages.career.expected, words.note],
        buttons: [
          view.years === 0
            ? { label: words.times.recent(recentYears), view: { ...view, years: recentYears } }
            : { label: words.times.all, view: { ...view, years: 0 } },
          view.of === 'delegation'
            ? { label: `↩ ${title}`, view: { kind: 'delegation', code: view.code } }
            : null,
        ],
      }),
    ];
  });
}
