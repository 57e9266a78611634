import type { InterfaceLanguage, Messages } from '../../src/i18n/shape.ts';

const lower = 'áƀçđéƒğħíĵķłɱñóƥʠřšŧúṽŵẋýž';
const upper = 'ÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓƤǪŘŠŦÚṼŴẊÝŽ';

/** What somebody put into a message stands between these while the message is changed, and is left as it is. */
const [opening, closing] = ['\u{E000}', '\u{E001}'];

/** What is no language: mentions and timestamps of Discord's, addresses, names of settings, and what was put in. */
const untouched = /\u{E000}[^\u{E001}]*\u{E001}|<[^<>\s]+>|https?:\/\/\S+|\b[A-Z]+(?:_[A-Z]+)+\b/gu;

/** English with every letter changed to one that English does not have: still legible, and as long. */
export function pseudo(text: string): string {
  let at = 0;
  let changed = '';
  for (const { 0: kept, index } of text.matchAll(untouched)) {
    changed += accented(text.slice(at, index)) + kept;
    at = index + kept.length;
  }
  return (changed + accented(text.slice(at))).replaceAll(/[\u{E000}\u{E001}]/gu, '');
}

function accented(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => {
    const at = letter.toLowerCase().charCodeAt(0) - 97;
    const letters = letter === letter.toLowerCase() ? lower : upper;
    return [...letters][at] ?? letter;
  });
}

function putIn(value: unknown): unknown {
  if (typeof value === 'string') return `${opening}${value}${closing}`;
  return Array.isArray(value) ? value.map(putIn) : value;
}

function pseudoMessage(message: unknown): unknown {
  if (typeof message === 'string') return pseudo(message);
  if (typeof message === 'function') {
    return (...given: readonly unknown[]) =>
      pseudoMessage(Reflect.apply(message, undefined, given.map(putIn)));
  }
  if (Array.isArray(message)) return message.map(pseudoMessage);
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(Object.entries(message).map(([key, value]) => [key, pseudoMessage(value)]));
}

/**
 * A language made of another by a program, to see what is not translated: its words are accented, its numbers, dates, names of
 * countries and plurals are Ukrainian, and so are the users of Discord who get it.
 */
export function pseudoLanguage({ messages, grammar }: InterfaceLanguage): InterfaceLanguage {
  return {
    name: pseudo('Pseudo'),
    tag: 'uk-UA',
    discord: ['uk'],
    messages: pseudoMessage(messages) as Messages,
    grammar: {
      inSentence: (country) => country,
      ofCountry: (country) => pseudo(`of ${putIn(country)}`),
      honorifics: new Map(
        [...grammar.honorifics, ['mr', 'Mr'], ['ms', 'Ms'], ['mrs', 'Mrs']].map(
          ([printed = '', said = '']) => [printed, pseudo(said)],
        ),
      ),
    },
  };
}
