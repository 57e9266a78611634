import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../tools/screenshots/inline.ts';
import { renderMessage, type ShownMessage } from '../../../tools/screenshots/message.ts';

const setting: Setting = { nameOf: () => 'watch', now: new Date(0), locale: 'en-GB' };
const message: ShownMessage = {
  content: '',
  embeds: [],
  components: [],
  files: [],
  flags: 0,
  createdAt: Date.UTC(2026, 0, 1, 14, 5),
  editedAt: null,
  author: 'Hemicycle',
  asked: null,
  isPrivate: false,
};
const file = (name: string, contentType = 'image/png') => ({
  id: name,
  name,
  contentType,
  description: `what ${name} shows`,
  data: new Uint8Array([1, 2, 3]),
});
const render = (part: Partial<ShownMessage>) =>
  cheerio.load(renderMessage({ ...message, ...part }, setting), {}, false);
const components = (...parts: ShownMessage['components']) =>
  render({ components: [{ type: 17, accent_color: 0x00_33_99, components: parts }], flags: 1 << 15 });

describe('a message', () => {
  it('says who wrote it, when, and that it was edited', () => {
    const page = render({ content: 'Hello', editedAt: 1 });
    expect(page('.heading').text()).toBe('HemicycleAPP14:05');
    expect(page('.content').text()).toBe('Hello(edited)');
  });

  it('says who asked, and who alone sees the answer', () => {
    const page = render({ content: 'Hello', asked: { by: 'Boris', with: '/why' }, isPrivate: true });
    expect(page('.asked').text()).toBe('BBorisused/why');
    expect(page('.privacy').text()).toBe('Only you can see this • Dismiss message');
  });

  it('shows attached files that no card shows', () => {
    const files = [file('a.png'), file('b.png'), file('c.csv', 'text/csv')];
    const page = render({ files, embeds: [{ image: { url: 'attachment://a.png' } }] });
    expect(page('img.loose').attr('alt')).toBe('what b.png shows');
    expect(page('.file .name').text()).toBe('c.csv');
  });
});

describe('an embed', () => {
  it('has its title, text, fields, picture and footer in this order', () => {
    const page = render({
      files: [file('a.png')],
      embeds: [
        {
          color: 0x00_33_99,
          title: 'Title *here*',
          url: 'https://pace.example/682',
          description: 'Text',
          fields: [{ name: 'Name', value: '**Value**' }],
          image: { url: 'attachment://a.png' },
          footer: { text: '*Footer*' },
        },
      ],
    });
    expect(page('.embed').attr('style')).toBe('border-left-color: #003399');
    expect(page('.title a').attr('href')).toBe('https://pace.example/682');
    const body = page('.body').children().toArray();
    expect(body.map((part) => page(part).attr('class'))).toEqual([
      'title',
      'description',
      'fields',
      'picture',
      'footer',
    ]);
    expect(page('.value strong').text()).toBe('Value');
    expect(page('img').attr('src')).toBe('data:image/png;base64,AQID');
    expect(page('.footer').text()).toBe('*Footer*');
  });

  it('puts up to three fields side by side', () => {
    const field = (name: string, inline: boolean) => ({ name, value: '-', inline });
    const fields = [...'abcd'].map((name) => field(name, true));
    const page = render({ embeds: [{ fields: [...fields, field('e', false), field('f', true)] }] });
    const rows = page('.fields').toArray();
    expect(rows.map((row) => page(row).find('.name').text())).toEqual(['abc', 'd', 'e', 'f']);
  });

  it('fetches no picture from elsewhere', () => {
    const page = render({ embeds: [{ title: 'x', image: { url: 'https://elsewhere.example/a.png' } }] });
    expect(page('img')).toHaveLength(0);
  });
});

describe('components', () => {
  it('shows a container with its accent, texts and lines between', () => {
    const page = components({ type: 10, content: '### Title' }, { type: 14 }, { type: 10, content: 'Text' });
    expect(page('.container').attr('style')).toBe('border-left-color: #003399');
    expect(page('h3').text()).toBe('Title');
    expect(page('.separator.line')).toHaveLength(1);
  });

  it('shows buttons and selects with what is written on them', () => {
    const page = components(
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Share', custom_id: 'a' },
          { type: 2, style: 5, label: 'Read', url: 'https://pace.example' },
        ],
      },
      {
        type: 1,
        components: [
          { type: 3, custom_id: 'b', placeholder: 'Show one', options: [{ label: 'x', value: 'x' }] },
        ],
      },
      {
        type: 1,
        components: [{ type: 3, custom_id: 'c', options: [{ label: 'y', value: 'y', default: true }] }],
      },
    );
    expect(page('.button.secondary').text()).toBe('Share');
    expect(page('.button.link').text()).toBe('Read↗');
    expect(page('.select').not('.chosen').text()).toContain('Show one');
    expect(page('.select.chosen').text()).toContain('y');
  });

  it('shows a section with what stands beside it, and the pictures of a gallery', () => {
    const named = {
      ...message,
      files: [file('a.png'), file('b.png')],
      components: [
        {
          type: 9,
          components: [{ type: 10, content: 'Text' }],
          accessory: { type: 11, media: { url: 'attachment://a.png' } },
        },
        { type: 12, items: [{ media: { url: 'attachment://b.png' }, description: 'a map' }] },
      ],
      flags: 1 << 15,
    };
    const page = render(named);
    expect(page('.section .thumbnail')).toHaveLength(1);
    expect(page('.gallery img').attr('alt')).toBe('a map');
    expect(page('img')).toHaveLength(2);
  });
});
