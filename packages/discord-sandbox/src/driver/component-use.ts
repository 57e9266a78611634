import { walk } from '../rules/components.ts';
import type { Component, Message } from '../world/model.ts';
import {
  nothingResolved,
  pickChannel,
  type Picking,
  pickMentionable,
  pickRole,
  pickUser,
  type Resolved,
  resolvedPart,
  type Wrong,
} from '../world/resolved.ts';

const LINK_STYLE = 5;
const BUTTON = 2;
const STRING_SELECT = 3;

type Pick = (id: string, select: Component, picking: Picking, resolved: Resolved, wrong: Wrong) => string;
/** Selects of people, roles, both, and channels: what is chosen is an id, and comes with what it stands for. */
const PICKS: Readonly<Record<number, Pick>> = {
  5: (id, _, ...rest) => pickUser(id, ...rest),
  6: (id, _, ...rest) => pickRole(id, ...rest),
  7: (id, _, ...rest) => pickMentionable(id, ...rest),
  8: (id, { channel_types }, ...rest) => pickChannel(id, channel_types, ...rest),
};

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
export function useComponent(
  component: Component,
  values: readonly string[],
  picking: Picking,
  resolved: Resolved = nothingResolved(),
): Record<string, unknown> {
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
  const pick = PICKS[component.type];
  const wrong = (why: string): Error => new Error(`"${component.custom_id}" ${why}.`);
  if (pick !== undefined) for (const value of values) pick(value, component, picking, resolved, wrong);
  return { ...base, values, ...resolvedPart(resolved) };
}
