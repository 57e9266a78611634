import { fold } from '../../assembly/fold.ts';

const months: ReadonlyMap<string, number> = new Map(
  [
    'january february march april may june july august september october november december',
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  ].flatMap((names) => names.split(' ').map((name, i) => [name, i + 1] as const)),
);
const weekdays =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche';

/** A printed day as part of a longer pattern, without groups of its own. */
export const dayPattern = String.raw`(?:(?:${weekdays}),? )?(?:le )?\d{1,2} ?(?:er|st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}`;

const day = new RegExp(
  String.raw`^(?:(?:le )?(?:${weekdays}),? )?(?:le )?(\d{1,2}) ?(?:er|st|nd|rd|th)? (\p{L}{3,9})\.?,? (\d{4})\.?$`,
  'iu',
);

/** `YYYY-MM-DD` of a day printed in English or French ("04 May 2023", "1er février 2018"); `null` if there is no such day. */
export function parseDate(printed: string): string | null {
  const text = printed.trim();
  if (text.length > 60) return null;
  const [, number = '', name = '', year = ''] = day.exec(text) ?? [];
  const month = months.get(fold(name));
  if (month === undefined) return null;
  const date = new Date(Date.UTC(Number(year), month - 1, Number(number)));
  return date.getUTCDate() === Number(number) && Number(number) > 0 ? date.toISOString().slice(0, 10) : null;
}
