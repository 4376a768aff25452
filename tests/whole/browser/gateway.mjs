// A gateway in front of a served site, which a test takes away: nothing answers there, or it says that nothing stands
// behind it.
import http from 'node:http';

/** Gives { address, become(how), stop() }; `how` is 'open', 'gone' (no connection comes about), 'bad' (502)
 * or 'deaf' (what is sent comes, and nothing comes back). */
export async function startGateway(site) {
  let how = 'open';
  const to = new URL(site);
  const server = http.createServer((asked, reply) => {
    if (how === 'gone') return asked.socket.destroy();
    if (how === 'bad') {
      reply.writeHead(502, { 'content-type': 'text/html' });
      return reply.end('<h1>502 Bad Gateway</h1>');
    }
    // The site answers by its own name alone.
    const headers = { ...asked.headers, host: to.host };
    if (headers.origin) headers.origin = to.origin;
    const on = http.request({ host: to.hostname, port: to.port, method: asked.method, path: asked.url, headers }, (came) => {
      if (how === 'deaf') return asked.socket.destroy();
      reply.writeHead(came.statusCode, came.rawHeaders);
      return came.pipe(reply);
    });
    on.on('error', () => asked.socket.destroy());
    return asked.pipe(on);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    become: (next) => { how = next; },
    stop: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}
