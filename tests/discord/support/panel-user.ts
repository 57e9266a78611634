import type { Reply } from 'discord-sandbox';
import { type LineVerb, readLineId } from '../../../src/discord/render/ids/line-id.ts';
import { readSetupId, type SetupVerb } from '../../../src/discord/render/ids/setup-id.ts';
import type { Bot } from './harness.ts';
import { partsOf, said } from './said.ts';

/** Somebody in front of a panel, whose every click counts. */
export interface PanelUser {
  /** Buttons pressed, choices made in selects, forms sent. */
  readonly clicks: () => number;
  /** All that the panel says now. */
  readonly reads: () => string;
  /** The last answer as it came. */
  readonly reply: () => Reply;
  readonly verbs: () => readonly SetupVerb[];
  readonly ids: () => readonly string[];
  /** What a select offers. */
  readonly options: (verb: SetupVerb) => readonly string[];
  /** Presses a button of a list: that of its first line unless told. */
  readonly line: (verb: LineVerb, at?: number) => Promise<Reply>;
  readonly press: (verb: SetupVerb) => Promise<Reply>;
  readonly choose: (verb: SetupVerb, ...values: string[]) => Promise<Reply>;
  readonly fill: (verb: SetupVerb, fields: Record<string, string | readonly string[]>) => Promise<Reply>;
}

export function atPanel(bot: () => Bot, first: Reply): PanelUser {
  let clicks = 0;
  let shown = first;
  const ids = () => partsOf(shown.components).flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  const idOf = (verb: SetupVerb) => {
    const found = ids().find((id) => readSetupId(id)?.verb === verb);
    if (found === undefined) throw new Error(`The panel has no ${verb}; it has ${ids().join(' ')}.`);
    return found;
  };
  const use = async (customId: string, values?: readonly string[]) => {
    clicks += 1;
    const used = await bot().discord.click({ on: shown, customId, ...(values && { values }) });
    const refused = bot().discord.refusals.filter(({ status }) => status === 400);
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    return used;
  };
  const show = (reply: Reply) => {
    if (reply.components.length > 0) shown = reply;
    return reply;
  };
  return {
    clicks: () => clicks,
    reads: () => said(shown),
    reply: () => shown,
    verbs: () => ids().flatMap((id) => readSetupId(id)?.verb ?? []),
    ids,
    options: (verb) =>
      partsOf(shown.components)
        .filter((part) => part.custom_id === idOf(verb))
        .flatMap(({ options = [] }) => options.map(({ value }) => value)),
    line: async (verb, at = 0) => {
      const found = ids().filter((id) => readLineId(id)?.verb === verb)[at];
      if (found === undefined) throw new Error(`There is no ${verb}; there are ${ids().join(' ')}.`);
      return show(await use(found));
    },
    press: async (verb) => show(await use(idOf(verb))),
    choose: async (verb, ...values) => show(await use(idOf(verb), values)),
    fill: async (verb, fields) => {
      const form = await use(idOf(verb));
      clicks += 1;
      return show(await bot().discord.submit({ of: form, fields }));
    },
  };
}
