/**
 * For an answer that holds something until it is read or cancelled. What is to be sent to somebody who has gone meanwhile Next
 * does neither: it looks at the connection and returns.
 */
export function endWithReader(answer: Response, { signal }: Request): Response {
  const end = () => void answer.body?.cancel().catch(() => {}); // locked: it is being sent, and Next cancels it
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  return answer;
}
