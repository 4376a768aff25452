// A programme of ten years and the example, written out of SQLite and read into a PostgreSQL in which there is nothing,
// not even London: every report and every figure byte for byte the same, and back again the same rows.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { freePort, muster, newFolder, patience, Postgres, Served } from './muster.mjs';

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

const formats = ['md', 'html', 'docx', 'pdf', 'xlsx', 'pptx', 'json'];

/** Everything that is read of an event: its reports in each format, its figures and its lists. */
function readOf(database, folder, slug, name) {
  const read = {};
  for (const format of formats) {
    const file = path.join(folder, `${name}-${slug}.${format}`);
    muster(database, 'report', slug, '--format', format, '--output', file);
    read[format] = fs.readFileSync(file);
  }
  read.summary = Buffer.from(muster(database, 'summary', slug, '--json'));
  for (const list of ['delegates', 'responses'])
    read[list] = Buffer.from(muster(database, 'export', slug, list, '--output', '-', '--format', 'csv'));
  return read;
}

function same(before, after, slug) {
  for (const [what, bytes] of Object.entries(before)) {
    assert.ok(bytes.length > 0, `${what} of ${slug} is empty`);
    assert.ok(bytes.equals(after[what]), `${what} of ${slug} is not the same`);
  }
}

/** The rows of a programme's file, without its head and its end, in an order of their own. */
const rowsOf = (file) => fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(1, -1).sort();

const cases = [
  { what: 'ten years', words: ['demo', '--ten-summits'], programme: 'Ten summits (invented)', empty: 'empty_ten',
    slugs: Array.from({ length: 10 }, (_, year) => `network-summit-${2016 + year}`) },
  { what: 'the example with its notes and needs', words: ['demo'],
    programme: 'London Innovation and Improvement Alliance', empty: 'empty_one', slugs: ['london-send-summit-2022'] },
];
for (const { what, words, programme, empty, slugs } of cases) {
  test(`${what}: out of SQLite into an empty PostgreSQL, the same byte for byte`, { skip, timeout: 600000 * patience }, async () => {
    const folder = newFolder();
    const lite = path.join(folder, 'muster.db');
    muster(lite, ...words);
    const out = path.join(folder, 'out.json');
    muster(lite, 'programme', 'export', programme, '--to', out);

    server.sql(`create database ${empty}`);
    const postgres = server.address(empty);
    const said = muster(postgres, 'programme', 'import', out, '--owner', 'lead@example.org');
    assert.match(said, /sign in as lead@example\.org/);
    assert.doesNotMatch(said, /were there already/);
    for (const slug of slugs) same(readOf(lite, folder, slug, 'lite'), readOf(postgres, folder, slug, 'pg'), slug);

    // And out of there again: the same rows, read into a SQLite without anything.
    const back = path.join(folder, 'back.json');
    muster(postgres, 'programme', 'export', programme, '--to', back);
    assert.deepEqual(rowsOf(back), rowsOf(out));
    const third = path.join(folder, 'third.db');
    muster(third, 'programme', 'import', back);
    const last = slugs.at(-1);
    same(readOf(lite, folder, last, 'lite2'), readOf(third, folder, last, 'third'), last);

    // Muster serves from there, and its owner comes in by the link that the import printed.
    const served = new Served(postgres, await freePort());
    await served.start();
    try {
      const link = /https?:\/\/[^/\s]+(\/sign-in\/\S+)/.exec(said)[1];
      assert.equal((await fetch(served.address + link)).status, 200);
    } finally {
      await served.kill('SIGTERM');
    }
    assert.throws(() => muster(postgres, 'programme', 'import', out), /already, with work in it/);
    fs.rmSync(folder, { recursive: true, force: true });
  });
}
