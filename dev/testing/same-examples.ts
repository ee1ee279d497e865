import fc from "fast-check";

// Property tests draw the same examples in every run, so that what is green stays green for whoever comes by.
// `FC_SEED=random npm run unit` looks for others, `FC_SEED=<number>` repeats a run that found something.
const seed = process.env.FC_SEED ?? "20261124";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });
