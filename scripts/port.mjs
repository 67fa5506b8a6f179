import { createServer } from "node:net";
import { Fault } from "./console.mjs";

const listen = (port, host) =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen({ port, host, exclusive: true }, () => {
      const free = probe.address().port;
      probe.close(() => done(free));
    });
  });

/** A port nobody uses on this machine at this moment. */
export const freePort = () => listen(0, "127.0.0.1");

/**
 * Says in one line what to do when a port cannot be had. Both addresses are tried: a program may hold only one of them. `startOn` is what
 * one would write to start on another.
 */
export async function checkPort(port, startOn) {
  for (const host of [undefined, "127.0.0.1"]) {
    try {
      await listen(port, host);
    } catch (fault) {
      if (fault.code === "EADDRINUSE")
        throw new Fault(`Port ${port} is taken by another program. Choose another: ${startOn(port + 1)}`);
      if (fault.code === "EACCES")
        throw new Fault(`Port ${port} needs the machine's administrator. Choose another: ${startOn(3000)}`);
      throw fault;
    }
  }
}
