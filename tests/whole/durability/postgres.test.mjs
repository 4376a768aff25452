// Two muster processes on one PostgreSQL: each of them and the database killed in turn, under load. And the whole
// example through both databases, byte for byte the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {
  addEvent, between, compare, freePort, keptTexts, makeEvent, muster, newFolder, patience, pause, People, Postgres, Served,
} from './muster.mjs';

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

test('somebody erased after a dump was made is erased again when it is restored', { skip, timeout: 120000 }, async () => {
  const folder = newFolder();
  server.sql('create database living');
  const living = server.address('living');
  muster(living, 'demo');
  const id = server.sql('select id from person order by id limit 1', 'living');
  const dump = path.join(folder, 'old.dump');
  const tool = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  tool('pg_dump', '--format=custom', `--file=${dump}`, living);
  assert.match(muster(living, 'person', 'erase', id), /erasure/);
  // As docs/operations.md says.
  const list = path.join(folder, 'erased.tsv');
  tool('psql', '-Xq', living, '-c', `\\copy erasure to ${list}`);
  server.sql('create database restored');
  const restored = server.address('restored');
  tool('pg_restore', '--no-owner', '--exit-on-error', `--dbname=${restored}`, dump);
  assert.equal(server.sql(`select count(*) from person where id = '${id}'`, 'restored'), '1');
  execFileSync('psql', ['-Xq', '-v', 'ON_ERROR_STOP=1', restored], { input: `create temporary table listed (like erasure);
\\copy listed from ${list}
insert into erasure select * from listed on conflict do nothing;
` });
  const served = new Served(restored, await freePort());
  await served.start();
  await served.kill('SIGTERM');
  assert.equal(server.sql(`select count(*) from person where id = '${id}'`, 'restored'), '0');
  // Nor do the server's statistics hold samples of names.
  server.sql('analyze', 'restored');
  assert.equal(server.sql("select count(*) from pg_stats where tablename = 'person' and attname in "
    + "('first_name', 'last_name', 'email', 'job_title')", 'restored'), '0');
  fs.rmSync(folder, { recursive: true, force: true });
});

test(`two processes and their database killed ${kills} times, nothing is lost or doubled`, { skip, timeout: 3600000 }, async () => {
  const folder = newFolder();
  server.sql('create database kept');
  const database = server.address('kept');
  const code = makeEvent(database, folder);
  // Jobs that fall due meanwhile: a form that closes, and the deletion of a night, the last of which was yesterday.
  const ending = addEvent(database, folder, 'ending');
  server.sql("insert into retention_run (id, ran_at, ran_by) values ('before', "
    + "to_char((now() - interval '30 hours') at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'clock')", 'kept');
  const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
  await Promise.all(processes.map((one) => one.start()));
  const people = new People(processes.map((one) => one.address), code);
  const soon = new Date(Date.now() + 3000).toISOString().replace(/\.\d+Z/, 'Z');
  server.sql(`update round set closes_at = '${soon}' where short_code = '${ending}'`, 'kept');
  const look = (one) => fetch(`${one.address}/f/${ending}`).then((reply) => reply.arrayBuffer()).catch(() => null);
  let slowestReturn = 0;
  try {
    for (let kill = 0; kill < kills; ++kill) {
      await pause(between(20, 400 * patience));
      // Everybody who looks at the ending form asks for it to be closed.
      await Promise.all([...processes, ...processes].map(look));
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
    const runs = () => server.sql('select count(*) from retention_run', 'kept');
    for (const end = Date.now() + 15000; Date.now() < end && runs() === '1';) await pause(100);
    await Promise.all(processes.map(look));
    await pause(2500); // Both processes' turns have come.
    assert.equal(runs(), '2');
    assert.equal(server.sql("select count(*) from audit where action = 'round closed'", 'kept'), '1');
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
