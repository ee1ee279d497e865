type Problem = { field: string; message: string };

/** For the fields of a form of filters, each by its name: what it holds, and what is wrong with that. */
export const fieldsOf =
  <Values extends Record<string, string>>(values: Values, problems: Problem[]) =>
  <Name extends keyof Values & string>(name: Name) => ({
    name,
    defaultValue: values[name],
    error: problems.find(({ field }) => field === name)?.message,
  });
