// What every durability test needs: the real program on a database of its own, many people who send answers to it and
// remember what they were told, and the comparison of the two at the end.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const binary = process.env.MUSTER_BINARY ?? path.join(root, 'build/release/muster');
const postgresScript = path.join(root, 'tests/support/postgres.sh');

/** How many times longer than usual things may take: sanitised programs are slow. */
export const patience = Number(process.env.MUSTER_PATIENCE ?? 1);
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
export const between = (low, high) => low + Math.random() * (high - low);

export function newFolder(base = os.tmpdir()) {
  return fs.mkdtempSync(path.join(base, 'muster-durability-'));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export function muster(database, ...words) {
  return execFileSync(binary, ['--database', database, ...words],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

const formText = `form durability "What stays"
page "One"
  note "What do you want to be kept?" lines 3
`;

/** Makes the database with one event whose form is open. Gives the letters of the form's link. */
export function makeEvent(database, folder) {
  muster(database, 'init');
  return addEvent(database, folder, 'kept');
}

/** One more event with an open form; gives the letters of its link. */
export function addEvent(database, folder, slug) {
  const file = path.join(folder, 'durability.form');
  fs.writeFileSync(file, formText);
  const said = muster(database, 'event', 'add', slug, '--title', slug, '--date', '2026-06-10', '--form', file)
    + muster(database, 'event', 'open', slug);
  return (/\/f\/([a-z0-9]+)/.exec(said) ?? /\/f\/([a-z0-9]+)/.exec(muster(database, 'event', 'list')))[1];
}

/** The texts of all answers that the database holds. */
export function keptTexts(database) {
  const lines = muster(database, 'export', 'kept', 'responses', '--output', '-', '--format', 'csv',
    '--question', 'note').split(/\r?\n/);
  return lines.map((line) => line.replaceAll('"', '')).filter((line) => line.startsWith('answer '));
}

/** `muster serve` that can be ended the hard way and started again on the same port. */
export class Served {
  constructor(database, port, { wrapper = [], serveWords = [], environment = {} } = {}) {
    Object.assign(this, { database, port, wrapper, serveWords, environment, address: `http://127.0.0.1:${port}`, slowest: 0, starts: 0 });
    this.log = [];
    this.findings = '';
  }

  /** Resolves when the first reply has come; remembers how long the slowest start took. */
  async start() {
    const words = [...this.wrapper, binary, '--database', this.database, '--wait', '5', 'serve', '--listen',
      `127.0.0.1:${this.port}`, ...this.serveWords];
    const began = Date.now();
    this.child = spawn(words[0], words.slice(1), { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...this.environment } });
    this.child.stderr.on('data', (text) => {
      this.log = [...this.log.slice(-40), String(text)];
      if (this.findings || /Sanitizer|runtime error:/.test(text)) this.findings += String(text);
    });
    this.ended = new Promise((done) => this.child.once('exit', done));
    while (Date.now() - began < 20000 * patience && this.child.exitCode === null) {
      try {
        await (await fetch(`${this.address}/healthz`)).arrayBuffer();
        this.slowest = Math.max(this.slowest, Date.now() - began);
        this.starts += 1;
        return;
      } catch { await pause(5); }
    }
    throw new Error(`muster serve did not start: ${this.log.join('')}`);
  }

  async kill(signal = 'SIGKILL') {
    // A wrapper such as strace keeps signals for itself, so the program below it is told.
    const below = this.wrapper.length === 0 ? [] : fs.readFileSync(
      `/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    if (below.length > 0) below.forEach((process_) => process.kill(process_, signal));
    else this.child.kill(signal);
    await this.ended;
    assert.equal(this.findings, '', 'a sanitiser has a finding');
  }
}

/** People at their phones: each sends one answer after the other, and sends again until told that it is saved. */
export class People {
  constructor(addresses, code, { count = 8, patience = 10000 } = {}) {
    Object.assign(this, { addresses, code, patience, told: new Set(), sent: 0, again: 0, unsure: 0, statuses: {}, going: true, errors: [] });
    this.run = String(process.pid) + Date.now().toString(36);
    this.everybody = Array.from({ length: count }, (_, person) => this.live(person));
  }

  async live(person) {
    let phone = null;
    for (let number = 0; this.going; ++number) {
      const text = `answer ${this.run} ${person} ${number}`;
      const key = `${this.run}-${person}-${number}`;
      this.sent += 1;
      for (let turn = 0; ; ++turn) {
        if (!this.going && turn > 400) { this.errors.push(`never told of "${text}"`); break; }
        const address = this.addresses[(person + turn) % this.addresses.length];
        try {
          phone ??= await this.open(address);
          const status = await this.send(address, phone, key, text);
          this.statuses[status] = (this.statuses[status] ?? 0) + 1;
          if (status === 303) { this.told.add(text); break; }
          if (status !== 503) { phone = null; if (turn > 50) { this.errors.push(`status ${status}`); return; } }
        } catch { /* the connection was refused or broke: nobody was told anything */ }
        this.again += 1;
        await pause(20);
      }
    }
  }

  /** The form as it is served: its hidden fields and its cookie. */
  async open(address) {
    const reply = await fetch(`${address}/f/${this.code}`, { signal: AbortSignal.timeout(10000 * patience) });
    const page = await reply.text();
    if (reply.status !== 200) throw new Error(`status ${reply.status}`);
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const field = /<textarea[^>]*name="([^"]+)"/.exec(page)[1];
    return { fields: Object.fromEntries(hidden.map(([, name, value]) => [name, value])), field, cookie: cookiesOf(reply) };
  }

  async send(address, phone, key, text) {
    const body = new URLSearchParams({ ...phone.fields, _key: key, [phone.field]: text, _send: 'yes' });
    const reply = await fetch(`${address}/f/${this.code}`, {
      method: 'POST', body, redirect: 'manual', headers: { cookie: phone.cookie, origin: address },
      signal: AbortSignal.timeout(this.patience * patience),
    });
    const words = await reply.text();
    if (reply.status === 303) assert.match(reply.headers.get('location'), /\/thanks(\?again=yes)?$/);
    if (reply.status === 503) {
      // Where the answer to the commit was lost, nobody may be told that nothing was saved.
      const unsure = /It is not known whether your answers were saved/.test(words);
      assert.match(words, unsure ? /they count once/ : /not saved|Nothing was saved/i);
      if (unsure) assert.doesNotMatch(words, /Nothing was saved/);
      this.unsure += unsure ? 1 : 0;
    }
    return reply.status;
  }

  /** Nobody begins another answer; everybody is told of the last one. */
  async finish() {
    this.going = false;
    await Promise.all(this.everybody);
    assert.deepEqual(this.errors, []);
  }
}

/** The cookies of a reply as the next request carries them. */
export function cookiesOf(reply) {
  return [...(reply.headers.get('set-cookie') ?? '').matchAll(/(?:^|, )([^=;, ]+=[^;]+)/g)].map(([, pair]) => pair).join('; ');
}

/** An owner at the desk of a served program, or of several on one database, which are asked in turn. */
export async function ownerOf(database, served, ...others) {
  const link = muster(database, 'sign-in-link', 'owner@example.org', '--role', 'owner').trim();
  const opened = await fetch(link.replace(/^https?:\/\/[^/]+/, served.address));
  const visit = opened.headers.get('set-cookie').split(';')[0];
  const token = /name="token" value="([0-9a-f]+)"/.exec(await opened.text())[1];
  const entered = await fetch(opened.url, {
    method: 'POST', redirect: 'manual', headers: { cookie: visit }, body: new URLSearchParams({ token }),
  });
  const cookie = `${visit}; ${cookiesOf(entered)}`;
  const all = [served, ...others];
  let turn = 0;
  const ask = (path, options = {}) => {
    const { address } = all[turn++ % all.length];
    return fetch(address + path, { redirect: 'manual', ...options, headers: { cookie, origin: address } });
  };
  const text = async (address) => (await ask(address)).text();
  const hidden = async (address, name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(await text(address))[1];
  return { ask, text, hidden };
}

/** A list of so many people of known organisations. */
export function longList(rows) {
  const organisations = ['Barnet', 'Camden', 'Towerhamlets', 'AfC', 'Sutton'];
  let list = 'First name,Surname,Organisation,E-mail\n';
  for (let at = 0; at < rows; ++at) list += `Given${at % 311},Family${at},${organisations[at % 5]},p${at}@example.org\n`;
  return list;
}

/** A file of so many answers to the event's form. */
export function longAnswers(rows) {
  let list = 'What do you want to be kept?\n';
  for (let at = 0; at < rows; ++at) list += `answer file ${at}\n`;
  return list;
}

/** Chooses a file on the page of its kind ("delegates", "form", "notes"); gives the address where it waits. */
export async function choose(desk, list, event = 'kept', page = 'delegates') {
  const home = `/events/${event}/${page}/import`;
  const body = new FormData();
  body.set('token', await desk.hidden(home, 'token'));
  body.set('file', new Blob([list]), 'list.csv');
  const chosen = await desk.ask(home, { method: 'POST', body });
  assert.equal(chosen.status, 303, (await chosen.text()).replace(/^[^]*<main/, ''));
  return chosen.headers.get('location');
}

/** Presses "Import" on the page of a waiting list; gives where that leads. */
export async function importWaiting(desk, upload) {
  const fields = { token: await desk.hidden(upload, 'token'), expected: await desk.hidden(upload, 'expected') };
  const done = await desk.ask(`${upload}/apply`, { method: 'POST', body: new URLSearchParams(fields) });
  assert.equal(done.status, 303, await done.text());
  return done.headers.get('location');
}

/** Presses "Undo" beside the newest import on such a page; gives where that leads. */
export async function undoImport(desk, event = 'kept', page = 'delegates') {
  const home = `/events/${event}/${page}/import`;
  const undo = new RegExp(`${home}/undo/[A-Za-z0-9]+`).exec(await desk.text(home))[0];
  const done = await desk.ask(undo, { method: 'POST', body: new URLSearchParams({ token: await desk.hidden(undo, 'token') }) });
  assert.equal(done.status, 303, await done.text());
  return done.headers.get('location');
}

/** Every answer that somebody was told is saved is there, once; and nothing that nobody sent. */
export function compare(people, kept) {
  const seen = new Map();
  for (const text of kept) seen.set(text, (seen.get(text) ?? 0) + 1);
  const lost = [...people.told].filter((text) => !seen.has(text));
  const doubled = [...seen].filter(([, times]) => times > 1).map(([text]) => text);
  assert.deepEqual(lost, [], 'acknowledged answers are gone');
  assert.deepEqual(doubled, [], 'answers were counted twice');
  assert.ok(seen.size <= people.sent);
}

/** SQLite's own check of every page, by way of a checked backup. */
export function assertIntact(database, folder) {
  const copy = path.join(folder, 'checked.db');
  muster(database, 'backup', copy);
  fs.rmSync(copy);
}

/** A PostgreSQL of the test's own; null where it is not installed. */
export class Postgres {
  static async make() {
    const folder = newFolder();
    fs.chmodSync(folder, 0o755);
    const made = spawnSync(postgresScript, ['make', folder], { encoding: 'utf8' });
    if (made.status === 77) return null;
    assert.equal(made.status, 0, made.stderr);
    const server = new Postgres();
    server.folder = folder;
    await server.start();
    return server;
  }

  async start() {
    for (let turn = 0; turn < 100; ++turn) {
      this.child = spawn(postgresScript, ['run', this.folder], { stdio: 'ignore' });
      this.ended = new Promise((done) => this.child.once('exit', done));
      while (this.child.exitCode === null && this.child.signalCode === null) {
        if (this.sql('select 1', 'postgres', true) === '1') return;
        await pause(30);
      }
      await pause(50);  // What the killed server left in memory is not free yet.
    }
    throw new Error('PostgreSQL did not start');
  }

  /** Makes a standby of this server, or makes `old` one, and starts it; it has what this one has when it returns. */
  async standby(old = new Postgres()) {
    old.folder ??= newFolder();
    fs.chmodSync(old.folder, 0o755);
    const made = spawnSync(postgresScript, ['standby', old.folder, this.folder], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    await old.start();
    this.sql("alter system set synchronous_standby_names = '*'");
    this.sql('select pg_reload_conf()');
    for (let turn = 0; turn < 200; ++turn) {
      const follows = "select count(*) from pg_stat_replication where sync_state = 'sync' and flush_lsn >= ";
      // Asked in two steps: what is written meanwhile waits for the standby already.
      const here = this.sql('select pg_current_wal_flush_lsn()');
      if (this.sql(`${follows} '${here}'`) === '1') return old;
      await pause(50);
    }
    throw new Error('the standby does not follow');
  }

  promote() {
    const done = this.as('pg_ctl', 'promote', '--wait', '--timeout', '30', '--pgdata', path.join(this.folder, 'data'));
    assert.equal(done.status, 0, done.stdout + done.stderr);
  }

  /** All of its processes at once, as when the machine dies. */
  async die() {
    const { pid } = this.child;
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    this.child.kill('SIGKILL');
    for (const child of children.map(Number)) {
      try { process.kill(child, 'SIGKILL'); } catch { /* it has ended by itself */ }
    }
    await this.ended;
  }

  address(database) { return `postgresql://muster@/${database}?host=${this.folder}`; }

  sql(statement, database = 'postgres', quiet = false) {
    const done = spawnSync('psql', ['-XAtq', this.address(database), '-c', statement], { encoding: 'utf8' });
    if (!quiet) assert.equal(done.status, 0, done.stderr);
    return done.stdout.trim();
  }

  /** Nobody writes `table` until the function that it gives has been awaited. */
  async heldTable(table, database) {
    const session = spawn('psql', ['-XAtq', this.address(database)], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((done) => session.once('exit', done));
    session.stdin.write(`begin; lock table ${table} in share mode; select 'held';\n`);
    await new Promise((done) => session.stdout.once('data', done));
    return async () => { session.stdin.end('rollback;\n'); await ended; };
  }

  as(...words) { return spawnSync(postgresScript, ['as', this.folder, ...words], { encoding: 'utf8' }); }

  async kill(signal = 'SIGKILL') {
    this.child?.kill(signal);
    await this.ended;
  }

  async remove() {
    await this.kill('SIGQUIT');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
