import type { Language } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { blocks, card, colour, type Card } from './card.ts';
import { escape, oneLine } from './escape.ts';
import { fit, fitList, limits } from './limits.ts';
import { entry } from './parts.ts';

export const hitsPerPage = 5;

export interface SearchPage {
  readonly words: string;
  readonly total: number;
  /** 1 for the first. */
  readonly page: number;
  /** Excerpts carry their hits between U+0002 and U+0003. */
  readonly hits: readonly (DeclarationEntry & { readonly excerpt: string })[];
}

/** One page of what a search found; at least one hit. */
export function searchCard({ words, total, page, hits }: SearchPage, language: Language): Card {
  const messages = messagesFor(language);
  const first = (page - 1) * hitsPerPage + 1;
  const last = first + hits.length - 1;
  const shown = hits.map((hit) => `${entry(hit, language, 160)}\n${excerpt(hit.excerpt)}`);
  const found = `**${messages.search.found(total, first, last)}**`;
  const next = last < total ? messages.search.next(page + 1) : null;
  return card({
    color: colour,
    title: fit(messages.search.title(oneLine(words)), limits.title, escape),
    description: blocks(found, fitList(shown, 3500, '\n\n', messages.declaration.more), next),
    footer: { text: messages.declaration.commits },
  });
}

/** A quotation with its hits in bold. */
function excerpt(text: string): string {
  const marked = oneLine(text.replaceAll('\u0002', '\ue002').replaceAll('\u0003', '\ue003'));
  const shown = fit(marked, 320, (part) => bold(escape(part)));
  return shown === '' ? '' : `> ${shown}`;
}

/** Private-use signs stand for the marks, which cleaning would take away; a mark without its pair is dropped. */
function bold(text: string): string {
  return text
    .replaceAll(/\ue002([^\ue002\ue003]+)(?:\ue003|$)/gu, '**$1**')
    .replaceAll(/[\ue002\ue003]/gu, '');
}
