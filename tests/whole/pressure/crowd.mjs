// A hall: many who watch a room's screen while many others send answers. Gives what each who watches saw, and when.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { freePort, muster, newFolder, pause, Served } from '../durability/muster.mjs';

const form = 'form crowd "Your views"\n  anonymous\n\npage "The day"\n  note "What did you take away?" lines 3\n';

/** One of 200 addresses of this machine: a hall has many phones, and a server counts by network. */
const homeOf = (number) => `127.0.1.${1 + number % 200}`;

export class Hall {
  static async open() {
    const hall = new Hall();
    hall.folder = newFolder();
    hall.database = path.join(hall.folder, 'muster.db');
    const file = path.join(hall.folder, 'crowd.form');
    fs.writeFileSync(file, form);
    muster(hall.database, 'init');
    const said = muster(hall.database, 'event', 'add', 'crowd', '--title', 'Crowd', '--date', '2026-06-10', '--form', file)
      + muster(hall.database, 'event', 'open', 'crowd') + muster(hall.database, 'room', 'open', 'crowd', '--tables', '12');
    hall.form = /\/f\/([a-z0-9]+)/.exec(said)[1];
    hall.room = /\/r\/([a-z0-9]+);/.exec(said)[1];
    hall.served = new Served(hall.database, await freePort());
    await hall.served.start();
    hall.viewers = [];
    return hall;
  }

  get megabytes() { return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${this.served.child.pid}/status`, 'utf8'))[1]) / 1024; }

  /** Opens `count` screens, and waits until each has been told what there is. */
  async watch(count) {
    for (let at = 0; at < count; ++at) {
      const viewer = { seen: [], socket: net.connect({ host: '127.0.0.1', port: this.served.port, localAddress: homeOf(at) }) };
      let kept = '';
      viewer.socket.setEncoding('utf8').on('error', () => {}).on('data', (text) => {
        kept += text;
        for (let end = kept.indexOf('\n\n'); end >= 0; end = kept.indexOf('\n\n')) {
          const figures = kept.slice(0, end);
          const said = /screen-answers\\">(?:<b>)([\d,]+)/.exec(figures);  // Nothing is said before the first five.
          if (figures.includes('screen-count')) viewer.seen.push([performance.now(), Number(said?.[1].replaceAll(',', '') ?? 0)]);
          kept = kept.slice(end + 2);
        }
      });
      viewer.socket.write(`GET /r/${this.room}/screen/live HTTP/1.1\r\nHost: 127.0.0.1:${this.served.port}\r\n\r\n`);
      this.viewers.push(viewer);
      if (at % 100 === 99) await pause(20);
    }
    await this.untilAll(0);
  }

  /** Waits until everybody who watches has been told of so many answers. */
  async untilAll(answers) {
    for (let turn = 0; turn < 1200; ++turn) {
      if (this.viewers.every(({ seen }) => seen.length > 0 && seen.at(-1)[1] >= answers)) return;
      await pause(50);
    }
    const behind = this.viewers.filter(({ seen }) => seen.length === 0 || seen.at(-1)[1] < answers).length;
    throw new Error(`${behind} of ${this.viewers.length} who watch were not told of ${answers} answers`);
  }

  /** Sends `count` answers, `rate` a second or as fast as they go; gives the moments at which they were saved. */
  async answer(count, rate) {
    const agents = Array.from({ length: 32 }, (_, at) => new http.Agent({ keepAlive: true, maxSockets: 4, localAddress: homeOf(at) }));
    const ask = (at, method, body, cookie) => new Promise((done, refuse) => {
      const headers = body ? { cookie, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {};
      const asked = http.request(`${this.served.address}/f/${this.form}`, { method, headers, agent: agents[at % agents.length] }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => done({ status: reply.statusCode, headers: reply.headers, text }));
      });
      asked.on('error', refuse).end(body);
    });
    const page = await ask(0, 'GET');
    const hidden = Object.fromEntries([...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const cookie = page.headers['set-cookie'].map((set) => set.split(';')[0]).join('; ');
    const tag = hidden._key.slice(hidden._key.indexOf('.'));
    const saved = [];
    const sent = [];
    const began = performance.now();
    for (let at = 0; at < count; ++at) {
      if (rate > 0) while (performance.now() < began + at * 1000 / rate) await pause(1);
      const body = new URLSearchParams({ ...hidden, _key: `${this.viewers.length}-${at}-${began}${tag}`, note: `answer ${at}`, _send: 'yes' }).toString();
      sent.push(ask(at, 'POST', body, cookie).then((reply) => {
        if (reply.status !== 303) throw new Error(`an answer was met with ${reply.status}`);
        saved.push(performance.now());
      }));
      if (rate === 0 && at % 16 === 15) await Promise.all(sent.splice(0));
    }
    await Promise.all(sent);
    for (const agent of agents) agent.destroy();
    return { saved: saved.sort((left, right) => left - right), seconds: (performance.now() - began) / 1000 };
  }

  async close() {
    for (const { socket } of this.viewers) socket.destroy();
    await this.served.kill('SIGTERM');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** How long the last of those who watch waited for each count, from the moment at which enough answers were saved. */
export function delays(viewers, saved) {
  const step = 5;
  const worst = [];
  for (const { seen } of viewers) {
    let next = step;
    for (const [time, count] of seen)
      for (; next <= count && next <= saved.length; next += step)
        worst[next / step] = Math.max(worst[next / step] ?? 0, time - saved[next - 1]);
  }
  return worst.filter((each) => each !== undefined).sort((left, right) => left - right);
}
