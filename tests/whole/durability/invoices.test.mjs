// Invoices written by many at once: one row of numbers without a gap and with none twice, in one process on SQLite and in
// two on PostgreSQL, where every membership is invoiced by two at a time and one of them is refused. Where the number is
// taken in a transaction of its own there are gaps, and where it is looked up before, two want the same: that is tried too.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import test from 'node:test';
import { binary, muster, newFolder, patience, Postgres } from './muster.mjs';

const members = 30;
const runs = 5;
const program = process.env.MUSTER_INVOICE_RACE ?? path.join(path.dirname(binary), 'tests/invoice_race');

/** One process of the race; answers line for line. */
class Racer {
  constructor(database, processes, way) {
    this.child = spawn(program, [database, String(processes), way], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }
  async heard() { return (await this.lines.next()).value; }
  async say(word) { this.child.stdin.write(`${word}\n`); return this.heard(); }
  async end() {
    this.child.stdin.end();
    if (this.child.exitCode === null) await new Promise((done) => this.child.once('exit', done));
  }
}

async function raceOn(database, processes, way, times, seen) {
  const racers = Array.from({ length: processes }, () => new Racer(database, processes, way));
  try {
    for (const racer of racers) assert.equal(await racer.heard(), 'ready');
    for (let run = 0; run < times; ++run) {
      assert.equal(await racers[0].say('reset'), 'reset');
      const told = await Promise.all(racers.map((racer) => racer.say('go')));
      const sum = (word) => told.reduce((all, line) => all + Number(new RegExp(`(\\d+) ${word}`).exec(line)[1]), 0);
      const [papers, numbers, last] = (await racers[0].say('check')).match(/\d+/g).map(Number);
      if (seen({ written: sum('written'), refused: sum('refused'), failed: sum('failed'), papers, numbers, last })) return true;
    }
    return false;
  } finally {
    await Promise.all(racers.map((racer) => racer.end()));
  }
}

async function playedOn(database, processes) {
  muster(database, 'init');
  muster(database, 'event', 'add', 'race', '--title', 'The race', '--date', '2030-06-10');
  execFileSync(program, [database, '1', 'make']);
  await raceOn(database, processes, 'guarded', runs, (found) => {
    assert.deepEqual(found, { written: members, refused: members, failed: 0, papers: members, numbers: members, last: members });
    return false;
  });
  assert.ok(await raceOn(database, processes, 'apart', 20, ({ papers, last }) => last > papers),
    'numbers taken apart never left a gap, so the test shows nothing');
  assert.ok(await raceOn(database, processes, 'looked-up', 20, ({ failed }) => failed > 0),
    'numbers looked up before were never wanted twice, so the test shows nothing');
}

test('invoices that many write at once have one row of numbers, on SQLite', { timeout: 600000 * patience }, async () => {
  const folder = newFolder();
  await playedOn(path.join(folder, 'invoices.db'), 1);
  fs.rmSync(folder, { recursive: true, force: true });
});

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('invoices that two processes write at once have one row of numbers, on PostgreSQL', { skip, timeout: 600000 * patience }, async () => {
  server.sql('create database invoices');
  await playedOn(server.address('invoices'), 2);
});
