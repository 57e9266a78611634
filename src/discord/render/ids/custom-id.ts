import { viewKinds, type View } from '../view-kinds.ts';

/** What Discord takes as a custom id, or as the value of a choice. */
export const maxCustomIdLength = 100;

type Raw = Readonly<Record<string, string | number | boolean | null>>;

export function encodeCustomId(view: View): string {
  const { letter, fields } = kindOf(view);
  const raw: Raw = view;
  return [letter, ...fields.map((key) => encodeField(raw[key] ?? null))].join('.');
}

function kindOf({ kind }: View): (typeof viewKinds)[number] {
  const known = viewKinds.find((one) => one.kind === kind);
  if (!known) throw new Error(`No kind of view is called ${kind}.`);
  return known;
}

/** `null` for anything that `encodeCustomId` does not write. */
export function decodeCustomId(text: string): View | null {
  const [letter, ...parts] = text.split('.');
  const known = viewKinds.find((one) => one.letter === letter);
  if (!known || parts.length !== known.fields.length) return null;
  const raw = Object.fromEntries(known.fields.map((key, at) => [key, decodeField(parts[at] ?? '')]));
  const parsed = known.schema.safeParse({ kind: known.kind, ...raw });
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
 * What pressing does: show here, or to the presser alone; post for everybody; hand over as a file; say how it is cited. A select
 * carries the views in its values.
 */
const actions = { show: 's', share: 'p', export: 'x', select: 'm', cite: 'c' } as const;
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
