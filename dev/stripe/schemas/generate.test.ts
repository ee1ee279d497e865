import { expect, it } from "vitest";
import { committed, generate } from "./generate";

it("finds the committed schemas as the installed stripe package has them", { timeout: 180_000 }, () => {
  for (const [file, text] of Object.entries(generate())) {
    expect(committed(file) === text, `${file} has drifted: run npm run stripe:schemas and read the difference`).toBe(
      true,
    );
  }
});
