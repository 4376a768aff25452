// A disk that fills up while people send answers: they are told that nothing was saved, and once there is room again
// the same process saves. Needs the permission to mount a small tmpfs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, compare, freePort, keptTexts, makeEvent, newFolder, pause, People, Served } from './muster.mjs';

const disk = newFolder();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]).status === 0;
test.after(() => {
  if (mounted) spawnSync('umount', [disk]);
  fs.rmSync(disk, { recursive: true, force: true });
});

/** Takes all room but `left` bytes, or all where that is 0. */
function fill(left) {
  const { bavail, bsize } = fs.statfsSync(disk);
  fs.writeFileSync(path.join(disk, 'filler'), Buffer.alloc(Math.max(bavail * bsize - left, 0), 1));
}

test('a full disk is said, loses nothing, and is forgotten once there is room',
  { skip: mounted ? false : 'WARNING: no permission to mount a small disk', timeout: 120000 }, async () => {
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
        for (const end = Date.now() + 15000; (people.statuses[503] ?? 0) < refused + 10 && Date.now() < end;) await pause(20);
        assert.ok((people.statuses[503] ?? 0) > refused, 'the full disk was not said');
        const told = people.told.size;
        fs.rmSync(path.join(disk, 'filler'));
        for (const end = Date.now() + 5000; people.told.size < told + 10 && Date.now() < end;) await pause(20);
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
