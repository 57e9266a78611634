import type { Scene } from './scenes.ts';

/** The page that shows the pictures, one sentence above each. */
export function tourPage(taken: readonly Pick<Scene, 'name' | 'says'>[]): string {
  const shown = taken.map(
    ({ name, says }) => `${says}\n\n<img src="tour/${name}.png" alt="${altOf(says)}" width="640">\n`,
  );
  return `${intro}\n\n${shown.join('\n')}`;
}

const intro = `# A tour

The pictures are drawn from the messages that the bot really sent to the sandbox’s Discord; \`npm run tour\`
makes them again and writes this page. The facts (numbers, dates, titles, who signed) are real, the texts of
the declarations are ours.`;

function altOf(says: string): string {
  return says.replaceAll('`', '').replaceAll('"', '&quot;');
}
