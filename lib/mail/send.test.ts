import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { sendMail } from "./send";

// A mail service that greets as told, or says nothing at all.
const sockets: Socket[] = [];
let greeting: string | null;
const server = createServer((socket) => {
  sockets.push(socket);
  socket.on("error", () => {}); // the sender hangs up
  if (greeting) socket.write(greeting);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

const message = { to: "ana@example.com", subject: "Hello", text: "Hello", html: "<p>Hello</p>" };
const unavailable = { code: "mail_unavailable", cause: expect.any(Error) };
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

describe("sendMail", () => {
  it("gives up within seconds on a mail service that takes the connection and says nothing", async () => {
    greeting = null;
    await expect(sendMail(message)).rejects.toMatchObject(unavailable);
  }, 6_000); // its limit is 4 s, the library's own 30 s

  it("says so when the mail service refuses, and then when it is away", async () => {
    greeting = "421 4.3.2 too busy\r\n";
    await expect(sendMail(message)).rejects.toMatchObject(unavailable);
    server.close();
    await expect(sendMail(message)).rejects.toMatchObject(unavailable);
  });
});
