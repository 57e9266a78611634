import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry, DeclarationRecord } from '../../../assembly/record.ts';
import type { Reference } from '../../../classify/references/references.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel } from '../../../i18n/terms.ts';
import type { View, ViewOf } from '../../render/view-kinds.ts';
import { blocks, linkTo, lines, masked, type CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { closing, type Frame } from '../../render/pagination.ts';
import { fit, fitList } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { timeline, wholeThread, type ThreadView } from './timeline.ts';
import {
  about,
  breadth,
  countsByDelegation,
  countsByGroup,
  entries,
  identity,
  tabledByLine,
  topicLine,
} from '../../render/parts.ts';

/** The Assembly allows 200 words, of which the longest take about this much. */
const bodyShown = 2300;
const bodyGivesWay = 0.3;
const titleShown = 320;
const namesShown = 900;
const topicsShown = 8;
const referencesShown = 400;
const delegationsShown = 10;
const maxLinkLength = 512;

/** A document that a text names, and the written declaration that it is, where it is stored. */
export interface ReferenceView extends Reference {
  readonly entry: DeclarationEntry | null;
}

/** What stands around a declaration: what it refers to, and the thread that it belongs to. */
export interface Surroundings {
  readonly refersTo: readonly ReferenceView[];
  readonly thread: ThreadView | null;
  /** Who signed, drawn. */
  readonly pictures?: readonly CardFile[];
}

const alone: Surroundings = { refersTo: [], thread: null };

/** A declaration as it is shown to someone who asked for it. */
export function declarationPanel(
  declaration: DeclarationRecord,
  frame: Frame,
  { refersTo, thread, pictures = [] }: Surroundings = alone,
  another: View | null = null,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const view: View = { kind: 'declaration', number: declaration.number };
  const { url } = linkTo(declaration.url);
  // A longer one would take the room of the text, and no button has room for it.
  const link = url !== undefined && url.length <= maxLinkLength ? { url } : {};
  return panel((scale) => {
    const title = fit(oneLine(declaration.title), titleShown * Math.max(scale, 0.5), escape);
    // The text itself is what people came for: all the rest gives way first.
    const bodyRoom = bodyShown * Math.min(1, scale / bodyGivesWay);
    const body = fit(declaration.paragraphs.join('\n\n'), bodyRoom, escape);
    return [
      textBlock(
        blocks(
          lines(heading(masked(title, link) ?? title), identity(declaration, language)),
          tabledByLine(declaration, language),
        ),
      ),
      rule,
      textBlock(body),
      rule,
      textBlock(
        blocks(
          lines(
            about(declaration, language),
            topicLine(declaration, language, few(topicsShown, scale)),
            references(refersTo, referencesShown * scale, language),
          ),
          lines(
            `**${breadth(declaration, language)}**`,
            countsByGroup(declaration, language, few(12, scale)),
            countsByDelegation(declaration, language, few(delegationsShown, scale)),
          ),
        ),
      ),
      { kind: 'pictures', files: pictures },
      textBlock(namesOf(declaration, scale, language)),
      textBlock(thread === null ? null : timeline(thread, scale, language)),
      {
        kind: 'select',
        placeholder: messages.panel.open,
        options: optionsOf(declaration, refersTo, thread?.shown ?? [], language),
      },
      ...closing(view, frame, {
        buttons: [
          {
            label: messages.roster.button(declaration.signatories.length),
            view: signatoriesOf(declaration.number),
          },
          declaration.edition === 1
            ? null
            : {
                label: messages.editions.button(declaration.edition),
                view: { kind: 'editions', number: declaration.number, page: 1 },
              },
          thread === null ? null : wholeThread(thread, language),
          link.url === undefined ? null : { label: messages.declaration.readMore, url: link.url },
          another === null ? null : { label: messages.random.another, view: another },
        ],
      }),
    ];
  });
}

const few = (most: number, scale: number) => Math.max(1, Math.floor(most * scale));

/** As many of the names as have room, in the order printed. */
function namesOf({ signatories }: DeclarationRecord, scale: number, language: Locale): string | null {
  if (signatories.length === 0 || scale < 0.6) return null;
  const messages = messagesFor(language).declaration;
  const names = signatories.map(({ name }) => fit(oneLine(name), 80, escape));
  return lines(`**${messages.signedBy}**`, fitList(names, namesShown * scale, ' · ', messages.more));
}

/** The first page of everyone who signed. */
export function signatoriesOf(number: number): ViewOf<'signatories'> {
  return { kind: 'signatories', number, page: 1, group: null, delegation: null, added: false };
}

/** A declaration among those that a select offers. */
export function entryOption(item: DeclarationEntry, language: Locale): Option {
  const { number, signatories } = messagesFor(language).declaration;
  return {
    label: `${number(item.number)} · ${item.title}`,
    detail: `${formatShortDate(item.date, language)} · ${signatories(item.signatoryCount)}`,
    view: { kind: 'declaration', number: item.number },
  };
}

function optionsOf(
  { signatories: [first] }: DeclarationRecord,
  refersTo: readonly ReferenceView[],
  thread: ThreadView['shown'],
  language: Locale,
): Option[] {
  const messages = messagesFor(language);
  const held = [...refersTo, ...thread].flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const tabling: Option[] =
    first === undefined
      ? []
      : [
          {
            label: first.name,
            detail: messages.declaration.tabledBy(first.name),
            view: { kind: 'signatory', id: first.signatoryId },
          },
          ...(first.delegation === ''
            ? []
            : [
                {
                  label: countryName(first.delegation, language),
                  view: { kind: 'delegation', code: first.delegation } as const,
                },
              ]),
          ...(first.group === null
            ? []
            : [
                {
                  label: groupLabel(first.group, language),
                  view: { kind: 'group', code: first.group } as const,
                },
              ]),
        ];
  return [...held.map((item) => entryOption(item, language)), ...tabling];
}

/** Stored declarations as links to their pages, everything else by name. */
function references(refersTo: readonly ReferenceView[], room: number, language: Locale): string | null {
  if (refersTo.length === 0) return null;
  const messages = messagesFor(language).declaration;
  const names = refersTo.map(({ kind, number, entry }) => {
    if (entry === null) return messages.references[kind](number);
    const name = messages.references.declaration(entry.number);
    return masked(name, linkTo(entry.url)) ?? name;
  });
  return messages.refersTo(fitList(names, room, ' · ', messages.more));
}

/** Several declarations that a question may mean. */
export function declarationsPanel(
  sentences: readonly (string | null)[],
  found: readonly DeclarationEntry[],
  language: Locale,
  tone: 'plain' | 'trouble' = 'trouble',
): Panel {
  return panel(
    (scale) => [
      textBlock(blocks(...sentences, entries(found, language, 160 * scale))),
      {
        kind: 'select',
        placeholder: messagesFor(language).panel.choose,
        options: found.map((item) => entryOption(item, language)),
      },
    ],
    tone,
  );
}
