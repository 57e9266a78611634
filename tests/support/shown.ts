import type { Component, Embed, Message, Reply } from 'discord-sandbox';
import { partsOf } from '../discord/support/said.ts';

interface Shown {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly files?: Message['files'];
}

type Text = string | null | undefined;

/** Everything that somebody sees of a message, and hears of its pictures: each text by itself. */
export function textsOf({ content, embeds, components, files = [] }: Shown): string[] {
  const ofEmbeds = embeds.flatMap(({ title, description, fields = [], footer, author }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
    author?.name,
  ]);
  return only([
    content,
    ...ofEmbeds,
    ...partsOf(components).flatMap(ofComponent),
    ...files.map(({ description }) => description),
  ]);
}

/** The same of an answer, with the messages that follow it and the form that it shows. */
export function textsOfReply({ message, modal, followUps, ...reply }: Reply): string[] {
  return [
    ...textsOf(message ?? reply),
    ...followUps.flatMap(textsOf),
    ...(modal ? only([modal.title, ...partsOf(modal.components).flatMap(ofComponent)]) : []),
  ];
}

function ofComponent({
  label,
  description,
  placeholder,
  content,
  options = [],
  items = [],
}: Component): Text[] {
  return [
    label,
    description,
    placeholder,
    content,
    ...options.flatMap((option) => [option.label, option.description]),
    ...items.map(({ description }) => description),
  ];
}

function only(texts: readonly Text[]): string[] {
  return texts.filter((text): text is string => text != null && text !== '');
}
