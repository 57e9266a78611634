import { describe, expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { archive } from '../../../../tools/assembly-sandbox/archive.ts';
import { findSignatories } from '../../../../src/store/people/find-signatories.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { optionOf, useReading } from '../../support/reading-setup.ts';
import { said } from '../../support/said.ts';

const { db, bot, ask, offered, reader, lectrice, here } = useReading();
const press = (on: Reply, label: string, user = reader()) => bot().discord.click({ on, label, user });

const everything = async () => {
  for (const { number, language } of archive) {
    if (language === 'en') await keep(db(), archived(number));
  }
};

describe('the menu of a message', () => {
  const inMessage = (content: string, user = reader()) =>
    bot().discord.menu({
      command: 'Declarations in this message',
      on: here().write(content, lectrice()),
      user,
    });

  test('shows the one declaration that it names', async () => {
    await keep(db(), archived(682));
    for (const content of [
      'Have you read No. 682?',
      'Doc. 14933 is bold',
      'https://pace.coe.int/en/files/28063/html',
    ]) {
      const reply = await inMessage(content);
      expect(reply.ephemeral).toBe(true);
      expect(said(reply)).toContain('Written declaration No. 682 · Doc. 14933');
    }
  });

  test('lists several, says what is not held, and reads messages of our own', async () => {
    await everything();
    const several = await inMessage(
      'Nos. 682, 679 and 9999, and https://pace.coe.int/en/files/1',
      lectrice(),
    );
    expect(said(several)).toContain('Déclarations dans ce message');
    expect(said(several)).toContain('mais introuvables\u00a0: n°\u00a09999 et fichier 1');
    const chosen = await bot().discord.click({ on: several, ...optionOf(several, 'N° 679') });
    expect(said(chosen)).toContain('Déclaration écrite n°\u00a0679');
    expect(said(await inMessage('Nothing here.'))).toContain(
      'I found no written declaration in this message',
    );
    expect(said(await inMessage('No. 9999'))).toContain('Also mentioned, but not found: No. 9999');
    const shared = await press(await ask('declaration show', { number: '682' }), 'Share');
    const again = await bot().discord.menu({
      command: 'Declarations in this message',
      on: shared.message!,
      user: reader(),
    });
    expect(said(again)).toContain('No. 682');
  });
});

describe('completion', () => {
  test('offers for every option what can be meant', async () => {
    await keep(db(), archived(682));
    const [rampi] = await findSignatories(db(), 'rampi', 1);
    const person = { name: 'Roberto RAMPI · Italy', value: String(rampi?.id) };
    const kazakhstan = expect.objectContaining({ value: '682' });
    for (const [command, option, typed, expected] of [
      ['declaration show', 'number', 'kazakh', kazakhstan],
      ['signatories', 'number', '68', kazakhstan],
      ['signatories', 'group', 'ppe', expect.objectContaining({ value: 'EPP/CD' })],
      ['signatories', 'delegation', 'ital', { name: 'Italy', value: 'IT' }],
      ['signatory', 'name', 'ramp', person],
      ['delegation', 'country', 'ital', { name: 'Italy', value: 'IT' }],
      ['group', 'name', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['search', 'topic', 'elec', expect.objectContaining({ value: 'elections' })],
      ['search', 'country', 'kaz', { name: 'Kazakhstan', value: 'KZ' }],
      ['search', 'signatory', 'ramp', person],
      ['search', 'delegation', 'ital', { name: 'Italy', value: 'IT' }],
      ['search', 'group', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['compare declarations', 'second', 'kazakh', kazakhstan],
      ['compare signatories', 'first', 'ramp', person],
      ['export declaration', 'number', 'kazakh', kazakhstan],
      ['export signatory', 'name', 'ramp', person],
      ['export together', 'name', 'ramp', person],
      ['export delegation', 'country', 'ital', { name: 'Italy', value: 'IT' }],
      ['export group', 'name', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['export search', 'topic', 'elec', expect.objectContaining({ value: 'elections' })],
      ['export compare', 'first', 'kazakh', kazakhstan],
    ] as const) {
      expect([command, option, await offered(command, option, typed)]).toEqual([
        command,
        option,
        expect.arrayContaining([expected]),
      ]);
    }
  });
});

describe('brought along by a person', () => {
  test('it answers in a conversation of others, pages there and shows it to them', async () => {
    await keep(db(), archived(682));
    const { discord } = bot();
    const user = discord.addUser({ name: 'brings it', locale: 'fr' });
    user.installApp();
    const channel = discord.conversation(user, discord.addUser({ name: 'reads along' }));
    const first = await discord.run({ channel, user, command: 'signatories', options: { number: '682' } });
    expect(first.ephemeral).toBe(true);
    expect(said(first)).toContain('32 signataires');
    const second = await discord.click({ on: first, label: 'Page suivante ▶', user });
    expect(said(second)).toContain('Page 2 sur 2');
    expect(channel.messages).toEqual([]);
    const shared = await discord.click({ on: second, label: 'Partager', user });
    expect(shared.ephemeral).toBe(false);
    expect(channel.messages).toEqual([shared.message]);
  });
});
