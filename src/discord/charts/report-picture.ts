import type { ReportRecord } from '../../assembly/report.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName, topicName } from '../../i18n/terms.ts';
import type { Locale } from '../../locales.ts';
import { delegationCountsPicture, rankingPicture } from './count-pictures.ts';
import type { Picture } from './picture.ts';

const mostBars = 12;

/**
 * A report in one picture: who signed, by delegation; of one delegation or one person, on what.
 *
 * @param headed what it is about and when, in the reader's language; a plain text each.
 * @returns `null` where there is nothing to draw.
 */
export async function reportPicture(
  report: ReportRecord,
  headed: { readonly subject: string; readonly when: string },
  language: Locale,
): Promise<Picture | null> {
  const { report: words } = messagesFor(language);
  const line = words.pictureLine(report.entries.length, headed.when);
  const { of } = report.subject;
  if (of === 'delegation' || of === 'signatory') {
    const ranks = report.topics
      .slice(0, mostBars)
      .map(({ key, n }) => ({ key, label: topicName(key, language), n, share: null }));
    if (ranks.length === 0) return null;
    return rankingPicture(
      'report',
      { title: words.pictureTopics(headed.subject), line },
      ranks,
      null,
      language,
    );
  }
  const counts = report.delegations.map(({ key, n }) => ({
    key,
    label: countryName(key, language),
    n,
    share: null,
  }));
  if (counts.length === 0) return null;
  return delegationCountsPicture({ title: words.picture(headed.subject), line }, counts, null, language);
}
