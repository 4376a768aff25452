// Long files that come and go while the program is killed in the middle: whoever looks sees all of a file or nothing, and
// what was begun goes on when the program comes back. On SQLite and on PostgreSQL.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertIntact, choose, compare, freePort, importWaiting, keptTexts, longAnswers, longList, makeEvent, muster, newFolder,
  ownerOf, patience, pause, People, Postgres, Served, undoImport } from './muster.mjs';

// So many that the work goes on still when its page has been asked once: people answer meanwhile, so it gives way to them.
const rows = { SQLite: 60000, PostgreSQL: 6000 };
const grouped = (number) => number.toLocaleString('en-GB');

const files = {
  delegates: {
    page: 'delegates', things: 'people', list: longList,
    seen: (database) => muster(database, 'export', 'kept', 'delegates', '--format', 'csv', '--output', '-')
      .split(/\r?\n/).filter((line) => line.startsWith('Given')).length,
  },
  answers: {
    page: 'form', things: 'answers', list: longAnswers,
    seen: (database) => keptTexts(database).filter((line) => line.startsWith('answer file ')).length,
  },
};

/** One served database, killed and started again, with somebody at its desk. */
class House {
  constructor(database, folder, count) { Object.assign(this, { database, folder, count }); }

  async open() {
    const code = makeEvent(this.database, this.folder);
    this.served = new Served(this.database, await freePort());
    await this.start();
    this.people = new People([this.served.address], code, { count: 2 });
  }

  async start() {
    await this.served.start();
    this.desk = await ownerOf(this.database, this.served);
  }

  async until(job, words) {
    for (const end = Date.now() + 240000 * patience; Date.now() < end;) {
      const page = await this.desk.text(job);
      if (words.test(page)) return page;
      assert.doesNotMatch(page, /This did not work|Nothing was/);
      await pause(10);
    }
    throw new Error(`the job's page never said ${words}`);
  }

  /** How much of the file is seen. Nothing else is done meanwhile: connections that were closed are noticed after it. */
  async seen(file) {
    const seen = file.seen(this.database);
    await pause(50);
    return seen;
  }

  /** Kills the program once the job is at work, looks, and starts it again; `sees` is what is seen meanwhile. */
  async killAtWork(job, file, sees) {
    await this.until(job, new RegExp(`[1-9][0-9,]* of ${grouped(this.count)} rows`));
    await this.served.kill();
    const seen = await this.seen(file);
    assert.ok(sees.includes(seen), `${seen} of ${this.count} ${file.things} are seen`);
    // On SQLite the killed job's claim has to end first.
    if (this.sql) this.sql("update job set held_until = '2026-01-01T00:00:00Z' where state = 'running'");
    else assertIntact(this.database, this.folder);
    await this.start();
    // The job goes on at once, and may be done by now.
    const after = await this.seen(file);
    assert.ok([0, this.count].includes(after), `${after} of ${this.count} ${file.things} are seen`);
  }
}

async function comesAndGoes(house, file) {
  await house.open();
  try {
    const job = await importWaiting(house.desk, await choose(house.desk, file.list(house.count), 'kept', file.page));
    assert.match(job, /^\/jobs\//);
    await house.killAtWork(job, file, [0]);
    await house.until(job, new RegExp(`${grouped(house.count)} ${file.things} were imported`));
    assert.equal(await house.seen(file), house.count);

    const undo = await undoImport(house.desk, 'kept', file.page);
    assert.match(undo, /^\/jobs\//);
    await house.killAtWork(undo, file, [0, house.count]);
    await house.until(undo, new RegExp(`${grouped(house.count)} ${file.things} were taken out again`));
    assert.equal(await house.seen(file), 0);
    // Nothing of it is in the way of the next.
    await importWaiting(house.desk, await choose(house.desk, file.list(3), 'kept', file.page));
    assert.equal(await house.seen(file), 3);
    await house.people.finish();
  } finally {
    house.people.going = false;
    await house.served.kill();
  }
  compare(house.people, keptTexts(house.database).filter((line) => !line.startsWith('answer file ')));
}

test('on SQLite long files of delegates and of answers come and go whole, killed in the middle', { timeout: 900000 * patience }, async () => {
  await Promise.all(Object.values(files).map(async (file) => {
    const folder = newFolder();
    await comesAndGoes(new House(path.join(folder, 'muster.db'), folder, rows.SQLite), file);
    fs.rmSync(folder, { recursive: true, force: true });
  }));
});

test('an event whose import was killed in the middle can be deleted, and nothing of the list is left', { timeout: 300000 * patience }, async () => {
  const folder = newFolder();
  const house = new House(path.join(folder, 'muster.db'), folder, 20000);
  await house.open();
  try {
    muster(house.database, 'event', 'add', 'begun', '--title', 'Begun', '--date', '2026-06-10');
    const job = await importWaiting(house.desk, await choose(house.desk, longList(house.count), 'begun'));
    await house.until(job, /[1-9][0-9,]* of 20,000 rows/);
    await house.served.kill();
    await house.start();
    const body = new URLSearchParams({ token: await house.desk.hidden('/events/begun/change', 'token') });
    const deleted = await house.desk.ask('/events/begun/delete', { method: 'POST', body });
    assert.equal(deleted.status, 303, await deleted.text());
    assert.equal((await house.desk.ask('/events/begun')).status, 404);
    assert.throws(() => muster(house.database, 'person', 'find', 'Family1'), /Nobody/);
    await house.people.finish();
  } finally {
    house.people.going = false;
    await house.served.kill();
  }
  assertIntact(house.database, folder);
  fs.rmSync(folder, { recursive: true, force: true });
});

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

test('on PostgreSQL long files of delegates and of answers come and go whole, killed in the middle', { skip, timeout: 900000 * patience }, async () => {
  const folder = newFolder();
  await Promise.all(Object.entries(files).map(async ([name, file]) => {
    server.sql(`create database ${name}`);
    const house = new House(server.address(name), folder, rows.PostgreSQL);
    house.sql = (statement) => server.sql(statement, name);
    await comesAndGoes(house, file);
    for (const table of ['unfinished_import', 'response_batch', 'booking_row', 'person'])
      assert.ok(Number(server.sql(`select count(*) from ${table}`, name)) <= 3, table);
  }));
  fs.rmSync(folder, { recursive: true, force: true });
});
