import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { pino } from 'pino';
import { ownerOf, type QueryContract, type InputOf, type ReplyOf } from '#contracts';
import { connectNats } from '#messaging';
import type { House } from '#testing';

type Answer<C extends QueryContract> = (input: InputOf<C>) => ReplyOf<C> | { refuse: string };

/** Answers a message as its owner would, with the owner's login to NATS. */
export class StandIn {
  asked = 0;

  private constructor(
    private readonly connection: NatsConnection,
    private readonly subscription: Subscription,
  ) {}

  static async of<C extends QueryContract>(house: House, contract: C, answer: Answer<C>): Promise<StandIn> {
    const owner = ownerOf(contract);
    const connection = await connectNats(house.nats.urlOf(owner), owner, pino({ level: 'silent' }));
    const subscription = connection.subscribe(contract.subject, {
      queue: owner,
      callback: (_error, message) => {
        standIn.asked += 1;
        const said = answer(contract.input.parse(message.json()) as InputOf<C>);
        const isRefusal = typeof said === 'object' && said !== null && 'refuse' in said;
        message.respond(JSON.stringify(isRefusal ? { error: { code: said.refuse, params: {}, fields: [] } } : { reply: contract.reply.parse(said) }));
      },
    });
    const standIn = new StandIn(connection, subscription);
    await connection.flush();
    return standIn;
  }

  async leave(): Promise<void> {
    this.subscription.unsubscribe();
    await this.connection.close();
  }
}
