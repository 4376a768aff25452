// `muster backup` while `muster serve` is busy: each copy is whole and holds every answer acknowledged before it began.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { binary, freePort, keptTexts, makeEvent, muster, newFolder, pause, People, Served } from './muster.mjs';

const run = promisify(execFile);
const backups = Number(process.env.MUSTER_BACKUPS ?? 20);

test(`${backups} backups under load are whole and hold what was acknowledged before`, { timeout: 3600000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const code = makeEvent(database, folder);
  const served = new Served(database, await freePort());
  await served.start();
  const people = new People([served.address], code);
  const copies = [];
  try {
    await pause(500);
    for (let number = 0; number < backups; ++number) {
      const before = new Set(people.told);
      const copy = path.join(folder, `copy${number}.db`);
      await run(binary, ['--database', database, 'backup', copy]);  // People go on answering meanwhile.
      copies.push([copy, before]);
      await pause(30);
    }
    await people.finish();
  } finally {
    people.going = false;
    await served.kill();
  }
  assert.ok(copies.at(-1)[1].size > copies[0][1].size, 'nobody answered meanwhile');
  for (const [copy, before] of copies) {
    const target = path.join(folder, 'restored.db');
    muster(target, 'restore', copy);  // Checks every page.
    const kept = new Set(keptTexts(target));
    assert.deepEqual([...before].filter((text) => !kept.has(text)), [], `${copy} lacks acknowledged answers`);
    for (const ending of ['', '-wal', '-shm', '.before-restore', '.erased']) fs.rmSync(target + ending, { force: true });
  }
  console.log(`${backups} backups under load: ${people.told.size} answers acknowledged, 0 missing from any later copy`);
  fs.rmSync(folder, { recursive: true, force: true });
});

test('backups and exports that are killed leave the earlier file whole, and nothing else once another was written', { timeout: 600000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  makeEvent(database, folder);
  const copy = path.join(folder, 'copy.db');
  const sheet = path.join(folder, 'answers.xlsx');
  const scratch = path.join(folder, 'scratch');
  fs.mkdirSync(scratch);
  muster(database, 'backup', copy);
  muster(database, 'export', 'kept', 'responses', '--output', sheet);
  const killed = [];
  for (let number = 0; number < 30; ++number) {
    const what = number % 2 ? ['backup', copy] : ['export', 'kept', 'responses', '--output', sheet];
    const child = spawn(binary, ['--database', database, ...what, '--replace'], { env: { ...process.env, TMPDIR: scratch } });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal)));
    await pause(5 * number);
    child.kill('SIGKILL');
    killed.push(await ended);
    assert.equal(fs.readFileSync(copy).subarray(0, 15).toString(), 'SQLite format 3');
    assert.equal(fs.readFileSync(sheet).subarray(0, 2).toString(), 'PK');
  }
  assert.ok(killed.includes('SIGKILL'), 'every command had ended before it was killed');
  // The spreadsheet writer opens its temporary files and takes their names away; a kill between the two leaves an empty one.
  assert.deepEqual(fs.readdirSync(scratch).filter((name) => fs.statSync(path.join(scratch, name)).size > 0), []);
  muster(path.join(folder, 'restored.db'), 'restore', copy);  // Checks every page.
  muster(database, 'backup', copy, '--replace');
  assert.deepEqual(fs.readdirSync(folder).filter((name) => name.startsWith('.muster-')), []);
  fs.rmSync(folder, { recursive: true, force: true });
});
