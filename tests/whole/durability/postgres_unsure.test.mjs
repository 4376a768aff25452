// The answer to a COMMIT is lost on its way: people read that it is not known whether they are saved, and what they send
// again counts once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { freePort, keptTexts, makeEvent, newFolder, People, Postgres, Served } from './muster.mjs';

const server = await Postgres.make();
const skip = server === null ? 'WARNING: PostgreSQL 15 is not installed' : false;
test.after(() => server?.remove());

/** Stands between Muster and PostgreSQL. `cut` is "before" or "after" the server sees the COMMIT of an answer. */
class Wire {
  constructor(target) {
    this.folder = newFolder();
    this.cut = null;
    this.cuts = 0;
    this.server = net.createServer((client) => {
      const behind = net.connect(path.join(target, '.s.PGSQL.5432'));
      let silent = false;
      let saving = false; // an answer; jobs and readers commit as well
      client.on('data', (bytes) => {
        saving ||= bytes.includes('insert into response');
        if (this.cut && saving && bytes.includes('commit\0')) {
          const when = this.cut;
          this.cut = null;
          this.cuts += 1;
          if (when === 'before') { client.destroy(); behind.destroy(); return; }
          silent = true; // The answer shows that it is done; nobody is told.
        }
        behind.write(bytes);
      });
      behind.on('data', (bytes) => {
        if (silent) { client.destroy(); behind.destroy(); return; }
        client.write(bytes);
      });
      for (const [one, other] of [[client, behind], [behind, client]]) {
        one.on('close', () => other.destroy());
        one.on('error', () => other.destroy());
      }
    });
  }

  start() { return new Promise((done) => this.server.listen(path.join(this.folder, '.s.PGSQL.5432'), done)); }

  stop() {
    this.server.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

for (const when of ['before', 'after']) {
  test(`the connection goes ${when} the database has seen the commit`, { skip, timeout: 60000 }, async () => {
    const folder = newFolder();
    const name = `wire_${when}`;
    server.sql(`create database ${name}`);
    const code = makeEvent(server.address(name), folder);
    const wire = new Wire(server.folder);
    await wire.start();
    const served = new Served(`postgresql://muster@/${name}?host=${wire.folder}`, await freePort());
    await served.start();
    try {
      const people = new People([], code, { count: 0 });
      const phone = await people.open(served.address);
      wire.cut = when;
      assert.equal(await people.send(served.address, phone, 'key', 'answer once'), 503);
      assert.equal(wire.cuts, 1);
      assert.equal(people.unsure, 1, 'the page did not say that it is not known');
      assert.equal(server.sql('select count(*) from response', name), when === 'after' ? '1' : '0');
      assert.equal(await people.send(served.address, phone, 'key', 'answer once'), 303);
      assert.equal(await people.send(served.address, phone, 'key', 'answer once'), 303);
    } finally {
      await served.kill();
      wire.stop();
    }
    assert.deepEqual(keptTexts(server.address(name)), ['answer once']);
    fs.rmSync(folder, { recursive: true, force: true });
  });
}
