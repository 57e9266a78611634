import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { addressUnder } from './address.ts';
import { Arrivals } from './arrivals.ts';
import { type Identify, readIdentify } from './identify.ts';
import { SessionStarts } from './session-starts.ts';
import { type Frame, membersPayload, Op, parse, readyPayload, sendText, shardOf } from './wire.ts';
import type { Guild } from '../world/model.ts';
import { guildCreatePayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import { turnAway } from './turn-away.ts';

export const Intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12 } as const;
const KEPT_FRAMES = 1000;
const KEPT_SESSIONS = 16;
const SENDS_A_MINUTE = 120;
const ALWAYS_TOLD: ReadonlySet<string> = new Set(['GUILD_DELETE', 'INTERACTION_CREATE']);

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  /** What was sent or would have been, so that a resumed connection can be told what it missed. */
  frames: { s: number; text: string }[];
  socket: WebSocket | null;
}

interface GatewaySettings {
  token: string;
  applicationId: string;
  heartbeatIntervalMs: number;
}

/** The gateway: sessions that identify, are told what happens, and come back to where they were. */
export class Gateway {
  identifies = 0;
  /** How many connections were let in, whatever became of them. */
  welcomed = 0;
  /** How many connections were turned away. */
  turnedAway = 0;
  resumes = 0;
  /** Codes with which connections were closed by this side or the other, in order. */
  readonly closes: number[] = [];
  /** The address that clients are told to connect to; the one under which they asked unless told. */
  address = '';
  /** Whether new connections are turned away, as while the gateway is down. */
  refusing = false;
  /** Whether nothing is sent to those who are connected, not even that their heartbeats arrived. */
  silent = false;
  /** Whether no event but READY and RESUMED is delivered any more, although heartbeats are answered and sessions go on. */
  deaf = false;
  /** Whether every interaction is delivered twice. */
  repeating = false;
  readonly starts: SessionStarts;
  readonly arrivals = new Arrivals();
  private readonly world: World;
  private readonly settings: GatewaySettings;
  private readonly sockets: WebSocketServer;
  private readonly sessions = new Map<string, Session>();
  private readonly addresses = new WeakMap<WebSocket, string>();

  constructor(world: World, settings: GatewaySettings) {
    this.world = world;
    this.settings = settings;
    this.starts = new SessionStarts(world.clock);
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.refusing) {
        this.turnedAway += 1;
        turnAway(socket);
        return this.world.changed();
      }
      this.sockets.handleUpgrade(request, socket, head, (ws) => this.welcome(ws, request));
    });
  }

  /** How many bots are connected and identified. */
  get connections(): number {
    return this.connected().length;
  }

  /** The shards of the sessions that are connected, each as `INDEX/COUNT`, in order. */
  get shards(): string[] {
    return this.connected()
      .map(({ shard: [index, count] }) => `${index}/${count}`)
      .sort();
  }

  /** The intents of the sessions that are connected. */
  get intents(): number[] {
    return this.connected().map((session) => session.intents);
  }

  /**
   * Tells every session that asked for it, connected or able to resume.
   * `intent` is 0 for what everybody is told; a guild is told to its own shard only.
   */
  dispatch(event: string, data: unknown, about: { intent: number; guildId?: string | undefined }): void {
    if (!this.isTold(event, about.guildId)) return;
    for (const session of this.sessions.values()) {
      if (about.intent !== 0 && (session.intents & about.intent) === 0) continue;
      if (shardOf(about.guildId, session.shard[1]) !== session.shard[0]) continue;
      if (!ALWAYS_TOLD.has(event) && this.arrivals.isWaiting(session.id, about.guildId)) continue;
      this.push(session, event, data);
      if (event === 'INTERACTION_CREATE' && this.repeating) this.push(session, event, data);
    }
  }

  announce(guild: Guild): void {
    this.dispatch('GUILD_CREATE', guildCreatePayload(guild, this.settings.applicationId), {
      intent: Intents.guilds,
      guildId: guild.id,
    });
  }

  /** Cuts every connection with a close code (4000 unless told); a session that is not resumable is forgotten. */
  disconnect(options: { code?: number; resumable?: boolean; shard?: number } = {}): void {
    for (const session of this.connected()) {
      if (options.shard !== undefined && session.shard[0] !== options.shard) continue;
      const { socket } = session;
      session.socket = null;
      if (options.resumable === false) this.forget(session.id);
      socket?.close(options.code ?? 4000);
    }
    this.world.changed();
  }

  /** Tells every connection that its session is no longer valid; one that is resumable may be taken up again. */
  invalidate(options: { resumable?: boolean } = {}): void {
    const resumable = options.resumable === true;
    for (const session of this.connected()) {
      this.send(session.socket, { op: Op.invalid, d: resumable, s: null, t: null });
      // The client may resume over the same connection.
      session.socket = null;
      if (!resumable) this.forget(session.id);
    }
    this.world.changed();
  }

  /** Asks every connection to come back, as Discord does before it restarts a gateway. */
  reconnect(): void {
    for (const session of this.connected())
      this.send(session.socket, { op: Op.reconnect, d: null, s: null, t: null });
  }

  close(): void {
    this.arrivals.close();
    this.sessions.clear();
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
  }

  /** Of a guild that is out, or that the bot has left, nothing is told but that, and what people ask the bot there. */
  private isTold(event: string, guildId: string | undefined): boolean {
    if (guildId === undefined || ALWAYS_TOLD.has(event)) return true;
    return this.world.guilds.get(guildId)?.unavailable === false;
  }

  private connected(): Session[] {
    return [...this.sessions.values()].filter((session) => session.socket !== null);
  }

  private welcome(socket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.left(socket, code));
    if (query.get('v') !== '10') return socket.close(4012, 'Invalid API version');
    if ((query.get('encoding') ?? 'json') !== 'json' || query.has('compress')) {
      return socket.close(4002, 'This gateway speaks uncompressed JSON');
    }
    this.welcomed += 1;
    this.addresses.set(socket, addressUnder(this.address, request.headers.host));
    this.world.changed();
    const received: number[] = [];
    socket.on('message', (data: Buffer) => {
      const now = Date.now();
      while (received.length > 0 && now - (received[0] ?? now) > 60_000) received.shift();
      if (received.push(now) > SENDS_A_MINUTE) return socket.close(4008, 'You are being rate limited.');
      this.receive(socket, data.toString());
    });
    this.send(socket, {
      op: Op.hello,
      d: { heartbeat_interval: this.settings.heartbeatIntervalMs },
      s: null,
      t: null,
    });
  }

  private receive(socket: WebSocket, text: string): void {
    const frame = parse(text);
    if (frame === undefined) return socket.close(4002, 'Error while decoding payload.');
    const { op, d } = frame;
    const session = this.connected().find((other) => other.socket === socket);
    if (op === Op.heartbeat) return this.send(socket, { op: Op.ack, d: null, s: null, t: null });
    if (op === Op.identify)
      return session === undefined ? this.identify(socket, d) : socket.close(4005, 'Already authenticated.');
    if (op === Op.resume)
      return session === undefined ? this.resume(socket, d) : socket.close(4005, 'Already authenticated.');
    if (session === undefined) return socket.close(4003, 'Not authenticated.');
    const asked = op === Op.members ? this.world.guilds.get(String(d['guild_id'])) : undefined;
    if (asked !== undefined) return this.push(session, 'GUILD_MEMBERS_CHUNK', membersPayload(asked, d));
    // Presence and voice are understood and have no effect here.
    if (![3, 4, 8, 31].includes(op)) socket.close(4001, 'Unknown opcode.');
  }

  private identify(socket: WebSocket, d: Record<string, unknown>): void {
    const asked = readIdentify(d, this.settings.token);
    if ('code' in asked) return socket.close(asked.code, asked.reason);
    const { shard } = asked;
    this.identifies += 1;
    const start = this.starts.begin(shard[0]);
    // Discord takes the token away from who begins too many sessions.
    if (start === 'overspent') return socket.close(4004, 'Authentication failed.');
    if (start === 'early') return this.send(socket, { op: Op.invalid, d: false, s: null, t: null });
    if (this.guildsOf(shard).length > this.starts.guildsPerShard)
      return socket.close(4011, 'Sharding is required.');
    this.world.changed();
    this.starts.whenLetIn(shard[0], () => this.begin(socket, asked));
  }

  private begin(socket: WebSocket, { shard, intents }: Identify): void {
    if (socket.readyState !== socket.OPEN) return;
    const id = randomBytes(16).toString('hex');
    const session: Session = { id, shard, intents, sequence: 0, frames: [], socket };
    this.sessions.set(session.id, session);
    this.forgetOld();
    const guilds = this.guildsOf(shard);
    this.push(session, 'READY', readyPayload(this.world.bot, session, guilds, this.addresses.get(socket)));
    if ((intents & Intents.guilds) !== 0) {
      this.arrivals.begin(session.id, guilds, (guild) => {
        if (!guild.unavailable && this.world.guilds.has(guild.id))
          this.push(session, 'GUILD_CREATE', guildCreatePayload(guild, this.settings.applicationId));
      });
    }
    this.world.changed();
  }

  private guildsOf([index, count]: readonly [number, number]): Guild[] {
    return [...this.world.guilds.values()].filter((guild) => shardOf(guild.id, count) === index);
  }

  private forget(sessionId: string): void {
    this.sessions.delete(sessionId);
    this.arrivals.end(sessionId);
  }

  /** Clients that died never come back for their sessions. */
  private forgetOld(): void {
    const lost = [...this.sessions.values()].filter(({ socket }) => socket === null);
    for (const { id } of lost.slice(0, -KEPT_SESSIONS)) this.forget(id);
  }

  private resume(socket: WebSocket, d: Record<string, unknown>): void {
    if (d['token'] !== this.settings.token) return socket.close(4004, 'Authentication failed.');
    const session = this.sessions.get(String(d['session_id']));
    const seen = Number(d['seq']);
    const oldest = session?.frames[0]?.s ?? 1;
    if (session === undefined || seen + 1 < oldest) {
      return this.send(socket, { op: Op.invalid, d: false, s: null, t: null });
    }
    if (!(seen <= session.sequence)) return socket.close(4007, 'Invalid seq.');
    this.resumes += 1;
    session.socket?.close(4000);
    session.socket = socket;
    if (!this.deaf) for (const frame of session.frames) if (frame.s > seen) sendText(socket, frame.text);
    this.push(session, 'RESUMED', { _trace: [] });
    this.world.changed();
  }

  private push(session: Session, event: string, data: unknown): void {
    session.sequence += 1;
    // Kept as text: what is replayed after a resume must be what was true then.
    const text = JSON.stringify({ op: Op.dispatch, d: data, s: session.sequence, t: event });
    session.frames.push({ s: session.sequence, text });
    if (session.frames.length > KEPT_FRAMES) session.frames.shift();
    const isHeard = !this.deaf || event === 'READY' || event === 'RESUMED';
    if (!this.silent && isHeard) sendText(session.socket, text);
  }

  private send(socket: WebSocket | null, frame: Frame): void {
    if (!this.silent) sendText(socket, JSON.stringify(frame));
  }

  private left(socket: WebSocket, code: number): void {
    this.closes.push(code);
    for (const session of this.connected()) {
      if (session.socket !== socket) continue;
      session.socket = null;
      // A client that closes with 1000 or 1001 has ended its session; after anything else it may resume.
      if (code === 1000 || code === 1001) this.forget(session.id);
    }
    this.world.changed();
  }
}
