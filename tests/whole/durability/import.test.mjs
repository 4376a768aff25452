// A long list whose import is killed in the middle is seen by nobody, and goes on when the program comes back.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, choose, freePort, importWaiting, longList, makeEvent, muster, newFolder, ownerOf, patience, pause,
  Served } from './muster.mjs';

// So many that the import is still at work when its page has been asked once.
const rows = 60000;

test('an import killed in the middle shows nothing, goes on by itself, and is undone as one piece', { timeout: 600000 }, async () => {
  const folder = newFolder();
  const database = path.join(folder, 'muster.db');
  makeEvent(database, folder);
  const delegates = () => muster(database, 'export', 'kept', 'delegates', '--format', 'csv', '--output', '-')
    .split(/\r?\n/).filter((line) => line.startsWith('Given')).length;
  const served = new Served(database, await freePort());
  await served.start();
  try {
    let desk = await ownerOf(database, served);
    const job = await importWaiting(desk, await choose(desk, longList(rows)));
    assert.match(job, /^\/jobs\//);
    const until = async (words) => {
      for (const end = Date.now() + 240000 * patience; Date.now() < end;) {
        const page = await desk.text(job);
        if (words.test(page)) return page;
        await pause(20);
      }
      throw new Error(`the job's page never said ${words}`);
    };
    await until(/[1-9][0-9,]* of 60,000 rows/);
    assert.equal(delegates(), 0);
    await served.kill();
    assertIntact(database, folder);
    assert.equal(delegates(), 0);
    await served.start();
    desk = await ownerOf(database, served);
    assert.equal(delegates(), 0);
    // Its claim has to end first.
    const page = await until(/people were imported|Nothing was imported/);
    assert.match(page, /60,000 people were imported/);
    assert.equal(delegates(), rows);
    const undo = /delegates\/import\/undo\/([A-Z0-9]+)/i.exec(await desk.text('/events/kept/delegates/import'))[1];
    muster(database, 'import', 'undo', undo);
    assert.equal(delegates(), 0);
  } finally {
    await served.kill();
  }
  fs.rmSync(folder, { recursive: true, force: true });
});
