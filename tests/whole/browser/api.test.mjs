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

/** An event whose form has names and parts people into groups: of two roles, who agree unlike. */
function grouped(folder) {
  const form = join(folder, 'grouped.form');
  writeFileSync(form, `form grouped "Your views"
page "The day"
  email*  "Your e-mail address"  email
  role    "Who are you here as?"  pick one
          ( ) parent  "Parent or carer"
          ( ) council "Council"
  come    "Will you come again?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
`);
  const answers = join(folder, 'grouped.csv');
  const rows = Array.from({ length: 40 }, (_, person) =>
    `person${person}@mail.example,${person % 2 ? 'Council' : 'Parent or carer'},${person % 2 || person % 4 ? 'Yes' : 'No'}`);
  writeFileSync(answers, ['Your e-mail address,Who are you here as?,Will you come again?', ...rows].join('\n'));
  const event = 'grouped-2023';
  return [['event', 'add', event, '--title', 'In groups', '--date', '2023-02-01', '--form', form], ['event', 'open', event],
    ['import', 'responses', event, answers, '--apply'], ['event', 'close', event]];
}

before(async () => {
  server = await startServer({
    commands: [['demo'], ...grouped(mkdtempSync(join(tmpdir(), 'muster-groups-'))), ['event', 'add', 'empty-2023', '--title', 'Nothing yet', '--date', '2023-03-01'],
      ['event', 'add', 'written-2023', '--title', 'Written to', '--date', '2023-03-02', '--attendance', 'hybrid'],
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
const lists = { attendance: 'Name,Email,Duration (minutes)\nAda Bell,ada@mail.example,12\n', delegates: 'Name,Organisation,RSVP\nAda Bell,Moonbase,Perhaps\n', notes: 'Kind,Note\nchallenge,Time\n' };

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
    checkOf(schemaOf(openapi.paths['/api/v1/events/{event}/imports/' + kind].post, '200'))(said, kind);
    return said.upload;
  });
  return waits[kind + event];
}

/** The id of the first thing that a programme has under `/${all}`, made of `body` where it has none. */
async function firstOf(programme, path, all, body) {
  const home = `${server.address}/api/programmes/${programme}/${path}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const found = (await (await fetch(home, { headers })).json())[all];
  if (found.length > 0) return found[0].id;
  const made = await fetch(home, { method: 'POST', body: JSON.stringify(body), headers });
  assert.equal(made.status, 200, await made.clone().text());
  return (await made.json()).id;
}
const list = (programme) => firstOf(programme, 'lists', 'lists', { name: 'Finance leads' });
/** The first receiver of a programme's news, which holds still. */
async function webhook(programme) {
  const home = `${server.address}/api/programmes/${programme}/webhooks`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const found = await (await fetch(home, { headers })).json();
  if (found.length > 0) return found[0].id;
  const made = await fetch(home, { method: 'POST', headers,
    body: JSON.stringify({ name: 'The directory', address: 'https://hooks.example.org/news', kinds: ['round.closed'] }) });
  assert.equal(made.status, 200);
  return (await made.json()).id;
}
const issue = (programme) => firstOf(programme, 'bulletins', 'issues',
  { title: 'June news', blocks: [{ kind: 'news', text: 'The figures are out.' }, { kind: 'events' }] });

const series = (programme) => firstOf(programme, 'series', 'series', { name: 'Summits' });
const kind = (programme) => firstOf(programme, 'memberships/kinds', 'kinds', { name: 'One person', holder: 'person', price_pence: 25000 });
const membership = async (programme) => firstOf(programme, 'memberships', 'memberships',
  { kind: await kind(programme), first_name: 'Ada', last_name: 'Pym', email: 'ada@example.org' });

/** The id of the first entry of a list. */
const first = async (address, name) => (await (await ask(address)).json())[0][name];

/** The id of an action of the programme, added once. */
async function action(programme) {
  const home = `${server.address}/api/v1/programmes/${programme}/actions`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const found = (await (await fetch(home, { headers })).json()).actions;
  if (found.length > 0) return found[0].id;
  const made = await fetch(home, { method: 'POST', body: JSON.stringify({ title: 'Book rooms earlier' }), headers });
  return (await made.json()).id;
}

const made = {};
/** What `make` makes, asked for once by that name. */
const once = (name, make) => (made[name] ??= make());
async function post(address, body) {
  const reply = await fetch(server.address + address, { method: 'POST', body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
  assert.equal(reply.status, 200, `${address} ${await reply.clone().text()}`);
  return reply.json();
}
/** Ids of things that a change addresses, by the name that a path has for them. */
const addressed = {
  document: (programme, event) => once(`document${event}`, async () => (await post(`/api/v1/events/${event}/documents`,
    { title: 'Slides', kind: 'slides', seen_by: 'members', link: 'https://files.example.org/slides' })).id),
  theme: (programme, event) => once('theme', async () => (await post(`/api/v1/events/${event}/codebook/themes`, { name: 'The panel' })).theme),
  feed: (programme) => once('feed', async () => (await post(`/api/v1/programmes/${programme}/feeds`, { name: 'The office' })).id),
  member: (programme) => once('member', async () => (await post(`/api/v1/team/${programme}`, { email: 'gwen@example.org', role: 'lead' })).member),
  named: (programme) => once('named', async () =>
    (await (await ask(`/api/v1/programmes/${programme}/memberships/${await membership(programme)}`)).json()).people[0].named),
  mail: (programme) => once('mail', async () => (await post(`/api/v1/programmes/${programme}/lists/${await list(programme)}/mail`,
    { subject: 'News', text: 'Hello.', at: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+/, '') })).planned),
  text: (programme, event) => once('text', async () =>
    (await (await ask(`/api/v1/events/${event}/themes/stood_out/texts?per_page=1`)).json())[0].key),
  survey: (programme) => once('survey', async () => (await post('/api/v1/surveys', { title: 'Transport', last_day: '2099-11-30', programme })).event),
};

/** The address with an id of each of those in the place of its name. */
async function named(address, programme, event) {
  let whole = address;
  for (const [name, id] of Object.entries(addressed))
    if (whole.includes(`{${name}}`)) whole = whole.replace(`{${name}}`, await id(programme, event));
  return whole;
}

test('every reply to GET fits its schema, and so does its example', async () => {
  const events = ['london-send-summit-2022', 'empty-2023'];
  let replies = 0;
  for (const { path, method, said } of operations()) {
    if (method !== 'get') continue;
    // A file is no JSON, and nobody has asked for a job here.
    if (!said.responses['200'].content['application/json']?.schema || path.includes('{job}')) continue;
    const check = checkOf(schemaOf(said, '200'));
    const { example } = said.responses['200'].content['application/json'];
    if (example) check(example, `the example of ${path}`);
    // A notice is sent in by a member, and no program can.
    if (path.includes('{notice}')) continue;
    // Who stands in no list has no booking: the first of the example's serves for one.
    const persons = path.includes('{person}') ? [`/${(await (await ask(`/api/events/${events[0]}/bookings`)).json())[0].person}`] : [''];
    const team = (await (await ask('/api/team')).json())[0].members.split('/').pop();
    for (const event of path.includes('{person}') ? [events[0]] : path.includes('{event}') ? events : ['']) {
      // A message can be sent where somebody has an address, which the example's people have not.
      if (path.includes('{message}') && event === events[1]) continue;
      const message = path.includes('{message}') ? await sentMessage() : '';
      const upload = path.includes('{upload}') ? await waiting(path.split('/')[6], event) : '';
      if (upload === undefined) continue;
      // What people wrote is asked of an event that has a form, and so is what is published of it.
      if (event === events[1] && /\/(answers|form|round)$/.test(path)) continue;
      if (event === events[1] && (path.includes('{session}') || path.includes('{note}') || path.includes('{question}') || path.endsWith('/words-compared') || path.endsWith('/publication'))) continue;
      // Nobody has joined a list here, and the server knows no directory.
      if (path.includes('/people/{member}') || path.includes('{directory_rule}')) continue;
      // The example's form declares no groups.
      const asked = path.startsWith('/api/v1/surveys/') ? await addressed.survey(team) : message || path.endsWith('/room-and-online') ? 'written-2023' : path.endsWith('/tests') ? 'grouped-2023' : event;
      const address = path.replace('{event}', asked).replace('/{person}', persons[0]).replace('{upload}', upload)
        .replace('{programme}', team).replace('{indicator}', 'education-health-and-care-plans')
        .replace('{region}', path.includes('{region}') ? await first(`/api/v1/programmes/${team}/regions`, 'region') : '')
        .replace('{organisation}', path.includes('{organisation}') ? await first(`/api/v1/programmes/${team}/organisations`, 'organisation') : '')
        .replace('{series}', path.includes('{series}') ? await series(team) : '').replace('{kind}', path.includes('{kind}') ? await kind(team) : '')
        .replace('{membership}', path.includes('{membership}') ? await membership(team) : '')
        .replace('{note}', path.includes('{note}') ? (await (await ask(`/api/events/${event}/notes`)).json())[0].note : '')
        .replace('{action}', path.includes('{action}') ? await action(team) : '')
        .replace('{list}', path.includes('{list}') ? await list(team) : '').replace('{issue}', path.includes('{issue}') ? await issue(team) : '')
        .replace('{webhook}', path.includes('{webhook}') ? await webhook(team) : '')
        .replace('{session}', 'welcome').replace('{message}', message).replace('{format}', 'csv').replace('{question}', 'stood_out')
        + (path.endsWith('/people') && !path.includes('{series}') ? '?q=a' : '') + (path.endsWith('/words-compared') ? '?first=stood_out&second=topics' : '') + (path.endsWith('/compare') ? `?with=${events[0]}` : '')
        + (path.endsWith('/tests') ? '?by=role' : '');
      const reply = await ask(await named(address, team, asked));
      assert.equal(reply.status, 200, address);
      const told = await reply.json();
      check(told, address);
      if (path.endsWith('/tests')) assert.ok(told.tests.some(({ test: made }) => made !== null), JSON.stringify(told));
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
    const path = address.includes('nothing') ? '/api/v1/events/{event}/summary' : '/api/v1/events';
    checkOf(schemaOf(openapi.paths[path].get, String(status)))(await reply.json(), address);
  }
  const nobody = await fetch(`${server.address}/api/events`);
  assert.equal(nobody.status, 401);
  checkOf(schemaOf(openapi.paths['/api/v1/events'].get, '401'))(await nobody.json(), 'without a token');
});

test('a spreadsheet reads the figures as OData 4, with the token for its password', async () => {
  const root = `${server.address}/api/v1/events/london-send-summit-2022/odata`;
  const read = (address) => fetch(address, { headers: { authorization: `Basic ${Buffer.from(`anybody:${token}`).toString('base64')}` } });
  assert.match((await fetch(root)).headers.get('www-authenticate'), /^Basic /);
  for (const wrong of ['Basic ???', `Basic ${Buffer.from('no colon').toString('base64')}`, 'Basic '])
    assert.equal((await fetch(root, { headers: { authorization: wrong } })).status, 401, wrong);
  const service = await read(root);
  assert.equal(service.headers.get('odata-version'), '4.0');
  const said = await service.json();
  assert.equal(said['@odata.context'], `${root}/$metadata`);
  const metadata = await (await read(said['@odata.context'])).text();
  const properties = [...metadata.matchAll(/<Property Name="(\w+)" Type="Edm\.(\w+)"/g)].map(([, name, type]) => [name, type]);
  const rows = [];
  let next = `${root}/${said.value[0].url}?$count=true`;
  while (next) {
    const page = await (await read(next)).json();
    rows.push(...page.value);
    next = page['@odata.nextLink'];
  }
  assert.ok(rows.length > 50);
  for (const row of rows) {
    assert.deepEqual(Object.keys(row), properties.map(([name]) => name));
    for (const [name, type] of properties)
      assert.ok(type === 'String' ? typeof row[name] === 'string' : row[name] === null || typeof row[name] === 'number', name);
  }
  const helpful = rows.find((row) => row.Code === 'helpful' && row.Answer === 'Helpful');
  assert.deepEqual([helpful.Count, helpful.Base, helpful.Share], [38, 42, 0.905]);
  assert.equal((await (await read(`${root}/Figures?$top=3&$skip=2`)).json()).value[0].Row, 3);
  assert.equal((await read(`${root}/Figures?$filter=Count gt 3`)).status, 501);
  const csv = await (await read(`${server.address}/api/v1/events/london-send-summit-2022/figures.csv`)).text();
  assert.equal(csv.trim().split('\n').length, rows.length + 1);
});

test('a program can walk a list by its links', async () => {
  const seen = [];
  let next = '/api/events?per_page=1';
  while (next) {
    const reply = await ask(next);
    assert.equal(reply.headers.get('x-total-count'), '4');
    seen.push(...(await reply.json()).map(({ event }) => event));
    next = /<([^>]+)>; rel="next"/.exec(reply.headers.get('link'))?.[1];
  }
  assert.deepEqual(seen, ['written-2023', 'empty-2023', 'grouped-2023', 'london-send-summit-2022']);
});
