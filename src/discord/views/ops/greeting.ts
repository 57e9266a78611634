import { allLocales, type Locale } from '../../../locales.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import { languageFor } from '../../../i18n/languages.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { languageId, latestId, type GreetedPlace } from '../../render/ids/greeting-id.ts';
import type { Button } from '../../render/buttons.ts';
import { heading, panel, small, textBlock, type Panel } from '../../render/panel.ts';
import { entry } from '../../render/parts.ts';
import { openSetupId } from '../../render/ids/setup-id.ts';

/** Buttons that one row has room for, beside the two others. */
const maxLanguages = 3;

export interface GreetingView {
  readonly place: GreetedPlace;
  /** `null` while none is held. */
  readonly latest: DeclarationEntry | null;
  /** How far the archive is read, while it is not read to its end. */
  readonly reading: string | null;
}

/** What a server is told when the bot joins it, or the one who added it where nothing can be said in the server. */
export function greetingPanel({ place, latest, reading }: GreetingView, language: Locale): Panel {
  const { greeting, declaration } = messagesFor(language);
  const others = allLocales().filter((one) => one !== language);
  const buttons: Button[] = [
    ...(place === 'server'
      ? [{ label: greeting.setUp, customId: openSetupId(), look: 'main' as const }]
      : []),
    ...(latest === null ? [] : [{ label: greeting.showLatest, customId: latestId }]),
    ...others.slice(0, maxLanguages).map((one) => ({
      label: languageFor(one).name,
      customId: languageId(one, place),
    })),
  ];
  return panel((scale) => [
    textBlock(heading(greeting.title), greeting.about, greeting.begin[place], greeting.ask),
    textBlock(
      latest === null
        ? [greeting.nothingYet, reading].filter((said) => said !== null).join(' ')
        : `${greeting.example}\n${entry(latest, language, 300 * scale)}`,
      small(declaration.commits),
    ),
    { kind: 'buttons', buttons },
  ]);
}
