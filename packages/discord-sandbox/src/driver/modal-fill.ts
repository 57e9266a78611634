import { useComponent } from './component-use.ts';
import type { ModalComponent, ModalShown } from '../world/interactions.ts';
import { inputsOf } from '../rules/modals.ts';
import { nothingResolved, type Picking, type Resolved, resolvedPart } from '../world/resolved.ts';

const TEXT_INPUT = 4;

/** What is filled in, by custom id: a text, or what was chosen. Ids, for people, roles and channels. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The data of a modal as it was filled in; refuses, in words, what Discord's client would not let a person send. */
export function fillModal(modal: ModalShown, fields: Fields, picking: Picking): Record<string, unknown> {
  const inputs = [...inputsOf(modal.components)].map(([input]) => input);
  const known = inputs.map(({ custom_id }) => custom_id ?? '');
  const strange = Object.keys(fields).find((id) => !known.includes(id));
  if (strange !== undefined)
    throw new Error(`"${modal.title}" has no field "${strange}"; it has ${known.join(', ') || 'none'}.`);
  const resolved = nothingResolved();
  let next = 1;
  const fill = (part: ModalComponent): Record<string, unknown> => {
    const id = part.id ?? next++;
    if (part.components) return { type: part.type, id, components: part.components.map(fill) };
    if (part.component) return { type: part.type, id, component: fill(part.component) };
    if (part.custom_id === undefined) return { type: part.type, id };
    return { type: part.type, id, ...filledIn(part, part.custom_id, fields, picking, resolved) };
  };
  const components = modal.components.map(fill);
  return { custom_id: modal.custom_id, components, ...resolvedPart(resolved) };
}

function filledIn(
  input: ModalComponent,
  customId: string,
  fields: Fields,
  picking: Picking,
  resolved: Resolved,
): Record<string, unknown> {
  const given = fields[customId];
  if (input.type === TEXT_INPUT) {
    const value = typeof given === 'string' ? given : (given?.join('') ?? input.value ?? '');
    checkLength(input, customId, value);
    return { custom_id: customId, value };
  }
  const values = given === undefined ? standing(input) : typeof given === 'string' ? [given] : given;
  if (values.length === 0) {
    if (input.required === false) return { custom_id: customId, values };
    throw new Error(`"${customId}" must be filled in.`);
  }
  const { values: chosen } = useComponent({ ...input, custom_id: customId }, values, picking, resolved);
  return { custom_id: customId, values: chosen };
}

/** What a select has chosen when it is shown. */
function standing({ options = [] }: ModalComponent): string[] {
  return options.flatMap((option) => (option.default === true ? [option.value] : []));
}

function checkLength(input: ModalComponent, customId: string, value: string): void {
  if (value === '') {
    if (input.required === false) return;
    throw new Error(`"${customId}" must be filled in.`);
  }
  const [least, most] = [input.min_length ?? 0, input.max_length ?? 4000];
  if (value.length < least) throw new Error(`"${customId}" takes at least ${least} characters.`);
  if (value.length > most) throw new Error(`"${customId}" takes at most ${most} characters.`);
}
