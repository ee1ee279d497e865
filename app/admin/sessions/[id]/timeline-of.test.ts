import { describe, expect, it } from "vitest";
import type { LogDetail } from "@/lib/session-logs/list";
import { stripeFields } from "../../../_ui/stripe-fields";
import { rowFields } from "./session-fields";
import { timelineOf } from "./timeline-of";

const reader = { locale: "en-GB", timeZone: "UTC" };
const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 10, 0, second));
const ana = { id: "u1", email: "ana@example.com", name: "Ana" };

const opened: LogDetail = {
  id: "0199a3b0-0000-7000-8000-000000000001",
  state: "open",
  flow: null,
  requestedAt: at(0),
  openedAt: at(1),
  returnedAt: null,
  errorCode: null,
  isByStaff: false,
  reason: null,
  userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
  outcomes: [],
  user: ana,
  openedBy: ana,
  stripeCustomerId: "cus_1",
  stripeSessionId: "bps_1",
  stripeMs: 141,
  openedByRole: "customer",
  source: "/account",
  requestedFlow: null,
  networkAddress: "203.0.113.0/24",
  failedAt: null,
  stripeRequestId: "req_1",
  stripeStatus: 200,
  object: "billing_portal.session",
  configurationId: "bpc_1",
  askedConfigurationId: null,
  stripeCreatedAt: at(1),
  customerAccount: null,
  flowType: null,
  flowObject: null,
  livemode: false,
  locale: "auto",
  onBehalfOf: null,
  customersAccount: null,
  returnUrl: "https://app.example.com/account",
  afterExpiration: null,
  reportedAt: null,
  dashboard: null,
};
const unopened = {
  ...opened,
  openedAt: null,
  stripeSessionId: null,
  stripeMs: null,
  stripeStatus: null,
  stripeRequestId: null,
};
const titles = (entry: LogDetail) => timelineOf(entry, reader).map(({ title }) => title);

describe("timelineOf", () => {
  it("begins with the click: who, where, with what", () => {
    const [click] = timelineOf(opened, reader);
    expect(click?.facts).toEqual(["ana@example.com, customer", "on /account", "Firefox on Windows", "203.0.113.0/24"]);
  });

  it("puts changes where they happened, before or after the return", () => {
    const change = { stripeEventId: "evt_1", attribution: "portal", reason: null, comment: null } as const;
    const resumed = { kind: "resumed", before: { until: null }, after: { plan: "Pro" } } as const;
    const paused = { kind: "paused", before: { plan: "Pro" }, after: { until: null } } as const;
    const outcomes = [
      { ...change, ...resumed, id: "2", occurredAt: at(40) },
      { ...change, ...paused, id: "1", occurredAt: at(20) },
    ];
    const entry: LogDetail = { ...opened, state: "returned", returnedAt: at(30), outcomes };
    expect(titles(entry)).toEqual(["Clicked", "Created at Stripe", "Pro paused", "Returned", "Pro resumed"]);
  });

  it("puts a change of the second in which the session was opened after the opening", () => {
    const canceled = { kind: "canceled", before: { plan: "Pro" }, after: { endedAt: null } } as const;
    const told = { id: "1", stripeEventId: "evt_1", attribution: "portal", reason: null, comment: null } as const;
    const outcomes = [{ ...told, ...canceled, occurredAt: at(1) }];
    const within = (ms: number) => new Date(at(1).getTime() + ms);
    const entry = { ...opened, openedAt: within(300), returnedAt: within(900), outcomes };
    expect(titles(entry)).toEqual(["Clicked", "Created at Stripe", "Pro canceled", "Returned"]);
  });

  it.each<[Partial<LogDetail>, string]>([
    [{ state: "creating" }, "No answer recorded yet"],
    [{ state: "failed", errorCode: "stripe_timeout", failedAt: at(4) }, "Failed: stripe_timeout"],
    [{ state: "denied", errorCode: "rate_limited", failedAt: at(0) }, "Denied: rate_limited"],
    [{ state: "unknown", failedAt: at(60) }, "Unknown: no error code"],
  ])("tells what became of a click that opened nothing: %o", (state, title) => {
    expect(titles({ ...unopened, ...state })).toEqual(["Clicked", title]);
  });

  it("ends with the report that it was not theirs", () => {
    expect(titles({ ...opened, reportedAt: at(90) })).toEqual([
      "Clicked",
      "Created at Stripe",
      "Reported as not theirs",
    ]);
  });

  it("quotes what the person read, and says what to do", () => {
    const [, failed] = timelineOf({ ...unopened, state: "failed", errorCode: "stripe_timeout" }, reader);
    expect(failed?.facts.join()).toContain("The billing portal did not answer in time.");
    expect(failed?.advice).toContain("status.stripe.com");
  });

  it.each([
    [9, ["Clicked", "Failed: stripe_timeout", "Created at Stripe, known too late"]],
    [2, ["Clicked", "Created at Stripe, known too late", "Failed: stripe_timeout"]],
  ])("tells of a session that Stripe made and we heard of after we had given up: second %d", (second, expected) => {
    const failure = { state: "failed", errorCode: "stripe_timeout", failedAt: at(8) } as const;
    const late = { ...unopened, ...failure, stripeSessionId: "bps_late", stripeCreatedAt: at(second) };
    expect(titles(late)).toEqual(expected);
    expect(timelineOf(late, reader).find(({ key }) => key === "made")?.ids).toMatchObject([{ value: "bps_late" }]);
  });

  it("names the configuration that a failure was asked for with, where there was one", () => {
    const failure = { ...unopened, state: "failed", errorCode: "feature_off", configurationId: null } as const;
    expect(timelineOf(failure, reader)[1]?.ids).toEqual([]);
    const [, failed] = timelineOf({ ...failure, askedConfigurationId: "bpc_2" }, reader);
    expect(failed?.ids?.map(({ value }) => value)).toEqual(["bpc_2"]);
    expect(rowFields({ ...failure, askedConfigurationId: "bpc_2" }, reader)).toContainEqual(
      expect.objectContaining({ name: "configuration asked for", value: "bpc_2" }),
    );
  });
});

describe("the fields of a session", () => {
  it("are all of Stripe's, by Stripe's names, and the url only as a note", () => {
    const fields = stripeFields(opened, reader);
    expect(fields.map(({ name }) => name).join(" ")).toBe(
      "id object after_expiration configuration created customer customer_account flow livemode locale on_behalf_of return_url url",
    );
    expect(fields.at(-1)?.value).toBeNull();
  });

  it("say erased for a person who was", () => {
    const fields = rowFields({ ...opened, user: null, openedBy: null }, reader);
    expect(fields.find(({ name }) => name === "opened by, role")?.value).toBe("erased, customer");
  });

  it("say that the reason of staff went with the person", () => {
    const erased = { ...opened, user: null, openedBy: null, isByStaff: true, reason: "" };
    expect(rowFields(erased, reader).find(({ name }) => name === "reason")?.value).toBe("erased with the person");
    expect(timelineOf(erased, reader)[0]?.facts).toContain("Reason: erased with the person");
  });
});
