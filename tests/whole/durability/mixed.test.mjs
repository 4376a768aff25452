// kill -9 while people answer, lists come and go, files are fetched and backups are made: on SQLite one server, on
// PostgreSQL two servers and their database. (A disk that fills up under all of it: full_disk.test.mjs.)
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, between, compare, freePort, keptTexts, makeEvent, muster, newFolder, ownerOf, patience, pause, People, Postgres,
  Served } from './muster.mjs';
import { compareBackups, made, MixedLoad, saveFile } from './mixed_load.mjs';

const kills = Number(process.env.MUSTER_MIXED_KILLS ?? 8);
const postgresKills = Number(process.env.MUSTER_MIXED_POSTGRES_KILLS ?? 5);
/** Some are killed while they read, judge and save a list, some after a list has come or gone. */
async function live(load, kill) {
  if (kill % 4 === 3) await load.moved();
  await pause(between(10, 1500 * patience));
}

function openEvents(database, folder) {
  const code = makeEvent(database, folder);
  muster(database, 'event', 'add', 'lists', '--title', 'Lists', '--date', '2026-06-10');
  return code;
}

test(`${kills} times killed while lists, files and backups come and go: nothing is lost, doubled or torn`, { timeout: 7200000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const code = openEvents(database, folder);
  const served = new Served(database, await freePort());
  await served.start();
  const people = new People([served.address], code, { count: 3 });
  const load = new MixedLoad({ desk: await ownerOf(database, served), people, save: saveFile(database, folder) });
  try {
    for (let kill = 1; kill <= kills; ++kill) {
      await live(load, kill);
      await served.kill();
      if (kill % 50 === 0) assertIntact(database, folder);
      await served.start();
    }
    await load.moved();
    await Promise.all([people.finish(), load.finish()]);
  } finally {
    people.going = load.going = false;
    await served.kill();
  }
  assertIntact(database, folder);
  compare(people, keptTexts(database));
  compareBackups(load, (copy) => {
    const target = copy.replace(/db$/, 'restored.db');
    muster(target, 'restore', copy);
    return target;
  });
  console.log(`${kills} kills: ${people.told.size} answers acknowledged, 0 lost, 0 doubled; ${load.report()}; slowest first reply ${served.slowest} ms`);
  fs.rmSync(folder, { recursive: true, force: true });
});

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test(`two processes and their database killed ${postgresKills} times while lists, files and backups come and go`, { skip, timeout: 7200000 }, async () => {
  const folder = newFolder();
  server.sql('create database mixed');
  const database = server.address('mixed');
  const code = openEvents(database, folder);
  const processes = [new Served(database, await freePort()), new Served(database, await freePort())];
  await Promise.all(processes.map((one) => one.start()));
  const people = new People(processes.map((one) => one.address), code, { count: 3 });
  let number = 0;
  const save = async () => {
    number += 1;
    const copy = path.join(folder, `copy${number}.dump`);
    return await made('pg_dump', ['--format=custom', `--file=${copy}`, database]) ? copy : null;
  };
  const load = new MixedLoad({ desk: await ownerOf(database, ...processes), people, save });
  try {
    for (let kill = 0; kill < postgresKills; ++kill) {
      await live(load, kill);
      if (kill % 3 === 2) {
        await (kill % 2 === 0 ? server.kill() : server.die());
        await server.start();
      } else {
        await processes[kill % 3].kill();
        await processes[kill % 3].start();
      }
    }
    await load.moved();
    await Promise.all([people.finish(), load.finish()]);
  } finally {
    people.going = load.going = false;
    await Promise.all(processes.map((one) => one.kill()));
  }
  compare(people, keptTexts(database));
  compareBackups(load, (copy) => {
    const name = path.basename(copy, '.dump');
    server.sql(`create database ${name}`);
    const restored = spawnSync('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${server.address(name)}`, copy], { encoding: 'utf8' });
    assert.equal(restored.status, 0, restored.stderr);
    return server.address(name);
  });
  const checked = server.as('pg_amcheck', '--host', server.folder, '--username', 'muster', '--install-missing', 'mixed');
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  console.log(`${postgresKills} kills on PostgreSQL: ${people.told.size} answers acknowledged, 0 lost, 0 doubled; ${load.report()}`);
  fs.rmSync(folder, { recursive: true, force: true });
});
