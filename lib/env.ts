import "server-only";
import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const list = (separator: RegExp) => (value: string) => value.split(separator).filter(Boolean);
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

/** The mails about billing, by the names that MAILS_OFF takes. */
export const mailKinds = [
  "payment_failed",
  "card_expiring",
  "trial_ending",
  "subscription_ending",
  "subscription_canceled",
] as const;

// `//host` would be another site's, and the browser reads a backslash as a slash
const image = z.union(
  [z.url({ protocol: /^https?$/ }), z.string().regex(/^\/(?![/\\])/)],
  "must be a path such as /logo.svg, or an address that begins with https://",
);
const sender = z
  .string()
  .regex(
    /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    "must be an address, or a name and an address: Name <name@example.com>",
  );

/** What each further way to sign in takes: all of it, or none. */
const providers = [
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
] as const;

const account = z.string().regex(/^acct_\w+$/, "must be the id of a connected account: acct_…");

const schema = z
  .object({
    APP_URL: origin,
    AUTH_SECRET: z.string().min(32, "needs at least 32 characters: openssl rand -base64 33"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    STRIPE_SECRET_KEY: z.string().regex(/^[sr]k_(test|live)_/, "must be a secret or restricted key: sk_… or rk_…"),
    STRIPE_API_URL: origin.default("https://api.stripe.com"),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .default("")
      .transform(list(/[\s,]+/)),
    STRIPE_READS_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(20),
    STRIPE_PORTAL_SESSIONS_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(20),
    STRIPE_HOSTED_ORIGINS: z
      .string()
      .default("https://billing.stripe.com https://checkout.stripe.com")
      .transform(list(/[\s,]+/)),
    STRIPE_AUTOMATIC_TAX: z.enum(["on", "off"]).default("off"),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: sender,
    SUPPORT_ADDRESS: z
      .union(
        [z.email(), z.url({ protocol: /^https$/ })],
        "must be an e-mail address, or an address that begins with https://",
      )
      .optional(),
    MAILS_OFF: z
      .string()
      .default("")
      .transform(list(/[\s,]+/))
      .pipe(z.array(z.enum(mailKinds, `takes names of mails: ${mailKinds.join(", ")}`))),
    ADMIN_EMAILS: z
      .string()
      .default("")
      .transform((value) => list(/[\s,]+/)(value.toLowerCase())),
    AUTH_GITHUB_ID: optional,
    AUTH_GITHUB_SECRET: optional,
    AUTH_GOOGLE_ID: optional,
    AUTH_GOOGLE_SECRET: optional,
    AUTH_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "must be an address that begins with https://" }).optional(),
    AUTH_OIDC_ID: optional,
    AUTH_OIDC_SECRET: optional,
    AUTH_OIDC_NAME: z.string().default("Single sign-on"),
    BRAND_NAME: z.string().default("Portico"),
    BRAND_ACCENT: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #1f5f4a")
      .optional(),
    BRAND_LOGO_URL: image.optional(),
    RETENTION_COUPON: optional,
    PLAN_CHANGE_COUPON: optional,
    PORTAL_AFTER_FLOW: z.enum(["redirect", "hosted_confirmation", "portal_homepage"]).default("redirect"),
    PORTAL_CONFIRMATION: z.string().max(500, "Stripe takes at most 500 characters").optional(),
    PORTAL_RECOVERY: z.enum(["off", "customer_login"]).default("off"),
    STRIPE_ON_BEHALF_OF: account.optional(),
    STRIPE_ACCOUNT: account.optional(),
    LOG_RETENTION_DAYS: z.coerce
      .number()
      .int()
      .min(400, "the log is kept for 400 days at least")
      .max(3660)
      .default(400),
    WORKER: z.enum(["on", "off"]).default("on"),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error"]).default("info"),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  })
  .superRefine((env, context) => {
    const isLive = /^[sr]k_live_/.test(env.STRIPE_SECRET_KEY);
    if (isLive && env.STRIPE_API_URL !== "https://api.stripe.com") {
      const message = "a live key talks to https://api.stripe.com only: unset STRIPE_API_URL or use a test key";
      context.addIssue({ code: "custom", path: ["STRIPE_API_URL"], message });
    }
    for (const names of providers) {
      const given = names.filter((name) => env[name]);
      for (const name of given.length ? names.filter((one) => !env[one]) : []) {
        context.addIssue({ code: "custom", path: [name], message: `is needed beside ${given.join(" and ")}` });
      }
    }
  });

export type Env = z.infer<typeof schema>;

/**
 * The settings, read from the environment once.
 * @throws {Error} naming every variable that is missing or wrong, and what it should be
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
let parsed: Env | undefined;

/** An empty variable counts as not set: that is how `.env` files and dashboards unset one. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These environment variables need attention (see .env.example):\n${lines.join("\n")}`);
}

/** Whether the key of this deployment is a live one. Test and live mode never share customers or configurations. */
export const isLivemode = () => /^[sr]k_live_/.test(env().STRIPE_SECRET_KEY);
