import { Client, Events, GatewayIntentBits, type TextChannel } from 'discord.js';

/** A bot that logs in, posts one message under a nonce, says which message that is, and stays. */
const [api = '', token = '', channelId = '', nonce = ''] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.once(Events.ClientReady, async () => {
  const channel = (await client.channels.fetch(channelId)) as TextChannel;
  console.log('ready');
  const message = await channel.send({ content: 'once', nonce, enforceNonce: true });
  console.log(`posted ${message.id}`);
});
await client.login(token);
