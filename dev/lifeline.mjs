// Loaded first into every program that dev/start.ts keeps running: the program's stdin is a pipe whose other end only
// that process holds. When it is gone, however it ended, the pipe closes and the program ends too. Next passes its own
// arguments on to the processes it starts; they have another stdin, and end with it.
if (process.ppid === Number(process.env.LIFELINE_OF)) {
  process.stdin.on("error", () => {});
  process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
  process.stdin.unref?.();
}
