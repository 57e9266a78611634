import { countryName, topicName } from '../../../i18n/terms.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Cell } from '../../../lib/csv.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { signingNetwork, type SigningNetwork } from '../../../store/people/signing-network.ts';
import { slug } from '../../render/csv.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { titleOf } from '../../views/people/delegation-or-group.ts';
import { networkPanel } from '../../views/people/network.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { plainTitle, rounded, wholeTable } from '../export-table.ts';
import { drawn } from '../picture.ts';
import { networkPicture, surestOf } from './network-picture.ts';

type Asked = ViewOf<'network'>;

export const networkView = defineView({
  kind: 'network',

  answer: async (asking, view) => {
    const network = await found(asking, view);
    if (network === null) return null;
    const { db, language } = asking;
    const title = named(view, asking);
    const shown = surestOf(network);
    const partsOf = await namePartsOf(
      db,
      shown.members.map(({ id }) => id),
    );
    const { network: words } = messagesFor(language);
    const headed = {
      title: words.title(plainTitle(title)),
      line: `${view.years === 0 ? words.times.all : words.times.recent(view.years)} · ${words.line}`,
      countries: view.of === 'topic',
    };
    const pictures = await drawn(
      () => networkPicture(network, headed, partsOf, asking),
      asking.illustrated !== false && network.ties.length > 0,
    );
    return networkPanel({ ...network, title, drawn: shown.members.length, pictures }, view, asking);
  },

  exportTable: async (asking, view) => {
    const network = await found(asking, view);
    if (network === null) return null;
    const { language } = asking;
    const people = new Map(network.members.map((one) => [one.id, one]));
    const cells = (id: number): Cell[] => {
      const one = people.get(id);
      if (!one) return [id, null, null, null, null, null];
      const { name, delegation, group, signed } = one;
      return [
        id,
        name,
        delegation,
        delegation === '' ? null : countryName(delegation, language),
        group,
        signed,
      ];
    };
    const columns = (which: string) =>
      ['signatory_id', 'name', 'delegation_code', 'delegation', 'group_code', 'signed'].map(
        (column) => `${column}_${which}`,
      );
    return wholeTable(
      {
        file: `who-signs-with-whom-${slug(view.code)}`,
        columns: [...columns('a'), ...columns('b'), 'together', 'expected', 'lift', 'surprise'],
        rows: network.ties.map(({ a, b, observed, expected, lift, surprise }): Cell[] => [
          ...cells(a),
          ...cells(b),
          observed,
          rounded(expected),
          rounded(lift),
          rounded(surprise),
        ]),
      },
      messagesFor(language).network.fileName(named(view, asking)),
    );
  },
});

function found({ db }: QueryContext, { of, code, years }: Asked): Promise<SigningNetwork | null> {
  const first = new Date().getUTCFullYear() - years + 1;
  return signingNetwork(db, { of, code, since: years === 0 ? null : `${first}-01-01` });
}

/** For places that read markdown. */
function named({ of, code }: Asked, { language }: Pick<QueryContext, 'language'>): string {
  return of === 'delegation'
    ? titleOf('delegation', code, language)
    : fit(oneLine(topicName(code, language)), 100, escape);
}
