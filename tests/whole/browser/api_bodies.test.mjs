// A seeded sample of what programs may send by mistake, to every call: refused in words, and nothing breaks.
// `node tools/fuzz_api.mjs ADDRESS TOKEN` sends 10,000 to each.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fuzz } from './body_fuzz.mjs';
import { startServer } from './browser.mjs';

let server;
before(async () => { server = await startServer({ commands: [['demo']] }); });
after(() => server?.stop());

test('whatever is sent to a call is answered, or refused in words', async () => {
  const token = server.run('token', 'add', 'a test', '--role', 'owner',
    '--programme', 'London Innovation and Improvement Alliance').trim();
  const description = await (await fetch(`${server.address}/api/openapi.json`)).json();
  const headers = { authorization: `Bearer ${token}` };
  const [{ programme }] = await (await fetch(`${server.address}/api/v1/programmes`, { headers })).json();
  const [{ person }] = await (await fetch(`${server.address}/api/v1/events/london-send-summit-2022/bookings?per_page=1`, { headers })).json();
  const counted = await fuzz({
    address: server.address, token, description, times: 5, seed: 14,
    known: { event: 'london-send-summit-2022', programme, person, question: 'stood_out', format: 'csv', number: '1' },
    // Reports are written whole each time.
    only: (name) => !/report_editions$|^get_events_event_report$/.test(name),
  });
  assert.ok(counted[422] > 50, JSON.stringify(counted));
  assert.ok(counted[200] > 50, JSON.stringify(counted));
});
