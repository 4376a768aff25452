// Several muster processes on one PostgreSQL do each job once: rounds, mail, the nightly deletion.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { startMailServer } from '../browser/mail_server.mjs';
import { freePort, makeEvent, muster, newFolder, pause, Postgres, Served } from './muster.mjs';

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('a round that two processes see end is closed once', { skip, timeout: 60000 }, async () => {
  const folder = newFolder();
  server.sql('create database jobs');
  const database = server.address('jobs');
  const code = makeEvent(database, folder);
  const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
  await Promise.all(processes.map((one) => one.start()));
  try {
    const soon = new Date(Date.now() + 1500).toISOString().replace(/\.\d+Z/, 'Z');
    server.sql(`update round set closes_at = '${soon}'`, 'jobs');
    // Everybody who looks at the form asks for it to be closed, as the clock of each process does.
    for (const end = Date.now() + 4000; Date.now() < end;) {
      await Promise.all([0, 1, 2, 3, 4, 5].map(async (number) =>
        (await fetch(`${processes[number % 2].address}/f/${code}`)).arrayBuffer()));
    }
    assert.equal(server.sql("select count(*) from audit where action = 'round closed'", 'jobs'), '1');
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
  }
  fs.rmSync(folder, { recursive: true, force: true });
});


test('three processes send each message once, and write one report of the nightly deletion', { skip, timeout: 60000 }, async () => {
  const mail = await startMailServer();
  server.sql('create database mail');
  const database = server.address('mail');
  muster(database, 'init');
  const at = (days) => new Date(Date.now() - days * 86400000).toISOString().replace(/\.\d+Z/, 'Z');
  // A run of yesterday, and traces that have long been due.
  server.sql(`insert into retention_run (id, ran_at, ran_by) values ('before', '${at(1.2)}', 'clock')`, 'mail');
  server.sql(`insert into audit (id, at, actor, action, subject, subject_id, fields)
    select 'old' || number, '${at(9000)}', 'test', 'event added', 'event', 'e', '' from generate_series(1, 7) number`, 'mail');
  const messages = 120;
  server.sql(`insert into outbox (id, programme_id, kind, recipient, subject, body, html, detail, state, attempts, reason,
      created_at, next_at, deadline)
    select 'm' || number, null, 'plain', 'person' || number || '@example.org', 'Number ' || number, 'Words', '<p>Words</p>',
      '', 'waiting', 0, '', '${at(0)}', '${at(0)}', '' from generate_series(1, ${messages}) number`, 'mail');
  const words = ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'Muster <muster@example.org>'];
  const processes = [];
  for (let number = 0; number < 3; ++number) {
    processes.push(new Served(database, await freePort(), { serveWords: words }));
  }
  await Promise.all(processes.map((one) => one.start()));
  try {
    const waiting = () => server.sql("select count(*) from outbox where state <> 'sent'", 'mail');
    const runs = () => server.sql('select count(*) from retention_run', 'mail');
    for (const end = Date.now() + 30000; Date.now() < end && (waiting() !== '0' || runs() === '1');) await pause(100);
    await pause(2500); // The other processes' turns have come by now as well.
    assert.equal(waiting(), '0');
    assert.equal(runs(), '2');
    assert.equal(server.sql("select went from retention_went where kind = 'audit'", 'mail'), '7');
    assert.equal(server.sql("select count(*) from setting where name like 'job %'", 'mail'), '4');
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
    await mail.stop();
  }
  const to = mail.messages.map((message) => message.to[0]);
  assert.equal(to.length, messages);
  assert.equal(new Set(to).size, messages);
  assert.equal(server.sql('select max(attempts) from outbox', 'mail'), '1');
});
