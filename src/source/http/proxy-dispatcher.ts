import { Agent, Dispatcher, ProxyAgent } from 'undici';
import { proxyFor, type Proxies } from './proxies.ts';

/** Sends each request directly or through a proxy, by its address. Not undici's own for the environment, which is experimental. */
class ProxyDispatcher extends Dispatcher {
  readonly #proxies: Proxies;
  readonly #direct: Agent;
  readonly #tunnels = new Map<string, ProxyAgent>();
  readonly #options: Agent.Options;

  constructor(proxies: Proxies, options: Agent.Options) {
    super();
    this.#proxies = proxies;
    this.#options = options;
    this.#direct = new Agent(options);
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandlers): boolean {
    const proxy = proxyFor(new URL(String(options.origin)), this.#proxies);
    return (proxy === null ? this.#direct : this.#tunnel(proxy)).dispatch(options, handler);
  }

  #tunnel(uri: string): ProxyAgent {
    const known = this.#tunnels.get(uri);
    if (known) return known;
    const made = new ProxyAgent({ ...this.#options, uri });
    this.#tunnels.set(uri, made);
    return made;
  }

  get #all(): readonly Dispatcher[] {
    return [this.#direct, ...this.#tunnels.values()];
  }

  override async close(): Promise<void> {
    await Promise.all(this.#all.map((one) => one.close()));
  }

  override async destroy(): Promise<void> {
    await Promise.all(this.#all.map((one) => one.destroy()));
  }
}

/** What requests leave through; without a proxy a plain agent. */
export function dispatcherFor(proxies: Proxies, options: Agent.Options = {}): Dispatcher {
  return proxies.http === null && proxies.https === null
    ? new Agent(options)
    : new ProxyDispatcher(proxies, options);
}
