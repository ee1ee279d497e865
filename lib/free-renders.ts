/**
 * Lets go of what a render used once it is over. React ends each render by aborting with an error whose stack nobody reads. Until
 * it is read, it holds on to the Immediate in which it was made, that one to its request and to the Immediates after it, and so
 * one request that something remembers (a pooled connection, say) keeps all that follow: 20 kB each, for ever.
 * Reading the stack ends that. To be removed with the React that aborts without a stack.
 * Source: github.com/react/react/issues/37288, github.com/nodejs/node/issues/66129
 */
export function freeRenders(): void {
  const { abort } = AbortController.prototype;
  AbortController.prototype.abort = function (this: AbortController, ...reason) {
    abort.apply(this, reason);
    void this.signal.reason?.stack;
  };
}
