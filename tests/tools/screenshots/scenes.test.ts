import { describe, expect, it } from 'vitest';
import type { RegisteredCommand } from 'discord-sandbox';
import { isOffered, scenes } from '../../../tools/screenshots/scenes.ts';
import { findChromium } from '../../../tools/screenshots/screenshot.ts';
import { tourPage } from '../../../tools/screenshots/tour-page.ts';

describe('the tour', () => {
  it('has one file and one sentence for every picture', () => {
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
    for (const { name, says } of scenes) {
      expect(name).toMatch(/^[a-z-]+$/u);
      expect(says).toMatch(/^[A-Z`].*\.$/u);
    }
  });

  it('shows the pictures with their sentences', () => {
    const page = tourPage([{ name: 'why', says: '`/why` says "why".' }]);
    expect(page).toContain('`/why` says "why".\n\n<img src="tour/why.png" alt="/why says &quot;why&quot;."');
  });

  it('knows which commands are registered', () => {
    const command = (name: string, ...options: string[]) =>
      ({ name, type: 1, options: options.map((option) => ({ type: 1, name: option })) }) as RegisteredCommand;
    const commands = [command('why'), command('declaration', 'show')];
    const offered = ['why', 'declaration show', 'declaration', 'declaration latest', 'stats'].filter((name) =>
      isOffered({ commands }, name),
    );
    expect(offered).toEqual(['why', 'declaration show', 'declaration']);
  });

  it('says what to install where there is no browser', () => {
    expect(findChromium(process.execPath, '')).toBe(process.execPath);
    expect(() => findChromium('/nowhere/chromium', '')).toThrow('no program at /nowhere/chromium');
  });
});
