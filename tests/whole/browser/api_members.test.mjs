// Every call of the API that takes a change refuses a name that it does not know, as its description says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from './browser.mjs';

let server;
before(async () => { server = await startServer({ commands: [['demo']] }); });
after(() => server?.stop());

test('what a call does not know is refused by its name, by every call that takes a change', async () => {
  const token = server.run('token', 'add', 'a test', '--role', 'owner',
    '--programme', 'London Innovation and Improvement Alliance').trim();
  const { paths } = await (await fetch(`${server.address}/api/openapi.json`)).json();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const [{ programme }] = await (await fetch(`${server.address}/api/v1/programmes`, { headers })).json();
  const [{ person }] = await (await fetch(`${server.address}/api/v1/events/london-send-summit-2022/bookings?per_page=1`, { headers })).json();
  const known = { event: 'london-send-summit-2022', programme, person };
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).filter((method) => ['post', 'put', 'patch'].includes(method)).map((method) => [method, path]));
  assert.ok(calls.length > 80);
  const taken = [];
  for (const [method, path] of calls) {
    const address = server.address + path.replace(/\{(\w+)\}/g, (_, name) => known[name] ?? 'nothing');
    const reply = await fetch(address, { method: method.toUpperCase(), headers, body: '{"zzz": 1}' });
    const { field } = await reply.json();
    const problem = reply.headers.get('content-type').startsWith('application/problem+json');
    if (reply.status !== 422 || field !== 'zzz' || !problem) taken.push(`${method} ${path}: ${reply.status}`);
  }
  assert.deepEqual(taken, []);
});
