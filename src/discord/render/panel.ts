import {
  ComponentType,
  MessageFlags,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type ChannelType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { encodeCustomId, fitsId, maxCustomIdLength, selectId } from './ids/custom-id.ts';
import { colour, warning, type CardFile } from './embed.ts';
import { oneLine, plain } from './escape.ts';
import { fit, panelLimits } from './limits.ts';
import { buttonOf, rowsOf, type Button } from './buttons.ts';
import type { View } from './view-kinds.ts';

/** A message of components, which has neither content nor embeds. */
export interface Panel {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly files?: readonly CardFile[];
  readonly allowed_mentions: { readonly parse: [] };
}

/** One value of a select that does something else than show a view. */
export interface Choosable {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  readonly isChosen: boolean;
}

/** One line of a select; choosing it shows the view. */
export interface Option {
  readonly label: string;
  readonly detail?: string;
  readonly view: View;
}

/** What a panel is put together from, from top to bottom. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'beside'; readonly text: string; readonly button: Button }
  | { readonly kind: 'rule' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'select'; readonly placeholder: string; readonly options: readonly Option[] }
  | {
      readonly kind: 'choose';
      readonly customId: string;
      readonly placeholder: string;
      readonly options: readonly Choosable[];
      /** Any number of them, none as well; else exactly one. */
      readonly isSeveral: boolean;
    }
  | {
      readonly kind: 'channel';
      readonly customId: string;
      readonly placeholder: string;
      readonly chosen: string | null;
      /** Whether none can be chosen. */
      readonly isOptional?: boolean;
      readonly types: readonly ChannelType[];
    }
  | { readonly kind: 'pictures'; readonly files: readonly CardFile[] }
  /** Each to be opened or kept. */
  | { readonly kind: 'files'; readonly files: readonly CardFile[] };

export const textBlock = (...lines: readonly (string | null | undefined)[]): Block => ({
  kind: 'text',
  text: lines.filter((line) => line !== null && line !== undefined && line !== '').join('\n'),
});
export const rule: Block = { kind: 'rule' };

export const heading = (words: string): string => `### ${words}`;
export const small = (words: string): string =>
  words
    .split('\n')
    .map((line) => `-# ${line}`)
    .join('\n');

/** How much of long texts is shown, tried in this order until the whole fits into a message. */
const scales = [1, 0.8, 0.6, 0.45, 0.3, 0.2, 0.1];

/**
 * A panel whose text fits. `make` is asked with smaller and smaller scales for the texts that may be long;
 * at the last one even those that ignored it are cut.
 */
export function panel(
  make: (scale: number) => readonly (Block | null)[],
  tone: 'plain' | 'trouble' = 'plain',
): Panel {
  for (const scale of scales) {
    const blocks = present(make(scale));
    if (fits(blocks)) return assemble(blocks, tone);
  }
  const least = present(make(scales.at(-1) ?? 0));
  const each = Math.floor(panelLimits.bytes / 4 / Math.max(1, least.filter(hasText).length));
  return assemble(
    least.map((block) => (hasText(block) ? { ...block, text: fit(block.text, each) } : block)),
    tone,
  );
}

function present(blocks: readonly (Block | null)[]): Block[] {
  return blocks.filter((block): block is Block => block !== null && !isEmpty(block));
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'text':
      return block.text.trim() === '';
    case 'buttons':
      return block.buttons.length === 0;
    case 'select':
      return block.options.filter(({ view }) => fitsId(view)).length === 0;
    case 'choose':
      return block.options.length === 0;
    case 'pictures':
    case 'files':
      return block.files.length === 0;
    default:
      return false;
  }
}

function hasText(block: Block): block is Extract<Block, { text: string }> {
  return block.kind === 'text' || block.kind === 'beside';
}

function fits(blocks: readonly Block[]): boolean {
  const all = blocks.filter(hasText).map((block) => block.text);
  const length = all.reduce((sum, one) => sum + one.length, 0);
  const bytes = all.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  return length <= panelLimits.text && bytes <= panelLimits.bytes;
}

function assemble(blocks: readonly Block[], tone: 'plain' | 'trouble'): Panel {
  let selects = 0;
  const inside = blocks.flatMap((block) => {
    if (block.kind === 'select') selects += 1;
    return componentsOf(block, selects);
  });
  const files = blocks.flatMap((block) =>
    block.kind === 'pictures' || block.kind === 'files' ? block.files : [],
  );
  const accent_color = tone === 'plain' ? colour : warning;
  return {
    components: [{ type: ComponentType.Container, accent_color, components: inside }],
    flags: MessageFlags.IsComponentsV2,
    ...(files.length === 0 ? {} : { files }),
    allowed_mentions: { parse: [] },
  };
}

function componentsOf(block: Block, select: number): APIComponentInContainer[] {
  switch (block.kind) {
    case 'text':
      return [{ type: ComponentType.TextDisplay, content: block.text }];
    case 'beside':
      return [
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: block.text }],
          accessory: buttonOf(block.button),
        },
      ];
    case 'rule':
      return [{ type: ComponentType.Separator }];
    case 'buttons':
      return rowsOf(block.buttons);
    case 'select':
      return [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: selectId(select),
              placeholder: fit(oneLine(block.placeholder), panelLimits.placeholder, plain),
              options: optionsOf(block.options),
            },
          ],
        },
      ];
    case 'choose':
      return [{ type: ComponentType.ActionRow, components: [chooserOf(block)] }];
    case 'channel':
      return [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.ChannelSelect,
              custom_id: block.customId,
              placeholder: fit(oneLine(block.placeholder), panelLimits.placeholder, plain),
              channel_types: [...block.types],
              ...(block.isOptional === true && { min_values: 0 }),
              ...(block.chosen !== null && {
                default_values: [{ id: block.chosen, type: SelectMenuDefaultValueType.Channel }],
              }),
            },
          ],
        },
      ];
    case 'files':
      return block.files.map(({ name }) => ({
        type: ComponentType.File,
        file: { url: `attachment://${name}` },
      }));
    case 'pictures':
      return [
        {
          type: ComponentType.MediaGallery,
          items: block.files.map(({ name, description }) => ({
            media: { url: `attachment://${name}` },
            description,
          })),
        },
      ];
  }
}

function chooserOf({
  customId,
  placeholder,
  options,
  isSeveral,
}: Extract<Block, { kind: 'choose' }>): APIStringSelectComponent {
  const shown = options.slice(0, panelLimits.options);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: fit(oneLine(placeholder), panelLimits.placeholder, plain),
    min_values: isSeveral ? 0 : 1,
    max_values: isSeveral ? shown.length : 1,
    options: shown.map(({ label, value, detail, isChosen }) => ({
      label: fit(oneLine(label), panelLimits.optionText, plain) || '…',
      value,
      default: isChosen,
      ...(detail === undefined
        ? {}
        : { description: fit(oneLine(detail), panelLimits.optionText, plain) || '…' }),
    })),
  };
}

/** Each view once, as far as a select has room. */
function optionsOf(options: readonly Option[]): APISelectMenuOption[] {
  const made = new Map<string, APISelectMenuOption>();
  for (const { label, detail, view } of options) {
    const value = encodeCustomId(view);
    if (value.length > maxCustomIdLength || made.has(value) || made.size === panelLimits.options) continue;
    const described = detail === undefined ? '' : fit(oneLine(detail), panelLimits.optionText, plain);
    made.set(value, {
      label: fit(oneLine(label), panelLimits.optionText, plain) || '…',
      value,
      ...(described === '' ? {} : { description: described }),
    });
  }
  return [...made.values()];
}
