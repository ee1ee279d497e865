import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { refuseOtherOrigin } from "./same-origin";

describe("refuseOtherOrigin", () => {
  it("lets a form of ours pass", () => {
    expect(() => refuseOtherOrigin("http://localhost:3000")).not.toThrow();
  });

  it.each([
    null,
    "null",
    "",
    "https://localhost:3000",
    "http://localhost",
    "http://localhost:3000.evil.example",
    "http://evil.example",
  ])("refuses a form that came from %s", (origin) => {
    expect(() => refuseOtherOrigin(origin)).toThrow(new AppError("bad_origin"));
  });
});
