// The last place of an event, booked by 500 people at once: one of them has it, in one process on SQLite and in two on
// PostgreSQL, and the others wait in the order of the commits. Where the decision is made before the transaction, it
// does not hold: that is tried too. MUSTER_SEAT_RUNS sets how often (200 by tools/seat_races.sh).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import test from 'node:test';
import { binary, muster, newFolder, patience, Postgres } from './muster.mjs';

const runs = Number(process.env.MUSTER_SEAT_RUNS ?? 20);
const people = 500;
const program = process.env.MUSTER_SEAT_RACE ?? path.join(path.dirname(binary), 'tests/seat_race');

/** One process of the race; answers line for line. */
class Racer {
  constructor(database, processes, number, way) {
    this.child = spawn(program, [database, String(processes), String(number), way], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }
  async heard() { return (await this.lines.next()).value; }
  async say(word) { this.child.stdin.write(`${word}\n`); return this.heard(); }
  async end() {
    this.child.stdin.end();
    if (this.child.exitCode === null) await new Promise((done) => this.child.once('exit', done));
  }
}

/** An event with one seat and 500 people who are invited. */
function makeRace(database, folder) {
  muster(database, 'init');
  const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);
  muster(database, 'event', 'add', 'race', '--title', 'The race', '--date', day);
  const rows = Array.from({ length: people }, (_, number) => `Pat,Number${number},Camden`);
  const list = path.join(folder, 'people.csv');
  fs.writeFileSync(list, `First name,Surname,Organisation\n${rows.join('\n')}\n`);
  muster(database, 'import', 'delegates', 'race', list, '--apply');
  const rules = path.join(folder, 'rules.json');
  fs.writeFileSync(rules, '{"seats": 1}');
  muster(database, 'seats', 'set', 'race', rules);
}

async function raceOn(database, processes, way, times, seen) {
  const racers = Array.from({ length: processes }, (_, number) => new Racer(database, processes, number, way));
  try {
    for (const racer of racers) assert.equal(await racer.heard(), `ready ${people / processes}`);
    for (let run = 0; run < times; ++run) {
      assert.equal(await racers[0].say('reset'), 'reset');
      const told = await Promise.all(racers.map((racer) => racer.say('go')));
      if (seen(told, await racers[0].say('check'))) return;
    }
  } finally {
    await Promise.all(racers.map((racer) => racer.end()));
  }
}

const oneWins = (told, holds) => {
  const sum = (word) => told.reduce((all, line) => all + Number(new RegExp(`(\\d+) ${word}`).exec(line)[1]), 0);
  assert.equal(sum('failed'), 0, told.join('; '));
  assert.equal(sum('booked'), 1, told.join('; '));
  assert.equal(sum('waiting'), people - 1);
  assert.equal(holds, `holds 1 booked, ${people - 1} waiting, in order`);
  return false;
};

/** Without the guard more than one is booked, sooner or later. */
async function showsTheRace(database, processes) {
  let most = 0;
  await raceOn(database, processes, 'unguarded', 50, (told, holds) => {
    most = Math.max(most, Number(/holds (\d+) booked/.exec(holds)[1]));
    return most > 1;
  });
  assert.ok(most > 1, 'the control run never booked more than one, so the test shows nothing');
}

test('of 500 who book the last place at once one has it, on SQLite', { timeout: 600000 * patience }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'race.db');
  makeRace(database, folder);
  await raceOn(database, 1, 'guarded', runs, oneWins);
  await showsTheRace(database, 1);
  fs.rmSync(folder, { recursive: true, force: true });
});

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('of 500 who book the last place through two processes one has it, on PostgreSQL', { skip, timeout: 600000 * patience }, async () => {
  const folder = newFolder();
  server.sql('create database race');
  const database = server.address('race');
  makeRace(database, folder);
  await raceOn(database, 2, 'guarded', runs, oneWins);
  await showsTheRace(database, 2);
  fs.rmSync(folder, { recursive: true, force: true });
});
