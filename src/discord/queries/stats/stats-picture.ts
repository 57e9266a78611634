import { messagesFor } from '../../../i18n/messages.ts';
import {
  delegationCountsPicture,
  groupCountsPicture,
  rankingPicture,
  yearsPicture,
} from '../../charts/count-pictures.ts';
import type { Picture } from '../../charts/picture.ts';
import { percent } from '../../render/number-format.ts';
import { labelOf, type StatsView } from '../../views/stats/stats.ts';
import type { QueryContext } from '../context.ts';

/** All that is counted on one picture, in the form that suits what it is counted by. */
export function statsPicture(
  { by, total, sums }: StatsView,
  { language, day }: Pick<QueryContext, 'language' | 'day'>,
): Promise<Picture> {
  const { stats, pictures } = messagesFor(language);
  const headed = { title: stats.title[by], line: pictures.counted[by] };
  const counts = sums.map(({ key, n }) => ({
    key,
    label: labelOf(by, key, language),
    n,
    share: percent(n, total, language),
  }));
  switch (by) {
    case 'year':
      return yearsPicture(headed, counts, total, language, day);
    case 'delegation':
      return delegationCountsPicture(headed, counts, total, language, day);
    case 'group':
      return groupCountsPicture(headed, counts, total, language, day);
    case 'topic':
      return rankingPicture('by-topic', headed, counts, total, language, day);
  }
}
