import { z } from 'zod';

/** Whole numbers that a column of the database can hold. */
const id = z.number().int().min(0).max(2_147_483_647);
/** Random: whoever does not see a button of a search cannot tell its id. */
const searchId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const page = z.number().int().min(1).max(100_000);
const name = z.string().min(1).max(80);

const schemas = [
  z.object({ kind: z.literal('declaration'), number: id }),
  z.object({
    kind: z.literal('signatories'),
    number: id,
    page,
    /** Only those of a political family, of a delegation, or newly added. */
    group: name.nullable(),
    delegation: name.nullable(),
    added: z.boolean(),
  }),
  z.object({ kind: z.literal('signatory'), id }),
  z.object({ kind: z.literal('signed'), id, page }),
  z.object({ kind: z.literal('together'), id, page }),
  z.object({ kind: z.literal('delegation'), code: name }),
  z.object({ kind: z.literal('group'), code: name }),
  z.object({ kind: z.literal('members'), of: z.enum(['delegation', 'group']), code: name, page }),
  z.object({ kind: z.literal('search'), id: searchId, page }),
  z.object({ kind: z.literal('compareDeclarations'), a: id, b: id }),
  z.object({ kind: z.literal('comparePeople'), a: id, b: id }),
  z.object({ kind: z.literal('stats'), by: z.enum(['year', 'topic', 'delegation', 'group']), page }),
  z.object({ kind: z.literal('random'), seed: id }),
] as const;

const schema = z.discriminatedUnion('kind', schemas);

/**
 * Something that can be shown, in as few characters as a custom id allows. It names public facts, or a search by an id that
 * nobody guesses, so whoever sends one learns nothing that a command, or the message it stands on, would not tell them.
 */
export type View = z.infer<typeof schema>;
export type ViewOf<K extends View['kind']> = Extract<View, { kind: K }>;

const letters: Readonly<Record<View['kind'], string>> = {
  declaration: 'd',
  signatories: 's',
  signatory: 'p',
  signed: 'w',
  together: 't',
  delegation: 'c',
  group: 'g',
  members: 'm',
  search: 'f',
  compareDeclarations: 'x',
  comparePeople: 'y',
  stats: 'n',
  random: 'r',
};

/** In this order for good: messages that Discord keeps are read with it. */
const fields = new Map(
  schemas.map(({ shape }) => [
    letters[shape.kind.value],
    {
      kind: shape.kind.value,
      names: Object.keys(shape).filter((key) => key !== 'kind'),
    },
  ]),
);

/** What Discord takes as a custom id, or as the value of a choice. */
export const maxCustomIdLength = 100;

type Raw = Readonly<Record<string, string | number | boolean | null>>;

export function encodeCustomId(view: View): string {
  const letter = letters[view.kind];
  const raw: Raw = view;
  const parts = (fields.get(letter)?.names ?? []).map((key) => encodeField(raw[key] ?? null));
  return [letter, ...parts].join('.');
}

/** `null` for anything that `encodeView` does not write. */
export function decodeCustomId(text: string): View | null {
  const [letter = '', ...parts] = text.split('.');
  const known = fields.get(letter);
  if (!known || parts.length !== known.names.length) return null;
  const raw = Object.fromEntries(known.names.map((key, at) => [key, decodeField(parts[at] ?? '')]));
  const parsed = schema.safeParse({ kind: known.kind, ...raw });
  return parsed.success ? parsed.data : null;
}

/** The first character tells the type. */
function encodeField(value: Raw[string]): string {
  switch (typeof value) {
    case 'number':
      return value.toString(36);
    case 'boolean':
      return value ? '!' : '-';
    case 'string':
      return `_${value.replaceAll('%', '%25').replaceAll('.', '%2e')}`;
    default:
      return '';
  }
}

function decodeField(text: string): Raw[string] {
  if (text === '') return null;
  if (text === '!' || text === '-') return text === '!';
  if (text.startsWith('_')) return text.slice(1).replaceAll('%2e', '.').replaceAll('%25', '%');
  return /^[\da-z]{1,11}$/u.test(text) ? Number.parseInt(text, 36) : Number.NaN;
}

/**
 * What pressing does: show here, or to the presser alone; post for everybody; hand over as a file. A select
 * carries the views in its values.
 */
const actions = { show: 's', share: 'p', export: 'x', select: 'm' } as const;
export type Action = keyof typeof actions;

/** Marks our components, and the version of their format. */
export const customIdPrefix = 'h1';

export function actionId(action: Exclude<Action, 'select'>, view: View): string {
  return `${customIdPrefix}${actions[action]}${encodeCustomId(view)}`;
}

/** @param which tells selects of one message apart. */
export function selectId(which: number): string {
  return `${customIdPrefix}${actions.select}${which}`;
}

export function fitsId(view: View): boolean {
  return actionId('show', view).length <= maxCustomIdLength;
}

/** What a press asks for; `null` for components of others. */
export function parseCustomId(
  customId: string,
  values: readonly string[],
): { action: Action; view: View } | null {
  if (!customId.startsWith(customIdPrefix)) return null;
  const action = (Object.keys(actions) as Action[]).find(
    (key) => customId[customIdPrefix.length] === actions[key],
  );
  if (action === undefined) return null;
  const view = decodeCustomId(
    action === 'select' ? (values[0] ?? '') : customId.slice(customIdPrefix.length + 1),
  );
  return view === null ? null : { action, view };
}
