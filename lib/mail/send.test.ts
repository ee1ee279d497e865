import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { sendMail } from "./send";

// A mail service that answers each line of the dialogue as told, or says nothing at all.
const sockets: Socket[] = [];
const server = createServer((socket) => {
  sockets.push(socket);
  socket.on("error", () => {}); // the sender hangs up
  socket.write("421 4.3.2 too busy\r\n");
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

const message = { to: "ana@example.com", subject: "Hello", text: "Hello", html: "<p>Hello</p>" };
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

describe("sendMail", () => {
  it("says so when the mail service refuses, and then when it is away", async () => {
    await expect(sendMail(message)).rejects.toMatchObject({ code: "mail_unavailable", cause: expect.any(Error) });
    server.close();
    await expect(sendMail(message)).rejects.toMatchObject({ code: "mail_unavailable", cause: expect.any(Error) });
  });
});
