// Two muster processes on one PostgreSQL: each of them and the database killed in turn, under load. And the whole
// example through both databases, byte for byte the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { between, compare, freePort, keptTexts, makeEvent, muster, newFolder, patience, pause, People, Postgres, Served } from './muster.mjs';

const kills = Number(process.env.MUSTER_POSTGRES_KILLS ?? 50);
const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('the example gives the same figures on both databases, byte for byte', { skip, timeout: 120000 * patience }, () => {
  const folder = newFolder();
  server.sql('create database example');
  const figures = [path.join(folder, 'muster.db'), server.address('example')].map((database) => {
    muster(database, 'demo');
    return ['summary', 'report', 'delegates'].map((what) => {
      if (what === 'summary') return muster(database, 'summary', 'london-send-summit-2022', '--json');
      if (what === 'delegates') return muster(database, 'export', 'london-send-summit-2022', 'delegates', '--output', '-', '--format', 'csv');
      return muster(database, 'report', 'london-send-summit-2022', '--output', '-', '--format', 'md');
    });
  });
  assert.ok(figures[0][0].length > 1000);
  assert.deepEqual(figures[1], figures[0]);
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a job that two processes share is done once', { skip, timeout: 60000 * patience }, async () => {
  const folder = newFolder();
  server.sql('create database jobs');
  const database = server.address('jobs');
  const code = makeEvent(database, folder);
  const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
  await Promise.all(processes.map((one) => one.start()));
  try {
    const soon = new Date(Date.now() + 1500 * patience).toISOString().replace(/\.\d+Z/, 'Z');
    server.sql(`update round set closes_at = '${soon}'`, 'jobs');
    // Everybody who looks at the form asks for it to be closed, as the clock of each process does.
    for (const end = Date.now() + 4000 * patience; Date.now() < end;) {
      await Promise.all([0, 1, 2, 3, 4, 5].map(async (number) =>
        (await fetch(`${processes[number % 2].address}/f/${code}`)).arrayBuffer()));
    }
    assert.equal(server.sql("select count(*) from audit where action = 'round closed'", 'jobs'), '1');
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
  }
  fs.rmSync(folder, { recursive: true, force: true });
});

test(`two processes and their database killed ${kills} times, nothing is lost or doubled`, { skip, timeout: 3600000 }, async () => {
  const folder = newFolder();
  server.sql('create database kept');
  const database = server.address('kept');
  const code = makeEvent(database, folder);
  const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
  await Promise.all(processes.map((one) => one.start()));
  const people = new People(processes.map((one) => one.address), code);
  let slowestReturn = 0;
  try {
    for (let kill = 0; kill < kills; ++kill) {
      await pause(between(20, 400 * patience));
      if (kill % 3 === 2) {
        await server.kill();
        const before = people.told.size;
        await server.start();
        const began = Date.now();
        while (people.told.size === before && Date.now() - began < 10000 * patience) await pause(10);
        slowestReturn = Math.max(slowestReturn, Date.now() - began);
      } else {
        await processes[kill % 3].kill();
        await processes[kill % 3].start();
      }
    }
    await pause(300);
    await people.finish();
  } finally {
    people.going = false;
    await Promise.all(processes.map((one) => one.kill()));
  }
  compare(people, keptTexts(database));
  assert.ok(people.told.size > kills, `only ${people.told.size} answers were acknowledged`);
  assert.ok(slowestReturn < 10000 * patience, `writing came back ${slowestReturn} ms after the database`);
  const checked = server.as('pg_amcheck', '--host', server.folder, '--username', 'muster', '--install-missing', 'kept');
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  console.log(`${kills} kills: ${people.told.size} answers acknowledged, ${people.again} sent again, 0 lost, 0 doubled; `
    + `writing came back within ${slowestReturn} ms of the database`);
  fs.rmSync(folder, { recursive: true, force: true });
});
