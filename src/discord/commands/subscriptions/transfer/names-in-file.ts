import { countryName } from '../../../../i18n/terms.ts';
import type { Locale } from '../../../../locales.ts';
import type { Database } from '../../../../store/db/database.ts';
import type { Filter } from '../../../../subscriptions/filter.ts';
import type { FilterNames } from '../../../../subscriptions/names.ts';
import type { SubscriptionInFile } from '../../../../subscriptions/setup-file.ts';
import { namesOfPeople } from '../../../resolve/people/written.ts';
import type { OptionName } from '../condition-options.ts';

export type Asks = SubscriptionInFile['asks'];

/** What a filter asks for, by the options of `/subscribe`, in names that mean the same elsewhere. */
export async function asksOf(
  db: Database,
  guildId: string | null,
  { filter, names }: { readonly filter: Filter; readonly names: FilterNames },
  language: Locale,
): Promise<Asks> {
  const countries = (codes: readonly string[] = []) => codes.map((code) => countryName(code, language));
  const topics = (ids: readonly string[] = [], own: readonly number[] = []) => [
    ...ids,
    ...own.flatMap((id) => names.serverTopics.get(id) ?? []),
  ];
  const people = async (
    signatory: readonly number[] | undefined,
    list: readonly number[] = [],
    newcomer?: readonly string[],
  ) => [
    ...list.flatMap((id) => names.lists.get(id) ?? []),
    ...(await namesOfPeople(db, guildId, { signatory, newcomer }, language)).map(({ label }) => label),
  ];
  // What is missing here would come back as a subscription that asks for more.
  const asked: { readonly [K in OptionName]: readonly string[] | string | number | undefined } = {
    topic: topics(filter.topic, filter.serverTopic),
    country: countries(filter.concerns),
    signatory: await people(filter.signatory, filter.list, filter.newcomer),
    delegation: countries(filter.delegation),
    group: filter.group,
    words: filter.words,
    minimum: filter.minimum,
    declaration: filter.declaration?.map(String),
    'not-topic': topics(filter.notTopic, filter.notServerTopic),
    'not-country': countries(filter.notConcerns),
    'not-signatory': await people(filter.notSignatory, filter.notList),
    'not-delegation': countries(filter.notDelegation),
    'not-group': filter.notGroup,
  };
  const asks: Asks = {};
  for (const [name, value] of Object.entries(asked)) {
    if (typeof value !== 'object') {
      if (value !== undefined) asks[name] = value;
    } else if (value.length > 0) asks[name] = [...value];
  }
  return asks;
}
