import type { Component, Embed } from 'discord-sandbox';

interface Shown {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly unknown[];
}

/** Everything that can be read in a message: content, embeds and components, from top to bottom. */
export function said({ content, embeds = [], components = [] }: Shown): string {
  const inEmbeds = embeds.flatMap(({ title, description, fields, footer }) => [
    title,
    description,
    ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
    footer?.text,
  ]);
  const texts = partsOf(components).flatMap((part) => part.content ?? []);
  return [content, ...inEmbeds, ...texts].filter((text) => text !== undefined && text !== '').join('\n');
}

/** Every component of a message, those inside others included. */
export function partsOf(components: readonly unknown[]): Component[] {
  return (components as readonly Component[]).flatMap((part) => [
    part,
    ...partsOf(part.components ?? []),
    ...(part.accessory ? [part.accessory] : []),
    ...partsOf(part.component ? [part.component] : []),
  ]);
}

/** What can be pressed or chosen. */
export function controlsOf(components: readonly unknown[]) {
  const parts = partsOf(components);
  return {
    buttons: parts.filter(({ type, custom_id: id }) => type === 2 && id !== undefined),
    links: parts.filter(({ type, url }) => type === 2 && url !== undefined),
    selects: parts.filter(({ type }) => type === 3),
  };
}
