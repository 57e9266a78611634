import { FormErrors } from '../http/errors.ts';
import type { ModalComponent, ModalShown } from '../world/interactions.ts';

const LABEL = 18;
const TEXT_INPUT = 4;
const STRING_SELECT = 3;
const MAX_COMPONENTS = 5;

type Path = readonly PropertyKey[];

/** The inputs of a modal, in rows or under labels, each with its path and whether a label names it. */
export function* inputsOf(
  components: readonly ModalComponent[],
  path: Path = [],
): Generator<[ModalComponent, Path, boolean]> {
  for (const [index, part] of components.entries()) {
    const here = [...path, index];
    if (part.type === LABEL && part.component !== undefined)
      yield [part.component, [...here, 'component'], true];
    for (const [n, inner] of (part.components ?? []).entries())
      yield [inner, [...here, 'components', n], false];
  }
}

/** The documented rules about modals that the published description leaves out: 1 to 5 components, each id once. */
export function checkModal({ components }: Pick<ModalShown, 'components'>, at: Path): void {
  const errors = new FormErrors();
  const root = [...at, 'components'];
  if (components.length > MAX_COMPONENTS)
    errors.add(root, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MAX_COMPONENTS} in length.`);
  const ids = new Set<string>();
  for (const [input, path, labelled] of inputsOf(components, root)) {
    if (input.custom_id !== undefined) {
      if (ids.has(input.custom_id)) {
        errors.add(
          [...path, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      }
      ids.add(input.custom_id);
    }
    if (input.type === TEXT_INPUT) checkText(input, path, labelled, errors);
    const most = input.max_values ?? 1;
    if (input.type === STRING_SELECT && most > (input.options ?? []).length)
      errors.add([...path, 'max_values'], 'BASE_TYPE_BAD_LENGTH', 'More values than options can be chosen.');
  }
  errors.throwIfAny();
}

function checkText(input: ModalComponent, path: Path, labelled: boolean, errors: FormErrors): void {
  if (!labelled && (input.label ?? '') === '')
    errors.add([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const [least, most] = [input.min_length ?? 0, input.max_length ?? 4000];
  if (least > most) errors.add([...path, 'min_length'], 'NUMBER_TYPE_MAX', 'min_length is above max_length.');
  if ((input.value?.length ?? 0) > most)
    errors.add([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
}
