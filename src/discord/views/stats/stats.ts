import type { Locale } from '../../../locales.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel, topicName } from '../../../i18n/terms.ts';
import type { View, ViewOf } from '../../render/view-kinds.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { percent } from '../../render/number-format.ts';
import type { CardFile } from '../../render/embed.ts';
import { closing, pageLine, pagingOf, pageButtons, type Frame } from '../../render/pagination.ts';
import { fit } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { country, groupLine } from '../../render/parts.ts';

const perPage = 20;

export type StatsBy = ViewOf<'stats'>['by'];
export const statsBy: readonly StatsBy[] = ['year', 'topic', 'delegation', 'group'];

export interface StatsView {
  readonly by: StatsBy;
  readonly total: number;
  /** In the order shown. */
  readonly sums: readonly { readonly key: string; readonly n: number }[];
  /** All of the sums, drawn. */
  readonly pictures?: readonly CardFile[];
}

/** How many written declarations there are of each kind. */
export function statsPanel({ by, total, sums, pictures = [] }: StatsView, page: number, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const paging = pagingOf(sums.length, perPage, page);
  const view: View = { kind: 'stats', by, page: paging.page };
  const some = sums.slice((paging.page - 1) * perPage, paging.page * perPage);
  return panel((scale) => [
    textBlock(heading(messages.stats.title[by]), messages.stats.held(total), pageLine(paging, language)),
    { kind: 'pictures', files: pictures },
    rule,
    textBlock(
      ...some.map(({ key, n }) => {
        const name = fit(oneLine(labelOf(by, key, language)), 80 * scale, escape);
        const shown =
          by === 'delegation' ? country(key, language) : by === 'group' ? groupLine(key, language) : name;
        const figure = `${shown} · **${formatNumber(n, language)}**`;
        return n === 0 ? figure : `${figure}\u00a0(${percent(n, total, language)})`;
      }),
    ),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: some.flatMap(({ key }) => optionOf(by, key, language)),
    },
    {
      kind: 'select',
      placeholder: messages.stats.by,
      options: statsBy.map((other) => ({
        label: messages.stats.choices[other],
        view: { kind: 'stats', by: other, page: 1 },
      })),
    },
    ...closing(view, frame, {
      notes: [messages.stats.note[by]],
      buttons: pageButtons(paging, language, (page) => ({ ...view, page })),
    }),
  ]);
}

/** What a sum is of, without markup. */
export function labelOf(by: StatsBy, key: string, language: Locale): string {
  switch (by) {
    case 'year':
      return key;
    case 'topic':
      return topicName(key, language);
    case 'delegation':
      return countryName(key, language);
    case 'group':
      return groupLabel(key, language);
  }
}

function optionOf(by: StatsBy, key: string, language: Locale): Option[] {
  const label = labelOf(by, key, language);
  if (by === 'delegation') return [{ label, view: { kind: 'delegation', code: key } }];
  return by === 'group' ? [{ label, view: { kind: 'group', code: key } }] : [];
}
