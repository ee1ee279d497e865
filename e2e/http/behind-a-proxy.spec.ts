import { expect, test } from "@playwright/test";
import { freshEmail } from "../fixtures";
import { sendForm } from "../plain-form";
import { services } from "../services";

const proxies: [does: string, headers: Record<string, string>][] = [
  ["names itself as the host, as nginx does when nothing is said", { host: "portico_upstream" }],
  ["passes the host on without its port", { "x-forwarded-host": "localhost" }],
];

for (const [does, headers] of proxies) {
  test(`takes a form through a proxy that ${does}`, async ({ request }) => {
    const end = await sendForm(request, {
      page: `${services().app}/sign-in`,
      button: "Send the link",
      typed: { email: freshEmail() },
      headers,
    });
    expect(new URL(end).pathname).toBe("/sign-in/check-email");
  });
}

test("takes no form from another origin, whatever host it names", async ({ request }) => {
  for (const host of ["other.example", new URL(services().app).host]) {
    const form = { page: `${services().app}/sign-in`, button: "Send the link", typed: { email: freshEmail() } };
    const headers = { host, origin: "https://other.example" };
    const sent = sendForm(request, { ...form, headers });
    await expect(sent.then((end) => new URL(end).pathname).catch(() => "refused")).resolves.not.toBe(
      "/sign-in/check-email",
    );
  }
});
