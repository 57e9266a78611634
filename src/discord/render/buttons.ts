import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponent,
  type APIComponentInContainer,
} from 'discord.js';
import { oneLine, plain } from './escape.ts';
import { actionId, type Action } from './ids/custom-id.ts';
import { fit, panelLimits } from './limits.ts';
import type { View } from './view-kinds.ts';

export type Button =
  | { readonly label: string; readonly view: View; readonly does?: Exclude<Action, 'select'> }
  | { readonly label: string; readonly url: string }
  | {
      readonly label: string;
      readonly customId: string;
      readonly look?: 'main' | 'danger';
    };

/** As many rows as the buttons need. */
export function rowsOf(buttons: readonly Button[]): APIComponentInContainer[] {
  const rows: APIComponentInContainer[] = [];
  for (let at = 0; at < buttons.length; at += 5) {
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(at, at + 5).map(buttonOf),
    });
  }
  return rows;
}

export function buttonOf(button: Button): APIButtonComponent {
  const label = fit(oneLine(button.label), panelLimits.label, plain);
  if ('url' in button) return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url };
  if ('customId' in button) {
    const style = {
      main: ButtonStyle.Primary,
      danger: ButtonStyle.Danger,
      plain: ButtonStyle.Secondary,
    } as const;
    return {
      type: ComponentType.Button,
      style: style[button.look ?? 'plain'],
      label,
      custom_id: button.customId,
    };
  }
  const custom_id = actionId(button.does ?? 'show', button.view);
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}
