// What a busy day does to a server beside the answers: lists that come and go, files that are fetched, backups. Each of
// them looks at what it meets, whatever is killed meanwhile.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { binary, choose, importWaiting, keptTexts, pause, patience, undoImport } from './muster.mjs';

/** Rows of the list that comes and goes: more than are saved at once. */
export const listRows = 550;
const event = 'lists';
const organisations = ['Barnet', 'Camden', 'Towerhamlets', 'AfC', 'Sutton'];

function list(number) {
  const rows = Array.from({ length: listRows }, (_, at) => `Given${at % 311},Family${number}x${at},${organisations[at % 5]},p${number}x${at}@example.org`);
  return `First name,Surname,Organisation,E-mail\n${rows.join('\n')}\n`;
}

export class MixedLoad {
  /** `save` makes a backup and gives how it can be read later, or null where it was killed or refused. */
  constructor({ desk, people, save }) {
    Object.assign(this, { desk, people, save, going: true, imported: 0, undone: 0, looked: 0, books: 0, refusals: 0, backups: [], faults: [] });
    this.loops = [this.comeAndGo(), this.fetch(), this.backUp()];
  }

  /** What one of these meets by being killed is no fault; what it sees that cannot be is. */
  async again(what) {
    while (this.going) {
      try { await what(); } catch (error) {
        if (error instanceof Torn) this.faults.push(error.message);
        if (/is full. Nothing was changed/.test(error.message)) this.refusals += 1;
      }
      await pause(10);
    }
  }

  async seen() {
    const reply = await this.desk.ask(`/events/${event}/delegates.csv`, { signal: AbortSignal.timeout(20000 * patience) });
    const text = await reply.text();
    if (reply.status !== 200) throw new Error(`status ${reply.status}`);
    const rows = text.split(/\r?\n/).filter((line) => line.includes('Family')).length;
    if (rows !== 0 && rows !== listRows) throw new Torn(`${rows} of ${listRows} people are seen`);
    this.looked += 1;
    return rows;
  }

  comeAndGo() {
    let number = 0;
    return this.again(async () => {
      if (await this.seen() === 0) {
        number += 1;
        await importWaiting(this.desk, await choose(this.desk, list(number), event));
        this.imported += 1;
      } else {
        await undoImport(this.desk, event);
        this.undone += 1;
      }
    });
  }

  fetch() {
    return this.again(async () => {
      await this.seen();
      const reply = await this.desk.ask(`/events/${event}/delegates.xlsx`, { signal: AbortSignal.timeout(20000 * patience) });
      const book = Buffer.from(await reply.arrayBuffer());
      if (reply.status !== 200) throw new Error(`status ${reply.status}`);
      // A package ends with its list of parts.
      if (book.subarray(-22, -18).toString('latin1') !== 'PK\x05\x06') throw new Torn(`a workbook of ${book.length} bytes has no end`);
      this.books += 1;
    });
  }

  backUp() {
    return this.again(async () => {
      const before = new Set(this.people.told);
      const copy = await this.save();
      if (copy) this.backups.push({ copy, before });
      await pause(200);
    });
  }

  /** Resolves when a list has come or gone since, however slow the machine is. */
  async moved() {
    const { imported, undone } = this;
    for (const end = Date.now() + 120000 * patience; Date.now() < end && this.imported === imported && this.undone === undone;) await pause(20);
  }

  /** Ends all of it; the list is there whole or not at all, and both have happened. */
  async finish() {
    this.going = false;
    await Promise.all(this.loops);
    assert.deepEqual(this.faults, []);
    await this.seen();
    assert.ok(this.imported > 0 && this.looked > 0 && this.books > 0 && this.backups.length > 0, this.report());
  }

  report() {
    return `${this.imported} lists of ${listRows} imported, ${this.undone} taken back, ${this.looked} times looked: never a part of one; `
      + `${this.books} workbooks, ${this.backups.length} backups`;
  }
}

class Torn extends Error {}

/** Every copy that is kept still holds what was acknowledged before it began. */
export function compareBackups(load, open) {
  const kept = load.backups.slice(-3);
  for (const { copy, before } of kept) {
    const texts = new Set(keptTexts(open(copy)));
    assert.deepEqual([...before].filter((text) => !texts.has(text)), [], `${copy} lacks acknowledged answers`);
  }
}

/** A program that makes a backup, sometimes killed in the middle; true where it ended well. */
export async function made(program, words) {
  const child = spawn(program, words, { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', (status) => done(status === 0)));
  if (Math.random() < 0.3) {
    await pause(Math.random() * 300);
    child.kill('SIGKILL');
  }
  return ended;
}

/** Backups of a file by the program itself, the last few kept. */
export function saveFile(database, folder) {
  let number = 0;
  const kept = [];
  return async () => {
    number += 1;
    const copy = path.join(folder, `copy${number}.db`);
    const whole = await made(binary, ['--database', database, '--wait', '5', 'backup', copy]);
    if (whole && kept.push(copy) > 4) fs.rmSync(kept.shift());
    if (!whole) assert.ok(!fs.existsSync(copy), 'a backup that was killed has its name');
    return whole ? copy : null;
  };
}
