import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
} from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName } from '../../../i18n/terms.ts';
import { surnameButtonId } from '../../interactions/ids/surname-id.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';

interface AskedView {
  readonly before: { readonly id: number; readonly name: string; readonly delegation: string };
  readonly after: { readonly id: number; readonly name: string; readonly delegation: string };
}

/** Asks whether two people are one. */
export function surnameCard({ before, after }: AskedView, language: Locale): Card {
  const { surname } = messagesFor(language);
  const bold = (name: string) => `**${fit(oneLine(name), 100, escape)}**`;
  const country = fit(countryName(before.delegation, language), 60, escape);
  return card({
    color: colour,
    title: surname.title,
    description: blocks(surname.ask(bold(before.name), country, bold(after.name)), surname.askDetail),
  });
}

/** The answers there are, as a row of buttons. */
export function surnameButtons(
  { before, after }: AskedView,
  channelId: string,
  language: Locale,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const { surname } = messagesFor(language);
  const button = (isSame: boolean): APIButtonComponentWithCustomId => ({
    type: ComponentType.Button,
    style: isSame ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: isSame ? surname.yes : surname.no,
    custom_id: surnameButtonId({ isSame, before: before.id, after: after.id, channelId }),
  });
  return { type: ComponentType.ActionRow, components: [button(true), button(false)] };
}
