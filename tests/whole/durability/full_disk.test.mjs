// A disk that fills up while people send answers, and while lists, files and backups come and go besides: they are told
// that nothing was saved, and once there is room again the same process saves. Needs the permission to mount a small tmpfs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, between, binary, choose, compare, freePort, importWaiting, keptTexts, longList, makeEvent, muster, newFolder,
  ownerOf, patience, pause, People, Served } from './muster.mjs';
import { compareBackups, MixedLoad, saveFile } from './mixed_load.mjs';

const disk = newFolder();
// Room for the log of changes at its longest (32 MB), the file and the last few backups of it, on a machine that saves
// ten thousand answers meanwhile.
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', disk]).status === 0;
test.after(() => {
  if (mounted) spawnSync('umount', [disk]);
  fs.rmSync(disk, { recursive: true, force: true });
});

// A machine that saves quickly leaves much behind, and the next one is to have the same room.
test.beforeEach(() => { for (const name of fs.readdirSync(disk)) fs.rmSync(path.join(disk, name)); });

/** Takes all room but `left` bytes, or all where that is 0; more where there is room again. */
function fill(left) {
  const filler = path.join(disk, 'filler');
  const room = () => { const { bavail, bsize } = fs.statfsSync(disk); return Math.max(bavail * bsize - left, 0); };
  // Most of it without a byte written: people go on answering meanwhile.
  const most = room() - 1000000;
  if (most > 0) spawnSync('fallocate', ['-o', fs.existsSync(filler) ? fs.statSync(filler).size : 0, '-l', most, filler].map(String));
  try {
    fs.appendFileSync(filler, Buffer.alloc(room(), 1));
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;  // Muster took some of it meanwhile: the disk is as full as can be.
  }
}

test('a full disk is said, loses nothing, and is forgotten once there is room',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 120000 * patience }, async () => {
    const folder = newFolder();
    const database = path.join(disk, 'muster.db');
    const code = makeEvent(database, folder);
    const served = new Served(database, await freePort());
    await served.start();
    const people = new People([served.address], code);
    try {
      for (const left of [300000, 0, 70000]) {
        await pause(400);
        const refused = people.statuses[503] ?? 0;
        fill(left);
        for (const end = Date.now() + 15000 * patience; (people.statuses[503] ?? 0) < refused + 10 && Date.now() < end;) await pause(20);
        assert.ok((people.statuses[503] ?? 0) > refused, 'the full disk was not said');
        const told = people.told.size;
        fs.rmSync(path.join(disk, 'filler'));
        for (const end = Date.now() + 5000 * patience; people.told.size < told + 10 && Date.now() < end;) await pause(20);
        assert.ok(people.told.size >= told + 10, 'saving did not come back without a restart');
      }
      await people.finish();
    } finally {
      people.going = false;
      await served.kill();
    }
    assert.equal(served.starts, 1);
    assertIntact(database, folder);
    compare(people, keptTexts(database));
    console.log(`${people.told.size} answers acknowledged, ${people.statuses[503]} refused for want of room, 0 lost, 0 doubled`);
    fs.rmSync(folder, { recursive: true, force: true });
  });

test('kill -9 while the disk fills up loses nothing',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 300000 * patience }, async () => {
    const turns = Number(process.env.MUSTER_FULL_KILLS ?? 20);
    const folder = newFolder();
    const database = path.join(disk, 'killed.db');
    const code = makeEvent(database, folder);
    const served = new Served(database, await freePort());
    await served.start();
    const people = new People([served.address], code);
    try {
      for (let turn = 0; turn < turns; ++turn) {
        await pause(between(50, 300 * patience));
        fill(between(0, 200000));
        await pause(between(0, 300 * patience));
        await served.kill();
        fs.rmSync(path.join(disk, 'filler'));
        await served.start();
        const told = people.told.size;
        for (const end = Date.now() + 5000 * patience; people.told.size < told + 5 && Date.now() < end;) await pause(20);
        assert.ok(people.told.size >= told + 5, 'saving did not come back after the restart');
      }
      await people.finish();
    } finally {
      people.going = false;
      await served.kill();
    }
    assert.ok(served.slowest <= 2000 * patience, `the slowest start took ${served.slowest} ms`);
    assertIntact(database, folder);
    compare(people, keptTexts(database));
    console.log(`${turns} kills on a filling disk: ${people.told.size} answers acknowledged, `
      + `${people.statuses[503] ?? 0} refused for want of room, 0 lost, 0 doubled`);
    fs.rmSync(folder, { recursive: true, force: true });
  });

test('a disk that fills up while lists, files and backups come and go tears none of them',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 180000 * patience }, async () => {
    const folder = newFolder();
    const database = path.join(disk, 'mixed.db');
    const code = makeEvent(database, folder);
    muster(database, 'event', 'add', 'lists', '--title', 'Lists', '--date', '2026-06-10');
    const served = new Served(database, await freePort(), { environment: { MUSTER_DISK_RESERVE: '0' } });
    await served.start();
    const people = new People([served.address], code, { count: 4 });
    // Backups lie on the same disk, so that they meet its end too.
    const load = new MixedLoad({ desk: await ownerOf(database, served), people, save: saveFile(database, disk) });
    const refused = () => people.statuses[503] ?? 0;
    let fullBackups = 0;
    try {
      // Some are full at once, some when a piece of a list is on its way.
      for (const left of [0, 400000, 60000, 1200000]) {
        await load.moved();
        await pause(between(0, 200 * patience));
        const { refusals } = load;
        fill(left);
        for (const end = Date.now() + 20000 * patience; load.refusals === refusals && Date.now() < end;) {
          await pause(50);
          fill(0);  // what a backup that went gave back
        }
        assert.ok(load.refusals > refusals, 'the full disk was not said at the desk');
        const backup = path.join(disk, 'no-room.db');
        const { status } = spawnSync(binary, ['--database', database, 'backup', backup]);
        fullBackups += status === 3 ? 1 : 0;
        assert.equal(fs.existsSync(backup), status === 0, 'half a backup has its name, or a whole one none');
        fs.rmSync(backup, { force: true });  // a list that was refused gave its room back, and the backup took it
        fs.rmSync(path.join(disk, 'filler'));
        const { told, books } = { told: people.told.size, books: load.books };
        for (const end = Date.now() + 20000 * patience; (people.told.size < told + 5 || load.books === books) && Date.now() < end;) await pause(20);
        assert.ok(people.told.size >= told + 5 && load.books > books, 'work did not go on without a restart');
      }
      await load.moved();
      await Promise.all([people.finish(), load.finish()]);
    } finally {
      people.going = load.going = false;
      await served.kill();
    }
    assert.equal(served.starts, 1);
    assert.ok(fullBackups > 0, 'no backup met the full disk');
    assertIntact(database, folder);
    compare(people, keptTexts(database));
    compareBackups(load, (copy) => {
      const target = path.join(folder, `${path.basename(copy, '.db')}.restored.db`);
      muster(target, 'restore', copy);
      return target;
    });
    console.log(`${people.told.size} answers acknowledged, ${refused()} refused for want of room, 0 lost, 0 doubled; ${load.report()}`);
    fs.rmSync(folder, { recursive: true, force: true });
  });

test('on a disk without room an import, a backup and an export say so, and nothing of them is left',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 180000 * patience }, async () => {
    const folder = newFolder();
    const database = path.join(disk, 'lists.db');
    makeEvent(database, folder);
    const served = new Served(database, await freePort(), { environment: { MUSTER_DISK_RESERVE: '0' } });
    await served.start();
    const list = longList(5000);
    const file = path.join(folder, 'list.csv');
    fs.writeFileSync(file, list);
    const command = (...words) => spawnSync(binary, ['--database', database, ...words], { encoding: 'utf8' });
    const refused = ({ status, stderr }) => { assert.equal(status, 3, stderr); assert.match(stderr, /is full|No space left/); };
    const seen = () => muster(database, 'export', 'kept', 'delegates', '--format', 'csv', '--output', '-').match(/^Given/gm)?.length ?? 0;
    const full = /The disk that holds [^<]* is full. Nothing was changed/;
    try {
      const desk = await ownerOf(database, served);
      // The page takes the list in, and no room is left when its rows are to be saved.
      const upload = await choose(desk, list);
      fill(0);
      await assert.rejects(importWaiting(desk, upload), full);
      await assert.rejects(choose(desk, `${list}Last,One,Barnet,\n`), full);
      // A server gives room back when it likes, and so does the log of one that was killed: a command alone empties it.
      await served.kill();
      fs.rmSync(path.join(disk, 'filler'));
      assert.equal(seen(), 0);
      fill(0);
      refused(command('backup', path.join(disk, 'copy.db')));
      fill(0);
      refused(command('import', 'delegates', 'kept', file, '--apply'));
      assert.deepEqual(fs.readdirSync(disk).filter((name) => !/^lists.db|^filler$/.test(name)), []);
      fs.rmSync(path.join(disk, 'filler'));
      assert.equal(seen(), 0);
      // There is room for the rows now, and none for files of them.
      assert.match(muster(database, 'import', 'delegates', 'kept', file, '--apply'), /Imported: 5,000 delegates/);
      fill(0);
      refused(command('export', 'kept', 'delegates', '--output', path.join(disk, 'people.csv')));
      assert.deepEqual(fs.readdirSync(disk).filter((name) => /copy|people|tmp/.test(name)), []);
      fs.rmSync(path.join(disk, 'filler'));
      assert.equal(seen(), 5000);
      assertIntact(database, folder);
    } finally {
      await served.kill();
    }
    fs.rmSync(folder, { recursive: true, force: true });
  });

test('the reserve of the disk is for answers: no file is taken in, and whoever answers is saved',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 60000 * patience }, async () => {
    const folder = newFolder();
    const database = path.join(disk, 'reserve.db');
    const code = makeEvent(database, folder);
    const served = new Served(database, await freePort());  // keeps 500 MB, more than this disk has
    await served.start();
    const people = new People([served.address], code);
    try {
      await assert.rejects(choose(await ownerOf(database, served), longList(10)), /The disk of this server is nearly full/);
      for (const end = Date.now() + 5000 * patience; people.told.size < 10 && Date.now() < end;) await pause(20);
      assert.ok(people.told.size >= 10, 'nobody could answer');
      await people.finish();
    } finally {
      people.going = false;
      await served.kill();
    }
    compare(people, keptTexts(database));
    fs.rmSync(folder, { recursive: true, force: true });
  });
