import { expect, it } from 'vitest';
import { summarize } from '../../../src/classify/summary/summarize.ts';
import examples from '../examples/bodies.json' with { type: 'json' };

it('holds what careful readers say the signatories ask, nine times in ten', () => {
  const wrong = examples.filter(({ body, asks }) => {
    const summary = summarize({ paragraphs: body }) ?? '';
    const bare = summary.replace(/…$/, '');
    return asks.length > 0 && (bare === '' || !asks.some((ask) => bare.includes(ask) || ask.includes(bare)));
  });
  expect(wrong.length / examples.length).toBeLessThanOrEqual(0.1);
});
