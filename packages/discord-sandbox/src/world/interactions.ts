import { randomBytes } from 'node:crypto';
import { Refused } from '../http/errors.ts';
import type { Channel, Component, Message, User } from './model.ts';
import type { World } from './world.ts';

const TOKEN_LIFE_MS = 15 * 60_000;

export interface ModalShown {
  custom_id: string;
  title: string;
  components: ModalComponent[];
}

/** A part of a modal: a row, a label, or what is filled in. */
export type ModalComponent = Omit<Component, 'components' | 'component'> & {
  components?: ModalComponent[];
  component?: ModalComponent;
  value?: string | null;
  required?: boolean | null;
  min_length?: number | null;
  max_length?: number | null;
};

export interface ChoiceShown {
  name: string;
  value: string | number;
}

/** One invocation: what the bot was asked, and what it has answered so far. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 a command, 3 a component, 4 an autocompletion, 5 a modal. */
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly name: string | null;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly source: Message | null;
  /** Who has authorised the application for it, by the way it was installed. */
  readonly owners: Readonly<Record<string, string>>;
  /** Whether everything it is answered with is for the person alone. */
  readonly privately: boolean;
  /** For an autocompletion: the type of the option being typed. */
  readonly focusedType: number | null;
  state: 'waiting' | 'deferred' | 'answered';
  /** Whether the bot has said, with type 6, that it will change the source later. */
  updatesSource: boolean;
  expired: boolean;
  original: Message | null;
  readonly followUps: Message[];
  choices: ChoiceShown[] | null;
  modal: ModalShown | null;
  answeredAt: number | null;
}

export type NewInteraction = Pick<Interaction, 'type' | 'user' | 'channel' | 'name'> & Partial<Interaction>;

/** The interactions in flight, found by the token that the bot answers with. */
export class Interactions {
  private readonly world: World;
  private readonly windowMs: number;
  private readonly byToken = new Map<string, Interaction>();

  constructor(world: World, windowMs: number) {
    this.world = world;
    this.windowMs = windowMs;
  }

  open(init: NewInteraction): Interaction {
    const id = this.world.nextId();
    const interaction: Interaction = {
      id,
      token: Buffer.from(`interaction:${id}:${randomBytes(48).toString('base64url')}`).toString('base64url'),
      createdAt: this.world.clock(),
      source: null,
      owners: {},
      privately: false,
      focusedType: null,
      state: 'waiting',
      updatesSource: false,
      expired: false,
      original: null,
      followUps: [],
      choices: null,
      modal: null,
      answeredAt: null,
      ...init,
    };
    this.byToken.set(interaction.token, interaction);
    return interaction;
  }

  /** For a first answer: 10062 when there is no such interaction or its three seconds are over, 40060 when it has one. */
  claim(id: string, token: string): Interaction {
    const interaction = this.byToken.get(token);
    if (interaction === undefined || interaction.id !== id) throw new Refused(10062);
    if (interaction.state !== 'waiting') throw new Refused(40060);
    if (interaction.expired || this.age(interaction) > this.windowMs) throw new Refused(10062);
    return interaction;
  }

  /** For everything after it: 50027 once the token has expired, 10015 before there was a first answer. */
  answered(token: string): Interaction {
    const interaction = this.byToken.get(token);
    if (interaction === undefined) throw new Refused(10015);
    if (this.age(interaction) > TOKEN_LIFE_MS) throw new Refused(50027);
    if (interaction.state === 'waiting') throw new Refused(10015);
    return interaction;
  }

  settle(interaction: Interaction, state: 'deferred' | 'answered'): void {
    interaction.state = state;
    if (state === 'answered') interaction.answeredAt ??= this.world.clock();
    this.world.changed();
  }

  private age(interaction: Interaction): number {
    return this.world.clock() - interaction.createdAt;
  }
}
