import { capital, formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Rank } from '../../charts/bars/ranking.ts';
import { rankingPicture } from '../../charts/count-pictures.ts';
import { looksOf } from '../../charts/hemicycle/benches.ts';
import type { Picture } from '../../charts/picture.ts';
import { percent } from '../../render/number-format.ts';
import { labelOf } from '../../views/stats/stats.ts';
import { signersInWords, subjectInWords, type SigningPage } from '../../views/stats/signing.ts';
import type { QueryContext } from '../context.ts';
import { plainTitle } from '../export-table.ts';

/** The lines of a page as bars, each with how many it could have been. */
export function signingPicture(
  { by, asked, matching, lines }: SigningPage,
  { language, day }: Pick<QueryContext, 'language' | 'day'>,
): Promise<Picture> {
  const { signing } = messagesFor(language);
  const said = [subjectInWords(asked, language), signersInWords(asked, language)];
  const looks = new Map(
    looksOf(by === 'group' ? lines.map(({ key }) => key) : []).map(({ code, ...look }) => [code, look]),
  );
  const ranks = lines.map(({ key, signed, possible, person }): Rank => {
    const look = looks.get(key);
    return {
      label: by === 'signatory' ? (person?.name ?? '…') : labelOf(by, key, language),
      n: signed,
      share: `${formatNumber(possible, language)} · ${percent(signed, possible, language)}`,
      ...(look !== undefined && { look }),
    };
  });
  const headed = {
    title: signing.title[by],
    line: capital(plainTitle(said.filter((part) => part !== null).join(' · '))),
  };
  return rankingPicture('who-signed', headed, ranks, matching, language, day);
}
