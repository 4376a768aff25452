// News for another program that fails a third of the time, while Muster is ended the hard way: each that belongs to an
// acknowledged step arrives, signed, at least once, and in order for each booking.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { freePort, makeEvent, muster, newFolder, patience, pause, Served } from './muster.mjs';

const people = Number(process.env.MUSTER_WEBHOOK_PEOPLE ?? 60);
const kills = Number(process.env.MUSTER_WEBHOOK_KILLS ?? 2);
const steps = ['waiting', 'booked', 'came'];

const folder = newFolder();
const database = path.join(folder, 'webhooks.db');
let served;
let receiver;
after(async () => {
  if (served?.child.exitCode === null) await served.kill();
  receiver?.server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** What a receiver does with the heading of a news, by the words of the guide. */
function isSigned(secret, headers, body) {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const sum = `v1,${crypto.createHmac('sha256', key).update(signed).digest('base64')}`;
  return headers['webhook-signature'].split(' ').includes(sum);
}

/** A server that answers 500 to every third request, and remembers what it took. */
async function startReceiver() {
  const taken = [];
  const faults = [];
  const made = { taken, faults, heard: 0, failed: 0, secret: '' };
  made.server = http.createServer(async (request, reply) => {
    let body = '';
    for await (const part of request) body += part;
    made.heard += 1;
    if (!isSigned(made.secret, request.headers, body)) faults.push(`not signed: ${body}`);
    if (made.heard % 3 === 0) {
      made.failed += 1;
      return reply.writeHead(500).end();
    }
    taken.push({ id: request.headers['webhook-id'], ...JSON.parse(body) });
    return reply.writeHead(204).end();
  });
  await new Promise((ready) => { made.server.listen(0, '127.0.0.1', ready); });
  made.address = `http://127.0.0.1:${made.server.address().port}/news`;
  return made;
}

/** Asks until there is an answer: 409 says that it was done before Muster ended. */
async function change(token, where, body) {
  for (;;) {
    try {
      const reply = await fetch(`${served.address}/api/v1/events/kept/bookings${where}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(10000 * patience),
      });
      const told = await reply.json();
      if (reply.status !== 503) return { status: reply.status, told };
    } catch { /* it was ended */ }
    await pause(20);
  }
}

/** Everything that a list holds, over all its pages; after a kill it is asked for once more. */
async function whole(token, where) {
  const all = [];
  let next = `${where}?per_page=100`;
  while (next) {
    let reply;
    try {
      reply = await fetch(served.address + next, { headers: { authorization: `Bearer ${token}` } });
    } catch { /* it was ended */ }
    if (!reply || reply.status === 503) {
      await pause(20);
      continue;
    }
    assert.equal(reply.status, 200, next);
    all.push(...await reply.json());
    next = /<([^>]+)>; rel="next"/.exec(reply.headers.get('link') ?? '')?.[1];
  }
  return all;
}

async function live(token, number) {
  const added = await change(token, '', { first_name: `Person ${number}`, last_name: `Abara ${number}`, organisation: 'Camden' });
  let { person } = added.told;
  if (added.status !== 200) {
    assert.equal(added.status, 409, JSON.stringify(added.told));
    ({ person } = (await whole(token, '/api/v1/events/kept/bookings')).find(({ last_name: name }) => name === `Abara ${number}`));
  }
  for (const to of steps) {
    const { status, told } = await change(token, `/${person}/steps`, { to });
    assert.ok(status === 200 || status === 409, JSON.stringify(told));
  }
}

test(`${people * (steps.length + 1)} news reach a receiver that fails, in order, through ${kills} kills`, async () => {
  makeEvent(database, folder);
  const token = muster(database, 'token', 'add', 'steps', '--role', 'owner').trim();
  served = new Served(database, await freePort(), { serveWords: ['--outbound-allowed', '127.0.0.1'] });
  await served.start();
  receiver = await startReceiver();
  // What is not on the open internet, and not named by the administrator, cannot even be typed.
  assert.throws(() => muster(database, 'webhook', 'add', 'Inside', 'http://10.0.0.1/', '--kinds', 'booking.came'), /https/);
  receiver.secret = muster(database, 'webhook', 'add', 'The directory', receiver.address,
    '--kinds', 'booking.booked,booking.waiting,booking.came').trim();
  const [, webhook] = /^(\S+)  The directory/.exec(muster(database, 'webhook', 'list'));
  const programmes = await (await fetch(`${served.address}/api/v1/programmes`, { headers: { authorization: `Bearer ${token}` } })).json();
  const { programme } = programmes[0];

  let going = true;
  const killing = (async () => {
    for (let kill = 0; kill < kills; ++kill) {
      const from = receiver.heard;
      while (going && receiver.heard < from + people / 4) await pause(5);
      await served.kill();
      await served.start();
    }
  })();
  const waiting = Array.from({ length: people }, (_, number) => number);
  try {
    await Promise.all(Array.from({ length: 4 }, async () => {
      while (waiting.length > 0) await live(token, waiting.shift());
    }));
  } finally {
    going = false;
    await killing;
  }

  // What waits for another try need not wait its minutes here.
  for (;;) {
    const said = muster(database, 'webhook', 'list');
    if (/; 0 waiting, 0 given up/.test(said)) break;
    muster(database, 'webhook', 'again', 'The directory');
    await pause(200);
  }

  const rows = await whole(token, `/api/v1/programmes/${programme}/webhooks/${webhook}/deliveries`);
  assert.equal(rows.length, people * (steps.length + 1));
  assert.deepEqual(rows.filter(({ state }) => state !== 'sent'), []);
  const first = new Map();
  receiver.taken.forEach(({ id }, at) => { if (!first.has(id)) first.set(id, at); });
  const lost = rows.filter(({ id }) => !first.has(id));
  assert.deepEqual(lost, []);
  const last = new Map();
  for (const { id, object } of [...rows].sort((one, other) => one.number - other.number)) {
    assert.ok((last.get(object) ?? -1) < first.get(id), `news of ${object} came out of order`);
    last.set(object, first.get(id));
  }
  for (const { type, data } of receiver.taken) {
    assert.match(type, /^booking\.(booked|waiting|came)$/);
    assert.deepEqual(Object.keys(data).sort(), ['booking', 'event', 'person']);
  }
  assert.deepEqual(receiver.faults, []);
  assert.ok(receiver.failed >= receiver.heard / 4, `${receiver.failed} of ${receiver.heard} failed`);
  console.log(`${rows.length} news, ${receiver.heard} requests, ${receiver.failed} failed, ${receiver.taken.length - rows.length} came twice`);
});
