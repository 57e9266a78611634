import { describe, expect, it } from 'vitest';
import { isChallenge } from '../../../src/source/http/bot-challenge.ts';

const page = (title: string, body = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head>${body}`;
const ok = { status: 200, headers: {} };
const refused = { status: 503, headers: {} };

describe('isChallenge', () => {
  it('goes by the header, whatever the page', () => {
    expect(isChallenge({ status: 403, headers: { 'cf-mitigated': 'challenge' } }, '')).toBe(true);
    expect(isChallenge({ status: 403, headers: { 'cf-mitigated': null } }, '')).toBe(false);
  });

  it.each([
    'Just a moment...',
    ' Just a moment… ',
    'Attention Required! | Cloudflare',
    'Un instant…',
    'Access denied',
    'DDoS-Guard',
  ])('knows the title %j', (title) => {
    expect(isChallenge(ok, page(title))).toBe(true);
  });

  it.each([
    'Just a moment that changed Europe',
    'Access denied to journalists in Azerbaijan',
    'Written declaration No. 682',
  ])('takes %j for a title like any other', (title) => {
    expect(isChallenge(ok, page(title, '<p>Just a moment... Access denied</p>'))).toBe(false);
  });

  it('takes scripts that every page of a site may load as a sign in refusals only', () => {
    const html = page('Welcome', '<script src="/cdn-cgi/challenge-platform/scripts/main.js"></script>');
    expect(isChallenge(ok, html)).toBe(false);
    expect(isChallenge(refused, html)).toBe(true);
    expect(isChallenge(ok, page('Welcome', '<script>window._cf_chl_opt={}</script>'))).toBe(true);
  });

  it('does not take long over a page made to delay it', () => {
    for (const text of ['<title ', '<title>', '_cf_chl_']) {
      expect(isChallenge(ok, text.repeat(300_000))).toBe(false);
    }
  });
});
