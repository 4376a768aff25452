// Several muster processes on one PostgreSQL do each job once: rounds, mail, the nightly deletion.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { signIn } from '../browser/browser.mjs';
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
    // How many jobs the clock has is told by their own test.
    assert.ok(Number(server.sql("select count(*) from setting where name like 'job %'", 'mail')) > 10, 'the clock noted its turns');
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
    await mail.stop();
  }
  const to = mail.messages.map((message) => message.to[0]);
  assert.equal(to.length, messages);
  assert.equal(new Set(to).size, messages);
  assert.equal(server.sql('select max(attempts) from outbox', 'mail'), '1');
});

test('a large file is made once by three processes, and made again where they are killed in the middle', { skip, timeout: 120000 }, async () => {
  const folder = newFolder();
  server.sql('create database files');
  const database = server.address('files');
  makeEvent(database, folder);
  const answers = 30000;
  server.sql(`insert into response (round_id, id, answers, released)
    select round.id, 'r' || number, '{"note":{"codes":[],"texts":["Number ' || number || '"]}}', 1
    from round, generate_series(1, ${answers}) number`, 'files');
  const processes = [];
  for (let number = 0; number < 3; ++number) processes.push(new Served(database, await freePort()));
  await Promise.all(processes.map((one) => one.start()));
  const [first] = processes;
  const state = (job) => server.sql(`select state from job where id = '${job.split('/').pop()}'`, 'files');
  const until = async (job, wanted) => {
    for (const end = Date.now() + 40000; Date.now() < end && state(job) !== wanted;) await pause(20);
    assert.equal(state(job), wanted);
  };
  try {
    const { name, value } = await signIn(muster(database, 'sign-in-link', 'pat@example.org', '--role', 'owner').trim());
    const cookie = `${name}=${value}`;
    const ask = async (file) => {
      const offer = await fetch(`${first.address}/events/kept/${file}`, { headers: { cookie } });
      const token = /name="token" value="([0-9a-f]+)"/.exec(await offer.text())[1];
      const visit = offer.headers.get('set-cookie')?.split(';')[0];
      const asked = await fetch(`${first.address}/events/kept/${file}`, { method: 'POST', redirect: 'manual',
        headers: { cookie: visit ? `${cookie}; ${visit}` : cookie }, body: new URLSearchParams({ token }) });
      assert.equal(asked.status, 303);
      return asked.headers.get('location');
    };
    await until(await ask('answers.csv'), 'done');
    assert.equal(server.sql("select count(*) from job where state = 'done' and runs = 1", 'files'), '1');

    // The file cannot be put away while its table is held: however fast the machine, they are killed in the middle.
    const release = await server.heldTable('job_result', 'files');
    const job = await ask('answers.xlsx');
    await until(job, 'running');
    await Promise.all(processes.map((one) => one.kill()));
    await release();
    assert.equal(state(job), 'running');
    server.sql("update job set held_until = '2026-01-01T00:00:00Z' where state = 'running'", 'files');  // a minute later
    await first.start();
    await until(job, 'done');
    assert.equal(server.sql('select max(runs) from job', 'files'), '2');
    const file = await fetch(`${first.address}${job}/file`, { headers: { cookie } });
    const bytes = Buffer.from(await file.arrayBuffer());
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    assert.equal(server.sql('select count(*) from job_result', 'files'), '2');
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
  }
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a message whose process dies before it has noted the sending comes twice under one Message-ID, and the list says so', { skip, timeout: 60000 }, async () => {
  let holding = true;
  const mail = await startMailServer({ hold: () => holding });
  server.sql('create database twice');
  const database = server.address('twice');
  muster(database, 'init');
  const link = () => muster(database, 'sign-in-link', 'pat@example.org', '--role', 'owner').trim();
  const words = ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'Muster <muster@example.org>'];
  const one = new Served(database, await freePort(), { serveWords: words });
  await one.start();
  const { name, value } = await signIn(link());
  const at = new Date().toISOString().replace(/\.\d+Z/, 'Z');
  server.sql(`insert into outbox (id, programme_id, kind, recipient, subject, body, html, detail, state, attempts, reason,
      created_at, next_at, deadline)
    select 'once', id, 'plain', 'sam@example.org', 'Hello', 'Words', '', '', 'waiting', 0, '', '${at}', '${at}', ''
    from programme`, 'twice');
  const until = async (what) => { for (const end = Date.now() + 20000; Date.now() < end && !what();) await pause(20); assert.ok(what()); };
  try {
    await until(() => mail.messages.length === 1);
    // The attempt stands in the database while the server's answer is on its way.
    assert.equal(server.sql("select state || attempts from outbox where id = 'once'", 'twice'), 'sending1');
    await one.kill();
    holding = false;
    server.sql(`update outbox set next_at = '${at}'`, 'twice');  // five minutes later
    await one.start();
    await until(() => server.sql("select state from outbox where id = 'once'", 'twice') === 'sent');
    assert.equal(mail.messages.length, 2);
    const ids = mail.messages.map((message) => /^Message-ID: (.*)\r$/m.exec(message.raw)[1]);
    assert.equal(ids[0], ids[1]);
    const list = await (await fetch(`${one.address}/mail`, { headers: { cookie: `${name}=${value}` } })).text();
    assert.match(list, /may have come twice/);
  } finally {
    await one.kill();
    await mail.stop();
  }
});
