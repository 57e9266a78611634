import type { Reply } from 'discord-sandbox';
import { readSetupId, type SetupVerb } from '../../../src/discord/render/setup-id.ts';
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
  const use = async (verb: SetupVerb, values?: readonly string[]) => {
    clicks += 1;
    const used = await bot().discord.click({ on: shown, customId: idOf(verb), ...(values && { values }) });
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
    press: async (verb) => show(await use(verb)),
    choose: async (verb, ...values) => show(await use(verb, values)),
    fill: async (verb, fields) => {
      const form = await use(verb);
      clicks += 1;
      return show(await bot().discord.submit({ of: form, fields }));
    },
  };
}
