// The last place of an event, booked through its public page by many at once: one of them has it, on SQLite and through
// two processes over PostgreSQL, everybody else waits, and nobody is turned away or told what is not so.
// MUSTER_BOOKING_RUNS and MUSTER_BOOKING_PEOPLE set how often and by how many (200 and 500 by tools/seat_races.sh). What the
// guard does, and that a run without it fails, is tried in seats.test.mjs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { freePort, muster, newFolder, patience, Postgres, Served } from './muster.mjs';

const runs = Number(process.env.MUSTER_BOOKING_RUNS ?? 20);
const people = Number(process.env.MUSTER_BOOKING_PEOPLE ?? 24);
const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);

/** An event with one seat that anybody may book; gives the address of its page. */
function makeEvent(database, folder, slug) {
  muster(database, 'event', 'add', slug, '--title', `Race ${slug}`, '--date', day);
  muster(database, 'seats', 'set', slug, path.join(folder, 'seats.json'));
  return /\/b\/[a-z0-9]{7}/.exec(muster(database, 'booking', 'page', slug, path.join(folder, 'page.json')))[0];
}

/** Sends the form, from an address of one's own behind the proxy; gives the reply's status and headline. */
async function book(form, name, from) {
  const reply = await fetch(form.address, {
    method: 'POST', redirect: 'manual', headers: { cookie: form.cookie, 'x-forwarded-for': from },
    body: new URLSearchParams({ token: form.token, first_name: 'Pat', last_name: name, email: `${name}@example.org`,
      organisation: 'Camden', named: 'yes' }),
  });
  return { status: reply.status, headline: /<h1[^>]*>([^<]*)/.exec(await reply.text())?.[1] };
}

async function race(database, processes) {
  const folder = newFolder();
  fs.writeFileSync(path.join(folder, 'seats.json'), '{"seats": 1}');
  fs.writeFileSync(path.join(folder, 'page.json'), '{"way": "open"}');
  muster(database, 'init');
  const served = [];
  try {
    for (let number = 0; number < processes; ++number) {
      served.push(new Served(database, await freePort(), { serveWords: ['--trusted-proxy', '127.0.0.1'] }));
      await served[number].start();
    }
    for (let run = 0; run < runs; ++run) {
      const slug = `race-${run}`;
      const page = makeEvent(database, folder, slug);
      const forms = await Promise.all(served.map(async (one) => {
        const opened = await fetch(`${one.address}${page}/book`);
        return { address: `${one.address}${page}/book`, cookie: opened.headers.get('set-cookie').split(';')[0],
          token: /name="token" value="([0-9a-f]+)"/.exec(await opened.text())[1] };
      }));
      const told = await Promise.all(Array.from({ length: people }, (_, at) =>
        book(forms[at % forms.length], `number${at}`, `10.${run % 250}.${Math.floor(at / 250)}.${at % 250 + 1}`)));
      assert.deepEqual(told.filter((each) => each.status !== 200), [], 'everybody is told');
      assert.equal(told.filter((each) => each.headline === 'Your booking is in').length, 1);
      assert.equal(told.filter((each) => each.headline === 'You asked for a place, and none is free').length, people - 1);
      const stands = JSON.parse(muster(database, 'booking', 'list', slug, '--json'));
      assert.equal(stands.filter((each) => each.state === 'booked').length, 1);
      assert.equal(stands.filter((each) => each.state === 'waiting').length, people - 1);
    }
  } finally {
    await Promise.all(served.map((one) => one.kill('SIGTERM')));
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

test('of many who send the page for the last place at once one has it, on SQLite', { timeout: 600000 * patience }, async () => {
  const folder = newFolder();
  await race(path.join(folder, 'race.db'), 1);
  fs.rmSync(folder, { recursive: true, force: true });
});

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('of many who send the page for the last place at once one has it, through two processes over PostgreSQL', { skip, timeout: 600000 * patience }, async () => {
  server.sql('create database booking');
  await race(server.address('booking'), 2);
});
