import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";

/** Where events arrive: it checks every signature and answers what it is told to. */
export class Receiver {
  readonly events: Stripe.Event[] = [];
  readonly statuses: number[] = [];
  secret = "";
  private readonly server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.events.push(Stripe.webhooks.constructEvent(body, String(request.headers["stripe-signature"]), this.secret));
    response.writeHead(this.statuses.shift() ?? 200).end("ok");
  });

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((done) => receiver.server.listen(0, "127.0.0.1", done));
    return receiver;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Of the customers that the events are about. */
  get emails(): (string | null)[] {
    return this.events.map(({ data }) => (data.object as Stripe.Customer).email);
  }

  get types(): string[] {
    return this.events.map(({ type }) => type);
  }

  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }
}
