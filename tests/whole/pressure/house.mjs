// The house that is attacked: a server of its own over the example and four events more, its memory, and ways to send it
// what no browser sends.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addEvent, freePort, muster, newFolder, ownerOf, pause, Served } from '../durability/muster.mjs';
import { crowdAnswers, crowdForm, essayForm, longForm } from './inputs.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

export class House {
  static async open({ answers, questions, lines }) {
    const house = new House();
    house.codes = {};
    house.folder = newFolder();
    house.database = path.join(house.folder, 'muster.db');
    muster(house.database, 'demo');
    house.code = addEvent(house.database, house.folder, 'kept');
    house.addForm('long', longForm(questions));
    house.addForm('crowd', crowdForm);
    house.addForm('essay', essayForm(lines));
    const list = path.join(house.folder, 'crowd.csv');
    fs.writeFileSync(list, crowdAnswers(answers));
    muster(house.database, 'import', 'responses', 'crowd', list, '--apply');
    house.served = new Served(house.database, await freePort());
    await house.served.start();
    house.address = house.served.address;
    house.owner = await ownerOf(house.database, house.served);
    return house;
  }

  /** Adds an event whose form is open, and keeps the letters of the form's link. */
  addForm(slug, text) {
    const file = path.join(this.folder, `${slug}.form`);
    fs.writeFileSync(file, text);
    const said = muster(this.database, 'event', 'add', slug, '--title', slug, '--date', '2026-06-10', '--form', file)
      + muster(this.database, 'event', 'open', slug);
    this.codes[slug] = /\/f\/([a-z0-9]+)/.exec(said)[1];
  }

  get pid() { return this.served.child.pid; }
  memory(line) { return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(fs.readFileSync(`/proc/${this.pid}/status`, 'utf8'))[1]) / 1024; }
  forgetPeak() { fs.writeFileSync(`/proc/${this.pid}/clear_refs`, '5'); }
  /** Megabytes, the most since forgetPeak. */
  get peak() { return this.memory('VmHWM'); }
  get resident() { return this.memory('VmRSS'); }

  /** Others visit while `attack` goes on; gives what they met, what the attack says, and the server's memory. */
  async under(attack) {
    const before = this.resident;
    this.forgetPeak();
    const visitors = fork(path.join(here, 'visitors.mjs'), [this.address, this.code]);
    const told = () => new Promise((done, refuse) => {
      visitors.once('message', done);
      visitors.once('exit', () => refuse(new Error('the visitors left')));
    });
    await told();
    const began = performance.now();
    let said;
    let fault;
    try { said = await attack(this); } catch (error) { fault = error; }
    const seconds = (performance.now() - began) / 1000;
    await pause(Math.max(0, 5000 - 1000 * seconds));  // so many visits that a hundredth of them is one
    const result = told();
    visitors.send('stop');
    return { ...await result, said, fault, seconds, before, peak: this.peak };
  }

  /** Sends a file to the page that takes lists in; gives the reply's status, where it leads and its text. */
  async upload(event, page, bytes, name) {
    const at = `/events/${event}/${page}/import`;
    const body = new FormData();
    body.set('token', await this.owner.hidden(at, 'token'));
    body.set('file', new Blob([bytes]), name);
    const reply = await this.owner.ask(at, { method: 'POST', body });
    return { status: reply.status, place: reply.headers.get('location'), text: await reply.text() };
  }

  /** Takes in a list that waits, and waits until that is done; gives the last words of its job. */
  async takeIn(place) {
    const fields = { token: await this.owner.hidden(place, 'token'), expected: await this.owner.hidden(place, 'expected') };
    const reply = await this.owner.ask(`${place}/apply`, { method: 'POST', body: new URLSearchParams(fields) });
    if (reply.status !== 303) throw new Error(`the import was not begun: status ${reply.status}`);
    return this.ended(reply.headers.get('location'));
  }

  async ended(place) {
    while (place.startsWith('/jobs/')) {
      const text = await this.owner.text(place);
      const result = /[0-9,]+ (people|answers) were imported|Nothing was[^<]*|This did not work[^<]*/.exec(text);
      if (result) return result[0];
      await pause(200);
    }
    return 'done at once';
  }

  /** A request as a stranger at another address sends it. */
  stranger(number) { return new Stranger(this, `127.0.${1 + Math.floor(number / 250)}.${2 + number % 250}`); }

  async close() {
    await this.served.kill('SIGTERM');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

class Stranger {
  constructor(house, from) { Object.assign(this, { house, from }); }

  ask(target, { method = 'GET', body = '', headers = {} } = {}) {
    const { port } = this.house.served;
    const sent = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {};
    return new Promise((done, refuse) => {
      const asked = http.request({ port, host: '127.0.0.1', localAddress: this.from, agent: false, method, path: target, headers: { ...sent, ...headers } }, (reply) => {
        const pieces = [];
        reply.on('data', (piece) => pieces.push(piece)).on('end', () => done({ status: reply.statusCode, headers: reply.headers, text: Buffer.concat(pieces).toString() })).on('error', refuse);
      });
      asked.on('error', refuse).end(body);
    });
  }

  /** Opens a form, as a phone does. */
  async open(code) {
    const page = await this.ask(`/f/${code}`);
    const hidden = Object.fromEntries([...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const cookie = (page.headers['set-cookie'] ?? []).map((set) => set.split(';')[0]).join('; ');
    return { code, hidden, cookie, field: /<textarea[^>]*name="([^"]+)"/.exec(page.text)?.[1] };
  }

  send(form, fields) {
    return this.ask(`/f/${form.code}`, { method: 'POST', body: new URLSearchParams({ ...form.hidden, ...fields }).toString(), headers: { cookie: form.cookie } });
  }

  /** Sends a form and reads its reply at 512 bytes a second; gives the first line of the reply, and how to leave. */
  sendAndReadSlowly(form, fields) {
    const body = new URLSearchParams({ ...form.hidden, ...fields }).toString();
    const head = `POST /f/${form.code} HTTP/1.1\r\nHost: 127.0.0.1:${this.house.served.port}\r\nCookie: ${form.cookie}\r\n`
      + `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
    let first = '';
    const read = (bytes, buffer) => {
      first ||= buffer.toString('latin1', 0, bytes).split('\r\n')[0];
      setTimeout(() => socket.resume(), 1000);
      return false;  // no more until then
    };
    const socket = net.connect({
      port: this.house.served.port, host: '127.0.0.1', localAddress: this.from, onread: { buffer: Buffer.alloc(512), callback: read },
    });
    socket.on('error', () => {});
    socket.write(head + body);
    return { leave: () => { socket.destroy(); return first; } };
  }
}
