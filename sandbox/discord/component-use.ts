import { walk } from './component-rules.ts';
import type { Component, Message } from './model.ts';

const LINK_STYLE = 5;
const BUTTON = 2;
const STRING_SELECT = 3;

/** The component of a message that somebody means, by its custom id or by what is written on it. */
export function findComponent(message: Message, by: { customId?: string; label?: string }): Component {
  const all = [...walk(message.components, [])].map(([component]) => component);
  const usable = all.filter(
    (component) => component.custom_id !== undefined || component.style === LINK_STYLE,
  );
  const found = usable.find((component) =>
    by.customId === undefined ? component.label === by.label : component.custom_id === by.customId,
  );
  const wanted = by.customId ?? by.label ?? '';
  if (found === undefined) {
    const offered = usable.map((component) => component.label ?? component.custom_id).join(', ');
    throw new Error(
      `The message has no "${wanted}" to press or choose from; it has ${offered || 'nothing'}.`,
    );
  }
  if (found.style === LINK_STYLE)
    throw new Error(`"${wanted}" is a link to ${found.url}; the bot does not learn of it.`);
  if (found.disabled === true) throw new Error(`"${wanted}" is disabled.`);
  return found;
}

/** The data of the interaction that using the component makes. */
export function useComponent(component: Component, values: readonly string[]): Record<string, unknown> {
  const base = { id: component.id, custom_id: component.custom_id, component_type: component.type };
  if (component.type === BUTTON) return base;
  const min = component.min_values ?? 1;
  const max = component.max_values ?? 1;
  if (values.length < min || values.length > max) {
    throw new Error(`"${component.custom_id}" takes ${min} to ${max} values, not ${values.length}.`);
  }
  if (component.type === STRING_SELECT) {
    const offered = (component.options ?? []).map(({ value }) => value);
    const strange = values.find((value) => !offered.includes(value));
    if (strange !== undefined)
      throw new Error(
        `"${component.custom_id}" does not offer "${strange}"; it offers ${offered.join(', ')}.`,
      );
  }
  return { ...base, values };
}
