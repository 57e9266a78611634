import type { Part, Printable, StaticLayout } from '../../../tools/assembly-sandbox/layout.ts';
import { headingOf, nameLine, partsOf } from '../../../tools/assembly-sandbox/render.ts';

/** Numbers from 0 to 1 that a seed fixes. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(chance: Chance, from: readonly T[]): T {
  return from[Math.floor(chance() * from.length)] as T;
}

/**
 * A page as a browser would save one: every part in some markup of its own, the site's frame round it,
 * and things in it that nobody sees.
 */
export function wildPage(declaration: Printable, layout: 'A' | 'B' | StaticLayout, seed: number): string {
  const chance = chanceFrom(seed);
  const maybe = (text: string, likelihood = 0.4): string => (chance() < likelihood ? text : '');
  const parts = partsOf(declaration, layout);
  const wrap = pick(chance, ['div', 'article', 'section', 'td', 'center', 'main']);
  const isLinked = chance() < 0.2;
  const body = parts
    .map((part) => wildPart(part, declaration, isLinked, chance))
    .join(pick(chance, ['', '\n', '\r\n\t', ' ']));
  const inner =
    wrap === 'td'
      ? `<table class="frame"><tr><td>${maybe('<ul><li><a href="/">Home</a></li></ul>')}</td><td>${body}</td></tr></table>`
      : `<${wrap}>${body}</${wrap}>`;
  const head =
    maybe('<!-- saved from url=(0044)https://pace.coe.int/en/files/1/html -->\r\n') +
    '<html><head>' +
    maybe('<meta charset="utf-8">') +
    maybe(
      `<title>${escape(pick(chance, [headingOf(declaration), declaration.title, 'PACE']))}</title>`,
      0.7,
    ) +
    maybe(
      '<style>p > a { display: none }</style><script>if (a < b) document.write("<p>Report | Doc. 1</p>")</script>',
    ) +
    '</head><body>';
  const above =
    maybe('<noscript><p>JavaScript is needed.</p></noscript>') +
    maybe('<nav><ul><li>Report | Doc. 12 | 3 May 2010</li><li>Motions</li></ul></nav>') +
    maybe(
      '<div role="search"><form><input name="q" value="Written declaration No. 1"><button>Search</button></form></div>',
    ) +
    maybe(
      '<ul class="menu"><li><a href="/">Home</a></li><li><a href="/s">Sessions</a></li><li><a href="/d">Written declarations</a></li></ul>',
    ) +
    maybe('<div>Home › Documents › Written declaration No. 12</div>') +
    maybe('<div><a href="/en">English</a> | <a href="/fr">Français</a></div>') +
    maybe('<div style="display:none">Written declaration No. 3 | Doc. 4 | 5 May 2011</div>');
  const below =
    maybe('<p hidden>Hidden') +
    maybe(
      '<div><a href="/1">Back to the list of documents</a></div><div><a href="/2">Subscribe to our newsletter</a></div>',
    ) +
    maybe('<div>Share on Facebook</div>') +
    maybe('<p>Top of page</p>') +
    maybe('<footer><p>Parliamentary Assembly</p><p>Tel. 1</p></footer>') +
    maybe('<div>© Council of Europe 2023 - F-67075 Strasbourg Cedex</div>') +
    maybe("<div>Palais de l'Europe, Strasbourg</div>") +
    maybe('<div role="dialog"><p>We use cookies.</p></div>') +
    maybe('<div>This website uses cookies to improve your experience.</div>');
  const page = `${maybe('\ufeff')}${maybe('<!DOCTYPE html>\r\n', 0.8)}${head}${above}${inner}${below}${maybe('</body></html>', 0.8)}`;
  const shouted = chance() < 0.2 ? page.replace(/<\/?[a-z][a-z0-9]*/g, (tag) => tag.toUpperCase()) : page;
  return chance() < 0.2 ? shouted.replace(/\r?\n/g, '\r\n') : shouted;
}

function wildPart(part: Part, declaration: Printable, isLinked: boolean, chance: Chance): string {
  if (part.names !== undefined) return wildList(part.names, part.prefix ?? '', chance);
  if (part.kind === 'name') {
    const text = wildText(part.text, chance);
    const link = isLinked ? `<a href="#">${text}</a>` : text;
    return pick(chance, [
      `<li>${link}</li>`,
      `<tr><td>${link}</td></tr>`,
      `<p>${link}</p>`,
      `<br>${link}<br>`,
    ]);
  }
  if (part.kind === 'heading' && part.text === headingOf(declaration)) return wildHeading(part.text, chance);
  const text = part.html ?? wildText(part.text, chance);
  if (part.kind === 'title')
    return pick(chance, [`<h1>${text}</h1>`, `<p><b>${text}</b></p>`, `<td>${text}</td>`]);
  return pick(chance, [
    `<p>${text}</p>`,
    `<div><span>${text}</span></div>`,
    `<br>${text}<br><br>`,
    `<table border=1><tr><td>${text}</td></tr></table>`,
    `<p align=justify><font size=2>${text}</font>`,
    `<blockquote>${text}</blockquote>`,
  ]);
}

function wildHeading(heading: string, chance: Chance): string {
  const cells = heading.split(' | ').map((cell) => wildText(cell, chance));
  return pick(chance, [
    `<h2>${cells.join(' | ')}</h2>`,
    `<p>${cells.join('&nbsp;|&nbsp;')}</p>`,
    `<p>${cells.join('<br>')}</p>`,
    `<p><span>${cells.join('</span> | <span>')}</span></p>`,
    `<table><tr><td>${cells.join('</td><td>')}</td></tr></table>`,
    `<table><tr><td>${cells.join('</td><td>|</td><td>')}</td></tr></table>`,
    `<ul><li>${cells.join('</li><li>')}</li></ul>`,
  ]);
}

function wildList(names: readonly string[], prefix: string, chance: Chance): string {
  const entries = names.map((name) => wildText(name, chance));
  const label = prefix === '' ? '' : pick(chance, [prefix, `<b>${prefix}</b>`, `<dt>${prefix}</dt>`]);
  const cells = names.map((name) =>
    name
      .split(', ')
      .map((cell) => `<td>${wildText(cell, chance)}</td>`)
      .join(''),
  );
  const list = pick(chance, [
    entries.join(' ; '),
    entries.join('; '),
    entries.map((entry) => `<a href="#">${entry}</a>`).join(' ; '),
    entries.map((entry) => `<span>${entry}</span>`).join('<span> ; </span>'),
    `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('\n')}</ul>`,
    `<ul>${entries.map((entry) => `<li>${entry} ;</li>`).join('')}</ul>`,
    `<ul>${entries.map((entry) => `<li><a href="#">${entry}</a>`).join('')}</ul>`,
    `<table><tr>${cells.join('</tr><tr>')}</tr></table>`,
    entries.join(' ;<br>\n'),
    entries.join('<br>'),
    entries.map((entry) => entry.replace(', ', '<sup>1</sup>, ')).join(' ; '),
  ]);
  return pick(chance, [
    `<p>${label}${list}</p>`,
    `<div>${label}${list}</div>`,
    `<dl>${label}<dd>${list}</dd></dl>`,
  ]);
}

/** The same words with things in and round them that are not seen. */
function wildText(text: string, chance: Chance): string {
  return escape(text)
    .split(' ')
    .map((word) => {
      const at = chance();
      if (at < 0.02) return `<b>${word}</b>`;
      if (at < 0.04) return `<!-- <p> -->${word}`;
      if (at < 0.05) return `\u200b${word}`;
      if (at < 0.06 && !word.includes('&')) return `${word.slice(0, 1)}\u00ad${word.slice(1)}`;
      if (at < 0.07) return word.normalize('NFD');
      if (at < 0.1) return word.replace(/[^\x20-\x7e]/gu, (letter) => `&#${letter.codePointAt(0)};`);
      if (at < 0.12) return `<span style="color: black">${word}</span>`;
      return word;
    })
    .reduce(
      (line, word) => line + pick(chance, [' ', ' ', ' ', ' ', ' ', '&nbsp;', '\n  ', '\u00a0', '  ']) + word,
    );
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The whole of a page in text of one word after the other, as a copy of it may be. */
export function runOn(declaration: Printable, layout: 'A' | 'B'): string {
  const names = declaration.signatories.map(nameLine).join(' ; ');
  const body = declaration.paragraphs.join('\n');
  return layout === 'A'
    ? `${declaration.title} ${headingOf(declaration)} ${names} ${body}`
    : `${headingOf(declaration)} ${declaration.title} ${declaration.language === 'fr' ? 'Signataires :' : 'Signatories:'} ${names} ${body}`;
}
