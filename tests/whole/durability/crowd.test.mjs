// More visitors than the machine has places for, more bytes than anybody needs, and a certificate renewed among them:
// the built program goes on, and so does its log.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { compare, freePort, keptTexts, makeEvent, newFolder, patience, pause, People, Served } from './muster.mjs';

const folder = newFolder();
const database = path.join(folder, 'muster.db');
const code = makeEvent(database, folder);
test.after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Processor time that the program has used, in seconds. */
function used(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
async function load(pid, milliseconds) {
  const [before, began] = [used(pid), Date.now()];
  await pause(milliseconds);
  return (used(pid) - before) / ((Date.now() - began) / 1000);
}
const memory = (pid, what) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const handles = (pid) => fs.readdirSync(`/proc/${pid}/fd`).length;

/** A connection that says `bytes` and keeps what it hears. */
function caller(port, bytes = '') {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  socket.heard = '';
  socket.on('data', (text) => { socket.heard += text; });
  socket.on('error', () => {});
  socket.over = new Promise((done) => socket.once('close', done));
  if (bytes) socket.write(bytes);
  return socket;
}

async function comesBack(address, limit) {
  for (const began = Date.now(); ;) {
    try {
      if ((await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(1000) })).status === 200) return Date.now() - began;
    } catch { /* not yet */ }
    assert.ok(Date.now() - began < limit, 'no answer after the crowd had left');
    await pause(20);
  }
}

/** Every line that the program wrote is key=value. Lines go out together, a moment after the replies they tell of. */
async function assertLog(served) {
  const written = () => served.log.join('').split('\n').slice(1, -1);
  for (const began = Date.now(); written().length === 0 && Date.now() - began < 5000;) await pause(20);
  const lines = written();
  assert.ok(lines.length > 0, 'nothing was logged');
  for (const line of lines) assert.match(line, /^time=\S{20} event=[a-z]+( [a-z_]+=("[^"]*"|[^" ]+))*$/);
}

/** Half of an answer to the form, and its other half. */
async function halves(served) {
  const people = new People([], code, { count: 0 });
  const phone = await people.open(served.address);
  const text = `answer half ${process.pid}-${Math.random()}`;
  const body = String(new URLSearchParams({ ...phone.fields, [phone.field]: text, _send: 'yes' }));
  const head = `POST /f/${code} HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nCookie: ${phone.cookie}\r\n`
    + `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  return { text, first: head + body.slice(0, 20), second: body.slice(20) };
}

test('with 64 handles and 300 visitors an answer that has begun is saved, and the processor rests', { timeout: 60000 }, async () => {
  const served = new Served(database, await freePort(), { wrapper: ['prlimit', '--nofile=64'] });
  await served.start();
  try {
    const { pid } = served.child;
    const answer = await halves(served);
    const begun = caller(served.port, answer.first);
    await pause(100);
    const crowd = Array.from({ length: 300 }, () => caller(served.port));
    await pause(500);
    const share = await load(pid, 3000);
    begun.write(answer.second);
    await begun.over;
    assert.match(begun.heard, /^HTTP\/1\.1 303 /);
    crowd.forEach((socket) => socket.destroy());
    const back = await comesBack(served.address, 5000);
    assert.ok(share < 0.2, `${share} of a processor`);
    await assertLog(served);
    console.log(`64 handles, 300 visitors: ${(share * 100).toFixed(1)} % of a processor, first reply ${back} ms after they left`);
    compare({ told: new Set([answer.text]), sent: 1e6 }, keptTexts(database));
  } finally { await served.kill(); }
});

test('when the system gives no handle at all, nothing spins and nothing that has begun is lost', { timeout: 60000 }, async () => {
  const served = new Served(database, await freePort());
  await served.start();
  try {
    const { pid } = served.child;
    // The undefined-behaviour sanitiser looks at an object's kind once, and needs a handle to do it.
    const earlier = await halves(served);
    const first = caller(served.port, earlier.first + earlier.second);
    await first.over;
    assert.match(first.heard, /^HTTP\/1\.1 303 /);
    const answer = await halves(served);
    const begun = caller(served.port, answer.first);
    await pause(300);
    const { stdout } = spawnSync('prlimit', ['--pid', String(pid), '--nofile', '--raw', '--noheadings', '--output', 'HARD'], { encoding: 'utf8' });
    const limit = (count) => execFileSync('prlimit', ['--pid', String(pid), `--nofile=${count}:${stdout.trim()}`]);
    limit(handles(pid) + 3);
    const crowd = Array.from({ length: 100 }, () => caller(served.port, 'GET /healthz HTTP/1.1\r\n'));
    await pause(500);
    const share = await load(pid, 3000);
    begun.write(answer.second);
    await begun.over;
    assert.match(begun.heard, /^HTTP\/1\.1 (303|503) /);
    crowd.forEach((socket) => socket.destroy());
    limit(4096);
    const back = await comesBack(served.address, 5000);
    assert.ok(share < 0.2, `${share} of a processor`);
    console.log(`no handle left: ${(share * 100).toFixed(1)} % of a processor, first reply ${back} ms after there were some`);
    if (begun.heard.startsWith('HTTP/1.1 303')) compare({ told: new Set([answer.text]), sent: 1e6 }, keptTexts(database));
  } finally { await served.kill(); }
});

test('200 oversized requests at once of each kind are refused and take no more than 64 MB, or what was read to be given back', { timeout: 120000 }, async () => {
  const served = new Served(database, await freePort());
  await served.start();
  try {
    const { pid } = served.child;
    const host = `Host: 127.0.0.1:${served.port}\r\n`;
    const form = (type, body) => `POST /f/${code} HTTP/1.1\r\n${host}Connection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const urlencoded = 'application/x-www-form-urlencoded';
    const part = (at) => `--B\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\nx\r\n`;
    const kinds = {
      body: [413, form(urlencoded, `a=${'x'.repeat(5 << 20)}`)],
      header: [431, `GET / HTTP/1.1\r\n${host}X-Name: ${'x'.repeat(100000)}\r\n\r\n`],
      headers: [431, `GET / HTTP/1.1\r\n${host}${'X-Name: x\r\n'.repeat(500)}\r\n`],
      address: [414, `GET /${'x'.repeat(100000)} HTTP/1.1\r\n${host}\r\n`],
      // More fields than a page reads, in as many bytes as the form takes, and in more.
      'few bytes of many fields': [400, form(urlencoded, 'a=b&'.repeat(20000))],
      fields: [413, form(urlencoded, 'a=b&'.repeat(72000))],
      parts: [413, form('multipart/form-data; boundary=B', Array.from({ length: 4600 }, (_, at) => part(at)).join('') + '--B--\r\n')],
      'field of 300 kB': [413, form(urlencoded, `a=${'x'.repeat(300000)}`)],
    };
    // The first pages of a program take memory that stays.
    for (let turn = 0; turn < 50; ++turn) await (await fetch(`${served.address}/f/${code}`)).text();
    const before = memory(pid, 'VmRSS');
    const grown = {};
    for (const [kind, [status, bytes]] of Object.entries(kinds)) {
      const crowd = Array.from({ length: 200 }, () => caller(served.port, bytes));
      await Promise.all(crowd.map((socket) => socket.over));
      const answered = crowd.filter((socket) => socket.heard !== '');
      for (const socket of answered) {
        assert.equal(socket.heard.slice(9, 12), String(status), kind);
        assert.match(socket.heard, /\r\nConnection: close\r\n/);
      }
      assert.ok(answered.length >= 190, `${kind}: ${answered.length} answers`);
      grown[kind] = Math.round(memory(pid, 'VmHWM') - before);
      // What fits a form is read whole, so that it comes back with the refusal: at worst all of it waits at once.
      const readWhole = bytes.length < 4 << 20 ? (200 * bytes.length) / 1e6 : 0;
      // A sanitised program keeps what was freed for a while.
      if (patience === 1) assert.ok(grown[kind] <= Math.max(64, readWhole + 32), `${kind}: ${JSON.stringify(grown)}`);
    }
    console.log(`200 at once of each kind; memory grew to at most (MB so far): ${JSON.stringify(grown)}`);
    await assertLog(served);
  } finally { await served.kill(); }
});

test('the signal to read the certificate again changes it without a break, and plain HTTP is sent on', { timeout: 60000 }, async () => {
  const files = { certificate: path.join(folder, 'certificate.pem'), key: path.join(folder, 'key.pem') };
  const make = (days) => {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=localhost',
      '-days', String(days), '-keyout', `${files.key}.new`, '-out', `${files.certificate}.new`], { stdio: 'ignore' });
    for (const file of Object.values(files)) fs.renameSync(`${file}.new`, file);
  };
  make(2);
  const [port, plain] = [await freePort(), await freePort()];
  const served = new Served(database, port, { serveWords: ['--tls-certificate', files.certificate, '--tls-key', files.key,
    '--redirect-http', `127.0.0.1:${plain}`] });
  served.address = `http://127.0.0.1:${plain}`;  // its health is asked by plain HTTP
  await served.start();
  try {
    const greet = () => new Promise((done, fail) => {
      const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => done(socket));
      socket.once('error', fail);
    });
    const here = await greet();
    const ends = (socket) => Date.parse(socket.getPeerCertificate().valid_to);
    const first = ends(here);
    make(90);
    served.child.kill('SIGHUP');
    let now = first;
    for (const began = Date.now(); now === first && Date.now() - began < 3000; await pause(50)) {
      const socket = await greet();
      now = ends(socket);
      socket.destroy();
    }
    assert.ok(now > first + 80 * 86400e3);
    here.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
    let heard = '';
    for await (const piece of here) heard += piece;
    assert.match(heard, /^HTTP\/1\.1 200 [^]*ok\n$/);
    const moved = await fetch(`${served.address}/f/${code}`, { redirect: 'manual' });
    assert.equal(moved.status, 308);
    assert.equal(moved.headers.get('location'), `https://127.0.0.1:${port}/f/${code}`);
    assert.equal((await fetch(`${served.address}/f/${code}`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).status, 403);
    await assertLog(served);
    assert.match(served.log.join(''), /event=certificate result="renewed"/);
  } finally { await served.kill('SIGTERM'); }
});

test('a service that is told to reload goes on, though it has no certificate to read anew', { timeout: 30000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  makeEvent(database, folder);
  // As the service's unit starts it: in a session without a terminal.
  const served = new Served(database, await freePort(), { wrapper: ['setsid', '--wait'] });
  await served.start();
  try {
    await Promise.race([served.kill('SIGHUP'), pause(500)]);
    assert.equal(await (await fetch(`${served.address}/healthz`)).text(), 'ok\n');
  } finally { await served.kill('SIGTERM'); }
  fs.rmSync(folder, { recursive: true, force: true });
});
