/** Preloaded into what we start: when the one who started us is gone, even by `kill -9`, we end in an orderly way instead of lingering. */
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
