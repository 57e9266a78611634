import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../tools/screenshots/inline.ts';
import { renderMarkdown } from '../../../tools/screenshots/markdown.ts';

const names = new Map([
  ['channel 10', 'watch'],
  ['user 20', 'Ada'],
  ['role 30', 'Monitors'],
]);
const setting: Setting = {
  nameOf: (kind, id) => names.get(`${kind} ${id}`),
  now: new Date('2026-03-01T12:00:00Z'),
  locale: 'en-GB',
};
const render = (source: string) => renderMarkdown(source, setting);
const line = (source: string) => render(source).replace(/^<div class="text">(.*)<\/div>$/su, '$1');

describe('within a line', () => {
  it.each([
    ['**bold** and *italic* and _italic_', '<strong>bold</strong> and <em>italic</em> and <em>italic</em>'],
    ['***both***', '<strong><em>both</em></strong>'],
    ['**bold *and italic***', '<strong>bold <em>and italic</em></strong>'],
    ['__under__ ~~struck~~', '<u>under</u> <s>struck</s>'],
    ['||hidden||', '<mark>hidden</mark>'],
    ['`**code**` and ``a`b``', '<code>**code**</code> and <code>a`b</code>'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['**open', '**open'],
    [String.raw`\*\*not\*\* \_bold\_ \<@20>`, '**not** _bold_ &lt;@20&gt;'],
    [String.raw`**a \*\* b**`, '<strong>a ** b</strong>'],
    ['**a `**` b**', '<strong>a <code>**</code> b</strong>'],
  ])('%s', (source, html) => {
    expect(line(source)).toBe(html);
  });

  it('links words and addresses of the web, and nothing else', () => {
    expect(line('[No. 682](https://pace.example/682)')).toBe(
      '<a href="https://pace.example/682">No. 682</a>',
    );
    expect(line('**[No. 682](<https://pace.example/682>)**')).toBe(
      '<strong><a href="https://pace.example/682">No. 682</a></strong>',
    );
    expect(line('see https://pace.example/682.')).toBe(
      'see <a href="https://pace.example/682">https://pace.example/682</a>.',
    );
    expect(line('[x](javascript:alert)')).toBe('[x](javascript:alert)');
  });

  it('names what is mentioned', () => {
    expect(line('<#10> <@20> <@&30> </why:5>')).toBe(
      ['#watch', '@Ada', '@Monitors', '/why'].map((name) => `<span class="mention">${name}</span>`).join(' '),
    );
    expect(line('<#11>')).toBe('<span class="mention">#unknown</span>');
  });

  it.each([
    ['<t:1561593600>', '27 June 2019 at 00:00'],
    ['<t:1561593600:D>', '27 June 2019'],
    ['<t:1561593600:d>', '27/06/2019'],
    ['<t:1561593600:t>', '00:00'],
    ['<t:1772359200:R>', '2 hours ago'],
    ['<t:1772539200:R>', 'in 2 days'],
    ['<t:9999999999999:f>', 'Invalid date'],
  ])('writes the time %s', (source, words) => {
    expect(line(source)).toBe(`<span class="time">${words}</span>`);
  });

  it('sets emoji apart from letters', () => {
    expect(line('🇮🇹 Italy ✅ 5 #')).toBe(
      '<span class="emoji">🇮🇹</span> Italy <span class="emoji">✅</span> 5 #',
    );
  });
});

describe('blocks', () => {
  it('keeps line breaks, and empty lines before a block', () => {
    expect(render('one\ntwo')).toBe('<div class="text">one\ntwo</div>');
    expect(render('one\n\n> two')).toBe(
      '<div class="text">one\n\n</div><blockquote><div class="text">two</div></blockquote>',
    );
  });

  it('puts lines of a quotation together', () => {
    expect(render('> one\n> **two**\nthree')).toBe(
      '<blockquote><div class="text">one\n<strong>two</strong></div></blockquote><div class="text">three</div>',
    );
    expect(render('>>> one\ntwo')).toBe('<blockquote><div class="text">one\ntwo</div></blockquote>');
    expect(render('> > one')).toBe('<blockquote><div class="text">&gt; one</div></blockquote>');
  });

  it('reads headings, small text and code', () => {
    expect(render('## Title\n-# small *print*')).toBe(
      '<h2>Title</h2><div class="subtext">small <em>print</em></div>',
    );
    expect(render('```\n**a**\n```')).toBe('<pre>**a**</pre>');
    expect(render('#10')).toBe('<div class="text">#10</div>');
  });

  it('reads lists', () => {
    expect(render('- one\n  - two\n3. three')).toBe(
      '<ul><li class="level-0">one</li><li class="level-1">two</li></ul><ol start="3"><li class="level-0">three</li></ol>',
    );
    expect(render(String.raw`\- one`)).toBe('<div class="text">- one</div>');
  });
});
