import { escapeXml } from './catalogue.ts';
import { validatorsOf, type RenderedFeed } from './feed.ts';

/** An item of news, as the feed of the old site gives it. */
export interface NewsItem {
  readonly newsId: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

/** Where the feed stands on the old site; what else is in its query is echoed or ignored. */
export const newsPath = '/rss/rss.aspx';
/** The address by which it is announced: the news of the part-sessions. */
export const newsAddress = `${newsPath}?cat=8&size=20&title=News&rssdesc=News%20of%20the%20Assembly&lang=en-gb`;

const maxTextLength = 160;

/**
 * RSS 2.0 as the old site serves it: no guid, the day in front of every title, descriptions cut off, every item published
 * at midnight by a clock that knows no summer, and links to the old host by http, whatever host serves the feed.
 */
export function renderNews(news: readonly NewsItem[], query: URLSearchParams, updatedAt: Date): RenderedFeed {
  const size = Number(query.get('size') ?? 20);
  const items = news.slice(0, size).map(({ newsId, date, title, text }) => {
    const [year, month, day] = date.split('-');
    const link = `http://assembly.coe.int/nw/xml/News/News-View-EN.asp?newsid=${newsId}&lang=2`;
    const short = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}...` : text;
    const published = new Date(`${date}T12:00:00Z`).toUTCString().replace('12:00:00 GMT', '00:00:00 +0100');
    return [
      '<item>',
      `<title>${escapeXml(`${day}/${month}/${year} ${title}`)}</title>`,
      `<description>${escapeXml(short)}</description>`,
      `<link>${escapeXml(link)}</link>`,
      `<pubDate>${published}</pubDate>`,
      '</item>',
    ].join('');
  });
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0"><channel>',
    `<title>${escapeXml(query.get('title') ?? '')}</title>`,
    '<link>http://assembly.coe.int</link>',
    `<description>${escapeXml(query.get('rssdesc') ?? '')}</description>`,
    `<language>${escapeXml(query.get('lang') ?? 'en-gb')}</language>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
  return { contentType: 'text/xml; charset=utf-8', body, ...validatorsOf(body, updatedAt) };
}

/** What the feed carries before anything else is published: texts of ours. */
export const firstNews: readonly NewsItem[] = [
  {
    newsId: 9512,
    date: '2026-06-24',
    title: 'Public health: the committee asks for “open books”',
    text: 'The rapporteur thanked the hospitals of four countries for what they had shown her & her colleagues, and said that a list of what had been bought, and at which price, should be open to all who paid for it.',
  },
  {
    newsId: 9498,
    date: '2026-04-20',
    title: 'Opening of the spring part-session',
    text: 'Members elected the Vice-Presidents and adopted the agenda of the week.',
  },
  {
    newsId: 9463,
    date: '2026-01-26',
    title: 'A written declaration on water: what its first signatory says',
    text: 'More than forty members have signed. The text commits those who signed it, and nobody else.',
  },
];
