import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { DelegationOrGroupKind } from '../../store/people/delegations-and-groups.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';
import { clarification } from '../render/clarification.ts';
import type { Reply } from '../commands/command.ts';
import { groupLabels, meantDelegations, meantGroups, resolveDelegation, resolveGroup } from './names.ts';

const offered = 10;

/** The delegation or the group that was meant, or the answer that says that it is not one. */
export function askCollective(
  of: DelegationOrGroupKind,
  typed: string,
  language: Locale,
): { readonly code: string } | { readonly reply: Reply } {
  const messages = messagesFor(language);
  const wanted = typed.trim();
  if (wanted === '') return { reply: troubleCard(messages.collective.sayWhich) };
  const code = of === 'delegation' ? resolveDelegation(wanted) : resolveGroup(wanted);
  if (code !== null) return { code };
  const shown = `**${fit(oneLine(wanted), 100, escape)}**`;
  const unknown =
    of === 'delegation'
      ? messages.collective.unknownDelegation(shown)
      : messages.collective.unknownGroup(shown, groupLabels(language));
  const near = (of === 'delegation' ? meantDelegations(wanted) : meantGroups(wanted)).slice(0, offered);
  if (near.length === 0) return { reply: troubleCard(unknown) };
  const options = near.map(({ value, label }) => ({
    label: label(language),
    view: { kind: of, code: value } as const,
  }));
  return {
    reply: clarification(
      [unknown, messages.panel.nearest, list(near.map((one) => one.label(language)))],
      options,
      language,
    ),
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `• ${fit(oneLine(name), 120, escape)}`).join('\n');
}
