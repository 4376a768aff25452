// The other visitors while somebody attacks, in a process of their own so that nothing of the attack holds them up: they
// come at a steady rate, whether those before were served or not. Told "stop", they say how long each waited.
import http from 'node:http';

const [address, code] = process.argv.slice(2);
const rate = 20;  // a second, all kinds together
const patience = 30000;  // milliseconds
const kinds = ['/healthz', '/sign-in', `/f/${code}`, 'answer'];
const waits = [];
const failed = {};
let going = true;

function ask(path, { body, cookie } = {}) {
  return new Promise((done, refuse) => {
    const headers = { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {}) };
    const asked = http.request(address + path, { method: body ? 'POST' : 'GET', headers, agent: false, timeout: patience }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (piece) => { text += piece; })
        .on('end', () => done({ status: reply.statusCode, headers: reply.headers, text })).on('error', refuse);
    });
    asked.on('timeout', () => asked.destroy(new Error('no reply'))).on('error', refuse).end(body);
  });
}

/** The form as a phone opens it once; it sends its answers with what stood in it. */
async function opened() {
  const page = await ask(`/f/${code}`);
  const hidden = Object.fromEntries([...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const cookie = (page.headers['set-cookie'] ?? []).map((set) => set.split(';')[0]).join('; ');
  return { hidden, cookie, field: /<textarea[^>]*name="([^"]+)"/.exec(page.text)[1] };
}

const form = await opened();
const run = `${process.pid}-${Date.now()}`;

async function visit(number, due) {
  const kind = kinds[number % kinds.length];
  try {
    let reply;
    if (kind === 'answer') {
      const body = new URLSearchParams({ ...form.hidden, _key: `${run}-${number}`, [form.field]: `answer ${number}`, _send: 'yes' }).toString();
      reply = await ask(`/f/${code}`, { body, cookie: form.cookie });
    } else {
      reply = await ask(kind);
    }
    if (reply.status !== (kind === 'answer' ? 303 : 200)) throw new Error(`status ${reply.status}`);
  } catch (error) {
    const why = `${kind.replace(code, '...')}: ${error.message}`;
    failed[why] = (failed[why] ?? 0) + 1;
  }
  waits.push({ kind: kind.replace(code, '...'), time: performance.now() - due });
}

const visits = [];
process.on('message', async () => {
  going = false;
  await Promise.all(visits);
  waits.sort((left, right) => left.time - right.time);
  const at = (share) => waits[Math.ceil(waits.length * share) - 1];
  process.send({ visits: waits.length, failed, median: at(0.5).time, p99: at(0.99).time, longest: at(1) }, () => process.exit(0));
});
process.on('disconnect', () => process.exit(1));  // whoever asked for them is gone
process.send('ready');
const began = performance.now();
for (let number = 0; going; ++number) {
  const due = began + number * (1000 / rate);
  await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
  if (going) visits.push(visit(number, due));
}
