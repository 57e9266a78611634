import type { FormErrors } from '../http/errors.ts';
import type { Component } from '../world/model.ts';

const ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const SELECTS = new Set([3, 5, 6, 7, 8]);
const TEXT = 10;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const MAX_TEXT = 4000;
const MAX_TEXT_BYTES = 9500;

type Path = readonly PropertyKey[];

/** Every component of a tree with its path, containers, rows, sections and their accessories included. */
export function* walk(components: readonly Component[], path: Path): Generator<[Component, Path]> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield [component, here];
    if (component.components !== undefined) yield* walk(component.components, [...here, 'components']);
    if (component.accessory !== undefined) yield [component.accessory, [...here, 'accessory']];
  }
}

/**
 * The documented rules about components that the published description leaves out: how many, how wide,
 * which kinds go without the Components V2 flag, what a button needs, and that no custom id occurs twice.
 */
export function checkComponents(
  components: readonly Component[],
  v2: boolean,
  path: Path,
  errors: FormErrors,
): void {
  if (!v2 && components.length > 5) {
    errors.add(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
  const ids = new Set<string>();
  let count = 0;
  let text = '';
  for (const [component, here] of walk(components, path)) {
    count += 1;
    if (!v2 && here.length === path.length + 1 && component.type !== ROW) {
      errors.add(here, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
    if (component.type === TEXT) text += component.content ?? '';
    if (component.type === ROW) checkWidth(component, here, errors);
    if (component.type === BUTTON) checkButton(component, here, errors);
    if (component.type === STRING_SELECT) checkSelect(component, here, errors);
    if (component.custom_id === undefined || component.custom_id === null) continue;
    if (ids.has(component.custom_id)) {
      errors.add(
        [...here, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    ids.add(component.custom_id);
  }
  if (count > 40) {
    errors.add(
      path,
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The total number of components in the message exceeds the maximum of 40.',
    );
  }
  // The limit is documented in characters; messages of many accented letters were seen to be refused by their bytes.
  if (text.length > MAX_TEXT || Buffer.byteLength(text) > MAX_TEXT_BYTES) {
    errors.add(
      path,
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total displayable text size exceeds the maximum of ${MAX_TEXT} characters.`,
    );
  }
}

function checkWidth(row: Component, path: Path, errors: FormErrors): void {
  const parts = row.components ?? [];
  const selects = parts.filter((part) => SELECTS.has(part.type)).length;
  if (selects > 1 || (selects === 1 && parts.length > 1)) {
    errors.add(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }
}

function checkButton(button: Component, path: Path, errors: FormErrors): void {
  const link = button.style === LINK_STYLE;
  if (button.style === PREMIUM_STYLE) return;
  if (link && typeof button.url !== 'string') {
    errors.add([...path, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (link && typeof button.url === 'string' && !/^(https?|discord):/.test(button.url)) {
    errors.add(
      [...path, 'url'],
      'URL_TYPE_INVALID_SCHEME',
      "Scheme must be one of ('http', 'https', 'discord').",
    );
  }
  if (link && typeof button.custom_id === 'string') {
    errors.add(
      [...path, 'custom_id'],
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  }
  if (!link && typeof button.custom_id !== 'string') {
    errors.add([...path, 'custom_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (!link && typeof button.url === 'string') {
    errors.add([...path, 'url'], 'BUTTON_COMPONENT_URL_NOT_ALLOWED', 'Only link buttons have a url');
  }
  if ((button.label ?? '') === '' && (button.emoji ?? null) === null) {
    errors.add([...path, 'label'], 'BASE_TYPE_REQUIRED', 'A label or an emoji is required');
  }
}

function checkSelect(select: Component, path: Path, errors: FormErrors): void {
  const options = select.options ?? [];
  const min = select.min_values ?? 1;
  const max = select.max_values ?? 1;
  if (min > max || max > options.length) {
    errors.add(
      [...path, 'max_values'],
      'BASE_TYPE_BAD_LENGTH',
      `Must be between ${min} and ${options.length}.`,
    );
  }
  if (options.filter((option) => option.default === true).length > max) {
    errors.add(
      [...path, 'options'],
      'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
      'More options are selected by default than may be',
    );
  }
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    if (seen.has(option.value)) {
      errors.add(
        [...path, 'options', index, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    seen.add(option.value);
  }
}
