import type { Locale } from '../../locales.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { compareNames, formatList, formatNumber } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import { oneLine } from '../render/escape.ts';
import { fit, fitList } from '../render/limits.ts';
import { benchesOf } from './hemicycle/benches.ts';
import { listRoom, nameRoom, whole } from './described.ts';
import { countsOf } from './delegations/delegation-map.ts';
import { benchLabel } from './hemicycle/hemicycle.ts';
import { everyYear, type PersonYears, type TopicYears } from './bars/timeline.ts';

/** What the half circle shows, for those who do not see it. */
export function describedHemicycle(declaration: DeclarationRecord, language: Locale): string {
  const { number, signatories } = declaration;
  const { described, none } = messagesFor(language).charts;
  const benches = benchesOf(signatories).map(
    ({ code, members }) => `${benchLabel(code, language)} ${formatNumber(members.length, language)}`,
  );
  const groups = benches.length === 0 ? none : formatList(benches, language);
  return whole(
    described.groups(number, signatories.length, fit(groups, listRoom)),
    tabled(declaration, language, (first) => benchLabel(first.group, language)),
  );
}

/** What the map shows, the largest delegations first. */
export function describedMap(declaration: DeclarationRecord, language: Locale): string {
  const { number, signatories } = declaration;
  const { charts, declaration: words } = messagesFor(language);
  const named = (code: string) => fit(oneLine(countryName(code, language)), nameRoom);
  const counts = [...countsOf(signatories)]
    .map(([code, count]) => ({ name: named(code), count }))
    .sort((a, b) => b.count - a.count || compareNames(a.name, b.name, language))
    .map(({ name, count }) => `${name} ${formatNumber(count, language)}`);
  const delegations = counts.length === 0 ? charts.none : fitList(counts, listRoom, ', ', words.more);
  return whole(
    charts.described.delegations(number, signatories.length, delegations),
    tabled(declaration, language, ({ delegation }) => named(delegation)),
  );
}

/** The years of a person; those without a signature are left out. */
export function describedPerson({ name, years }: PersonYears, language: Locale): string {
  const { described } = messagesFor(language).charts;
  const said = everyYear(years)
    .filter(({ signed }) => signed > 0)
    .map(({ year, signed, tabled }) => described.year(year, signed, tabled));
  return whole(described.person(fit(oneLine(name), nameRoom), yearsSaid(said, language)));
}

export function describedTopic({ name, years: [first], perYear }: TopicYears, language: Locale): string {
  const { described } = messagesFor(language).charts;
  const said = perYear.flatMap((count, at) => (count === 0 ? [] : [described.year(first + at, count, 0)]));
  return whole(described.topic(fit(oneLine(name), nameRoom), yearsSaid(said, language)));
}

/** The latest years first, for where they are too many it is the early ones that are left out. */
function yearsSaid(said: readonly string[], language: Locale): string {
  const messages = messagesFor(language);
  if (said.length === 0) return messages.charts.none;
  return fitList(said.toReversed(), listRoom, '; ', messages.declaration.more);
}

function tabled(
  { signatories }: DeclarationRecord,
  language: Locale,
  from: (first: DeclarationRecord['signatories'][number]) => string,
): string {
  const first = signatories.find(({ position }) => position === 1);
  if (first === undefined) return '';
  const name = fit(oneLine(first.name), nameRoom);
  return `${messagesFor(language).declaration.tabledBy(`${name} (${from(first)})`)}.`;
}
