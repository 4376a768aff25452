// The order of system calls: each "it is saved" leaves after an fdatasync that follows the last write to the log.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { freePort, makeEvent, newFolder, patience, People, pause, Served } from './muster.mjs';

const traced = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** What the trace says, in order: 'write', 'sync' when it had ended, or 'reply', each with its thread. */
function steps(trace) {
  const unfinished = new Map();
  const found = [];
  for (const line of trace.split('\n')) {
    const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (!rest) continue;
    const whole = /^<\.\.\. \w+ resumed>/.test(rest) ? `${unfinished.get(thread) ?? ''} ${rest}` : rest;
    if (rest.includes('<unfinished')) {
      unfinished.set(thread, rest);
      // A write counts from its beginning, a reply too; a sync only when it has come back.
      if (/^pwrite64\(.*-wal>/.test(rest)) found.push({ step: 'write', thread });
      if (/^(write|writev|send\w*)\(.*HTTP\/1\.1 303/.test(rest)) found.push({ step: 'reply', thread });
      continue;
    }
    const resumed = whole !== rest;
    if (/^(fdatasync|fsync)\(.*-wal>/.test(whole) && /= 0$/.test(whole)) found.push({ step: 'sync', thread });
    else if (!resumed && /^pwrite64\(.*-wal>/.test(whole)) found.push({ step: 'write', thread });
    else if (!resumed && /^(write|writev|send\w*)\(.*HTTP\/1\.1 303/.test(whole)) found.push({ step: 'reply', thread });
  }
  return found;
}

/** Counts the replies; each must come after a write and a later sync of its thread: the clock writes beside them. */
function repliesInOrder(found) {
  let replies = 0;
  const written = new Set();
  let synced = false;
  for (const { step, thread } of found) {
    if (step === 'write') written.add(thread);
    if (step === 'sync') synced ||= written.has(thread);
    if (step !== 'reply') continue;
    assert.ok(written.size > 0, 'a reply without a write before it');
    assert.ok(synced, `reply ${replies + 1} left before its answer was on disk`);
    replies += 1;
    written.clear();
    synced = false;
  }
  return replies;
}

test('each reply leaves after its answer is on disk', { skip: traced ? false : 'WARNING: strace may not be used here', timeout: 120000 * patience }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  const code = makeEvent(database, folder);
  const file = path.join(folder, 'trace');
  const wrapper = ['strace', '-f', '-y', '-s', '40', '-e', 'trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg', '-o', file];
  // The search for leaks traces the program itself, which two cannot do.
  const served = new Served(database, await freePort(), { wrapper, environment: { ASAN_OPTIONS: 'detect_leaks=0' } });
  await served.start();
  // One person, so that what is written between two replies belongs to the second, or to the clock.
  const people = new People([served.address], code, { count: 1 });
  try {
    for (const end = Date.now() + 30000 * patience; people.told.size < 40 && Date.now() < end;) await pause(20);
    await people.finish();
  } finally {
    people.going = false;
    await served.kill('SIGTERM');
  }
  const told = people.told.size;

  const found = steps(fs.readFileSync(file, 'utf8'));
  assert.equal(repliesInOrder(found), told);
  // The check itself can fail: the syncs before the last reply, taken out, must be missed.
  const order = found.map(({ step }) => step);
  const before = order.lastIndexOf('reply', order.lastIndexOf('reply') - 1);
  assert.throws(() => repliesInOrder(found.filter(({ step }, at) => at < before || step !== 'sync')), /left before/);
  console.log(`${told} replies, each after a sync that follows the last write`);
  fs.rmSync(folder, { recursive: true, force: true });
});
