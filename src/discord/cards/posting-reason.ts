import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { escapeLine, oneLine } from './escape.ts';
import { fit } from './limits.ts';

/** Reasons are stored in English, for the operator; an administrator reads them in the language asked for. */
export function reasonIn(reason: string, language: Language): string {
  const english = messagesFor('en').posting;
  const [, attempts, last] = givenUp.exec(reason) ?? [];
  if (attempts !== undefined && last !== undefined) {
    return messagesFor(language).telling.givenUp(Number(attempts), reasonIn(last, language));
  }
  const key = (Object.keys(english) as (keyof typeof english)[]).find((known) => english[known] === reason);
  return key === undefined ? fit(oneLine(reason), 200, escapeLine) : messagesFor(language).posting[key];
}

/** What `telling.givenUp` says in English. */
const givenUp = /^Given up after (\d+) attempts: (.+)$/u;
