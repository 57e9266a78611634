import { type Locale, textLanguageOf } from '../../locales.ts';
import { familyOf } from '../../assembly/group.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName, groupLabel } from '../../i18n/terms.ts';
import { personById, signedBy } from '../../store/people/signatory-profile.ts';
import { delegationOrGroup, membersOf } from '../../store/people/delegations-and-groups.ts';
import { declarationByNumber, entriesById } from '../../store/declarations/declarations.ts';
import { randomDeclaration } from '../../store/declarations/random-declaration.ts';
import { signatoryListOf, type SignatoryLine } from '../../store/people/signatory-list.ts';
import { savedSearch } from '../../store/search/saved-searches.ts';
import { associationOf, cosignersOf, signedByBoth } from '../../store/people/cosigners.ts';
import { titleOf } from '../views/people/delegation-or-group.ts';
import { onBoth } from '../views/declarations/comparison.ts';
import { isAsked } from '../views/declarations/signatories.ts';
import { labelOf } from '../views/stats/stats.ts';
import type { Cell, Table } from '../render/csv.ts';
import type { View, ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';
import { declarationSide } from './comparisons.ts';
import { figuresBy } from './stats.ts';

export interface Exported {
  readonly table: Table;
  /** In the reader's language; ready for a card. */
  readonly title: string;
  /** More was found than is in it. */
  readonly isCut: boolean;
}

/** More than anybody has signed, and far from what Discord takes as a file. */
const most = 20_000;

/** The data of a view, whole; `null` where there is nothing of it. */
export async function exportOf(asking: QueryContext, view: View): Promise<Exported | null> {
  const { db, language } = asking;
  const { names } = messagesFor(language).exporting;
  switch (view.kind) {
    case 'declaration':
      return roster(asking, {
        ...view,
        kind: 'signatories',
        page: 1,
        group: null,
        delegation: null,
        added: false,
      });
    case 'random': {
      const number = await randomDeclaration(db, view.seed);
      return number === null ? null : exportOf(asking, { kind: 'declaration', number });
    }
    case 'signatories':
      return roster(asking, view);
    case 'signatory':
    case 'signed': {
      const person = await personById(db, view.id);
      if (person === null) return null;
      const ids = await signedBy(db, view.id, { limit: most, offset: 0 });
      const table = entriesTable(
        `signatory-${view.id}`,
        await entriesById(db, ids, textLanguageOf(language)),
      );
      return whole(table, names.signed(plainName(person.name)));
    }
    case 'together':
      return companions(asking, view.id);
    case 'delegation':
    case 'group':
    case 'members':
      return members(asking, view);
    case 'search': {
      const kept = await savedSearch(db, view.id);
      if (kept === null) return null;
      const table = entriesTable(
        `search-${view.id}`,
        await entriesById(db, kept.ids, textLanguageOf(language)),
      );
      return { table, title: names.search, isCut: kept.more };
    }
    case 'compareDeclarations':
      return commonNames(asking, view);
    case 'comparePeople':
      return commonDeclarations(asking, view);
    case 'stats': {
      const { by, sums, total } = await figuresBy(db, view.by);
      const rows = sums.map(({ key, n }): Cell[] => [key, labelOf(by, key, language), n, total]);
      return whole({ file: `by-${by}`, columns: [by, 'name', 'declarations', 'of'], rows }, names.stats);
    }
  }
}

function whole(table: Table, title: string): Exported {
  return { table, title, isCut: false };
}

const plainName = (name: string) => name.replaceAll(/[\\*_~|`[\]<@]/gu, '');

async function roster({ db, language }: QueryContext, view: ViewOf<'signatories'>): Promise<Exported | null> {
  const declaration = await declarationByNumber(db, view.number, textLanguageOf(language));
  if (declaration === null) return null;
  const group = view.group === null ? null : familyOf(view.group);
  const some = (await signatoryListOf(db, view.number)).filter((one) => isAsked(one, { ...view, group }));
  return whole(
    rosterTable(`declaration-${view.number}`, some, language),
    messagesFor(language).exporting.names.declaration(view.number),
  );
}

function rosterTable(file: string, lines: readonly SignatoryLine[], language: Locale): Table {
  return {
    file,
    columns: ['position', 'honorific', 'name', 'delegation', 'country', 'group', 'added', 'signatory_id'],
    rows: lines.map((one) => [
      one.position,
      one.honorific,
      one.name,
      one.delegation,
      one.delegation === '' ? null : countryName(one.delegation, language),
      one.group === null ? null : groupLabel(one.group, language),
      one.added,
      one.signatoryId,
    ]),
  };
}

function entriesTable(file: string, entries: readonly DeclarationEntry[]): Table {
  return {
    file,
    columns: ['number', 'document', 'date', 'title', 'signatories', 'url'],
    rows: entries.map((one) => [one.number, one.document, one.date, one.title, one.signatoryCount, one.url]),
  };
}

async function companions({ db, language }: QueryContext, id: number): Promise<Exported | null> {
  const person = await personById(db, id);
  if (person === null) return null;
  const rows = (await cosignersOf(db, id)).map((one): Cell[] => [
    one.id,
    one.name,
    one.delegation,
    one.observed,
    rounded(one.expected),
    rounded(one.lift),
  ]);
  return whole(
    {
      file: `signs-with-${id}`,
      columns: ['signatory_id', 'name', 'delegation', 'together', 'expected', 'lift'],
      rows,
    },
    messagesFor(language).exporting.names.together(plainName(person.name)),
  );
}

const rounded = (value: number) => Math.round(value * 100) / 100;

async function members(
  { db, language }: QueryContext,
  view: ViewOf<'delegation'> | ViewOf<'group'> | ViewOf<'members'>,
): Promise<Exported | null> {
  const of = view.kind === 'members' ? view.of : view.kind;
  const code = of === 'group' ? familyOf(view.code) : view.code;
  if ((await delegationOrGroup(db, of, code, textLanguageOf(language))) === null) return null;
  const found = await membersOf(db, of, code, { limit: most, offset: 0 });
  return whole(
    {
      file: `${of}-members`,
      columns: ['signatory_id', 'name', 'delegation', 'signatures'],
      rows: found.map((one) => [one.id, one.name, one.delegation, one.n]),
    },
    messagesFor(language).exporting.names.members(titleOf(of, code, language)),
  );
}

async function commonNames(
  asking: QueryContext,
  { a, b }: ViewOf<'compareDeclarations'>,
): Promise<Exported | null> {
  const [one, other] = [await declarationSide(asking, a), await declarationSide(asking, b)];
  if (one === null || other === null) return null;
  const both = new Set(onBoth(one, other).map(({ signatoryId }) => signatoryId));
  const rows = [
    ...one.everyone.map((line) => ({ line, in: a })),
    ...other.everyone.filter(({ signatoryId }) => !both.has(signatoryId)).map((line) => ({ line, in: b })),
  ].map(({ line, in: number }): Cell[] => [
    line.signatoryId,
    line.name,
    line.delegation,
    number === a || both.has(line.signatoryId),
    number === b || both.has(line.signatoryId),
  ]);
  return whole(
    {
      file: `compare-${a}-${b}`,
      columns: ['signatory_id', 'name', 'delegation', `no_${a}`, `no_${b}`],
      rows,
    },
    messagesFor(asking.language).exporting.names.compare,
  );
}

async function commonDeclarations(
  { db, language }: QueryContext,
  { a, b }: ViewOf<'comparePeople'>,
): Promise<Exported | null> {
  if ((await personById(db, a)) === null || (await personById(db, b)) === null) return null;
  const ids = await signedByBoth(db, a, b);
  const { expected, lift } = await associationOf(db, a, b, ids.length);
  const table = entriesTable(
    `both-${a}-${b}`,
    await entriesById(db, ids.slice(0, most), textLanguageOf(language)),
  );
  return whole(
    {
      ...table,
      columns: [...table.columns, 'expected_together', 'lift'],
      rows: table.rows.map((row) => [...row, rounded(expected), rounded(lift)]),
    },
    messagesFor(language).exporting.names.compare,
  );
}
