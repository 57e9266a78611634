import { archive, type ArchivedDeclaration } from '../assembly-sandbox/archive.ts';
import type { SandboxAssembly } from '../assembly-sandbox/server.ts';
import type { Bot } from '../demo/bot.ts';
import type { ChannelHandle, Discord, GuildHandle, MemberHandle, OptionValues } from 'discord-sandbox';
import { lookAt, type ShownMessage } from './message.ts';

/** A server that has been told of a declaration and of a later edition of another, and people who ask. */
export interface TourStage {
  readonly discord: Discord;
  readonly server: GuildHandle;
  readonly watch: ChannelHandle;
  readonly admin: MemberHandle;
  readonly reader: MemberHandle;
  /** What came by itself, as it first stood. */
  readonly came: Readonly<Record<'alert' | 'frenchAlert' | 'edition', ShownMessage>>;
}

const kazakhstan = 682;
/** Published a second time, as if those of one delegation had signed a day later. */
const republished = { number: 705, delegation: 'Finland', date: '2020-02-01' } as const;

export async function setTourStage(world: {
  readonly discord: Discord;
  readonly assembly: SandboxAssembly;
  readonly bot: Bot;
}): Promise<TourStage> {
  const { discord, assembly, bot } = world;
  const server = discord.addGuild({ name: 'Assembly watchers' });
  const admin = server.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const reader = server.addMember({ name: 'Boris' });
  const channel = (name: string) => server.addChannel({ name });
  const [watch, french, finland, everything] = [
    channel('kazakhstan-watch'),
    channel('veille-en-français'),
    channel('finnish-delegation'),
    channel('all-declarations'),
  ];
  const news = new Set<number>([kazakhstan, republished.number]);
  assembly.seed(archive.filter(({ number, language }) => language === 'en' && !news.has(number)));
  await bot.waitForLine(/^Read /u);

  const subscribe = (at: ChannelHandle, options: OptionValues) =>
    discord.run({ guild: server, channel: at, user: admin, command: 'subscribe', options });
  await subscribe(watch, { country: 'Kazakhstan' });
  await subscribe(french, { country: 'Kazakhstan', language: 'fr' });
  await subscribe(everything, {});
  await subscribe(finland, { delegation: republished.delegation });

  assembly.publish(archived(kazakhstan));
  const alert = lookAt(await discord.waitForMessage(watch));
  const frenchAlert = lookAt(await discord.waitForMessage(french));

  const [first, added] = divide(archived(republished.number));
  assembly.publish(first);
  await discord.waitFor(() => everything.messages.length === 2, 'the alert of the first edition');
  assembly.republish(first, { added, date: republished.date });
  const edition = lookAt(await discord.waitForMessage(finland));
  return { discord, server, watch, admin, reader, came: { alert, frenchAlert, edition } };
}

function archived(number: number): ArchivedDeclaration {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`The archive has no declaration No. ${number}.`);
  return found;
}

type Signatories = ArchivedDeclaration['signatories'];

/** The declaration without those who sign later, and them. */
function divide(declaration: ArchivedDeclaration): [ArchivedDeclaration, Signatories] {
  const { signatories } = declaration;
  const late = signatories.filter(([, , delegation]) => delegation === republished.delegation);
  return [{ ...declaration, signatories: signatories.filter((one) => !late.includes(one)) }, late];
}
