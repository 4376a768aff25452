// What programs are told of the site is valid OpenAPI 3.1, and every reply is what it says.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startServer } from './browser.mjs';

let server;
let token;
let openapi;

before(async () => {
  server = await startServer({
    commands: [['demo'], ['event', 'add', 'empty-2023', '--title', 'Nothing yet', '--date', '2023-03-01'],
      ['event', 'add', 'written-2023', '--title', 'Written to', '--date', '2023-03-02'],
      ['room', 'open', 'london-send-summit-2022'], ['room', 'open', 'empty-2023'],
      ['publication', 'make', 'london-send-summit-2022']],
  });
  token = server.run('token', 'add', 'a test', '--role', 'owner',
    '--programme', 'London Innovation and Improvement Alliance').trim();
  openapi = await (await fetch(`${server.address}/api/openapi.json`)).json();
});
after(() => server?.stop());

const ask = (path) => fetch(server.address + path, { headers: { authorization: `Bearer ${token}` } });

/** Every operation as { path, method, said }. */
const operations = () => Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, said]) => ({ path, method, said })));

/** A check of values against a schema of the document. */
function checkOf(schema) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['components', 'example']);
  const check = ajv.compile({ ...schema, components: openapi.components });
  return (value, where) => assert.ok(check(value), `${where}: ${ajv.errorsText(check.errors)}`);
}

const schemaOf = (said, status) => {
  const response = said.responses[status];
  const found = response.$ref ? openapi.components.responses[response.$ref.split('/').pop()] : response;
  return (found.content['application/json'] ?? found.content['application/problem+json']).schema;
};

test('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(openapi));
  assert.ok(result.valid, JSON.stringify(result.errors, null, 2));
  assert.equal(validator.version, '3.1');
});

test('every operation has a name of its own, a summary, and each name of its path described', () => {
  const names = operations().map(({ said }) => said.operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { path, said } of operations()) {
    assert.ok(said.summary, path);
    const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
    assert.deepEqual(said.parameters.filter((each) => each.in === 'path').map(({ name }) => name), inPath);
  }
});

const waits = {};
const lists = { delegates: 'Name,Organisation,RSVP\nAda Bell,Moonbase,Perhaps\n', notes: 'Kind,Note\nchallenge,Time\n' };

/** The id of a message that was sent to the one delegate who has an address. */
async function sentMessage() {
  const list = join(mkdtempSync(join(tmpdir(), 'muster-message-')), 'list.csv');
  writeFileSync(list, 'Name,Organisation,E-mail\nAda Bell,Camden,ada@mail.example\n');
  server.run('import', 'delegates', 'written-2023', list, '--apply');
  const send = async (ending, body) => {
    const reply = await fetch(`${server.address}/api/events/written-2023/messages${ending}`, { method: 'POST',
      body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    const said = await reply.json();
    assert.equal(reply.status, 200, JSON.stringify(said));
    return said;
  };
  const { message } = await send('', { subject: '{event}', text: 'Hello {first name}.' });
  assert.equal((await send(`/${message}/send`, {})).state, 'sent');
  return message;
}

/** The id of a file of that kind that waits, sent once for each event; nothing for kinds that wait for a form. */
async function waiting(kind, event) {
  if (!lists[kind]) return undefined;
  const body = new FormData();
  body.set('file', new Blob([lists[kind]]), `${event}.csv`);
  waits[kind + event] ??= fetch(`${server.address}/api/events/${event}/imports/${kind}`,
    { method: 'POST', body, headers: { authorization: `Bearer ${token}` } }).then(async (reply) => {
    const said = await reply.json();
    assert.equal(reply.status, 200, JSON.stringify(said));
    checkOf(schemaOf(openapi.paths['/api/events/{event}/imports/' + kind].post, '200'))(said, kind);
    return said.upload;
  });
  return waits[kind + event];
}

/** The id of a list of the programme, made once. */
async function list(programme) {
  const home = `${server.address}/api/programmes/${programme}/lists`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const found = await (await fetch(home, { headers })).json();
  if (found.lists.length > 0) return found.lists[0].id;
  const made = await fetch(home, { method: 'POST', body: JSON.stringify({ name: 'Finance leads' }), headers });
  assert.equal(made.status, 200);
  return (await made.json()).id;
}

test('every reply to GET fits its schema, and so does its example', async () => {
  const events = ['london-send-summit-2022', 'empty-2023'];
  let replies = 0;
  for (const { path, method, said } of operations()) {
    if (method !== 'get') continue;
    const check = checkOf(schemaOf(said, '200'));
    const { example } = said.responses['200'].content['application/json'];
    if (example) check(example, `the example of ${path}`);
    // Who stands in no list has no booking: the first of the example's serves for one.
    const persons = path.includes('{person}') ? [`/${(await (await ask(`/api/events/${events[0]}/bookings`)).json())[0].person}`] : [''];
    const team = (await (await ask('/api/team')).json())[0].members.split('/').pop();
    for (const event of path.includes('{person}') ? [events[0]] : path.includes('{event}') ? events : ['']) {
      // A message can be sent where somebody has an address, which the example's people have not.
      if (path.includes('{message}') && event === events[1]) continue;
      const message = path.includes('{message}') ? await sentMessage() : '';
      const upload = path.includes('{upload}') ? await waiting(path.split('/')[5], event) : '';
      if (upload === undefined) continue;
      // What people wrote is asked of an event that has a form, and so is what is published of it.
      if (event === events[1] && (path.includes('{question}') || path.endsWith('/words-compared') || path.endsWith('/publication'))) continue;
      // The example's form declares no groups, and no other round asked the same.
      if (path.endsWith('/tests')) continue;
      const address = path.replace('{event}', message ? 'written-2023' : event).replace('/{person}', persons[0]).replace('{upload}', upload)
        .replace('{programme}', team).replace('{indicator}', 'education-health-and-care-plans')
        .replace('{list}', path.includes('{list}') ? await list(team) : '').replace('{message}', message).replace('{format}', 'csv').replace('{question}', 'stood_out')
        + (path.endsWith('/words-compared') ? '?first=stood_out&second=topics' : '') + (path.endsWith('/compare') ? `?with=${events[0]}` : '');
      const reply = await ask(address);
      assert.equal(reply.status, 200, address);
      check(await reply.json(), address);
      replies += 1;
    }
  }
  assert.ok(replies >= 5);
});

test('what goes wrong fits its schema too', async () => {
  const wrong = { '/api/events?page=0': 422, '/api/events/nothing/summary': 404 };
  for (const [address, status] of Object.entries(wrong)) {
    const reply = await ask(address);
    assert.equal(reply.status, status);
    const path = address.includes('nothing') ? '/api/events/{event}/summary' : '/api/events';
    checkOf(schemaOf(openapi.paths[path].get, String(status)))(await reply.json(), address);
  }
  const nobody = await fetch(`${server.address}/api/events`);
  assert.equal(nobody.status, 401);
  checkOf(schemaOf(openapi.paths['/api/events'].get, '401'))(await nobody.json(), 'without a token');
});

test('a program can walk a list by its links', async () => {
  const seen = [];
  let next = '/api/events?per_page=1';
  while (next) {
    const reply = await ask(next);
    assert.equal(reply.headers.get('x-total-count'), '3');
    seen.push(...(await reply.json()).map(({ event }) => event));
    next = /<([^>]+)>; rel="next"/.exec(reply.headers.get('link'))?.[1];
  }
  assert.deepEqual(seen, ['written-2023', 'empty-2023', 'london-send-summit-2022']);
});
