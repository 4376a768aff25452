// The summit from list to report by the API alone: the script knows the description and nothing else. It finds each
// operation by its name there, fills addresses by their parameters, and holds every body and reply against its schema.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { root, startServer } from './browser.mjs';

let server;
let call;

before(async () => {
  server = await startServer({ commands: [['init']] });
  const programme = 'Our network';
  const token = server.run('token', 'add', 'a program', '--role', 'owner', '--programme', programme).trim();
  const description = await (await fetch(`${server.address}/api/openapi.json`)).json();
  call = client(server.address, token, description);
});
after(() => server?.stop());

/** Calls an operation by its name in the description: `path` and `query` by the names of its parameters. */
function client(address, token, description) {
  const ajv = new Ajv2020({ strict: false, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  const fits = (schema, value, where) => {
    const check = ajv.compile({ ...schema, components: description.components });
    assert.ok(check(value), `${where}: ${ajv.errorsText(check.errors)}`);
  };
  const named = new Map(Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => [said.operationId, { path, method, said }])));
  return async (name, { path = {}, query = {}, body, file, headers = {} } = {}) => {
    const found = named.get(name);
    assert.ok(found, `the description has no operation ${name}`);
    const known = found.said.parameters.map((each) => each.name);
    for (const each of [...Object.keys(path), ...Object.keys(query)]) assert.ok(known.includes(each), `${name} takes no ${each}`);
    const target = found.path.replace(/{(\w+)}/g, (_, each) => encodeURIComponent(path[each]));
    const sent = { method: found.method.toUpperCase(), headers: { authorization: `Bearer ${token}`, connection: 'close', ...headers } };
    if (body) {
      fits(found.said.requestBody.content['application/json'].schema, body, `what ${name} is sent`);
      sent.body = JSON.stringify(body);
      sent.headers['content-type'] = 'application/json';
    } else if (file) {
      assert.ok(found.said.requestBody.content['multipart/form-data'], `${name} takes no file`);
      sent.body = new FormData();
      sent.body.set('file', new Blob([file.text]), file.name);
    }
    const reply = await fetch(`${address}${target}?${new URLSearchParams(query)}`, sent);
    const type = reply.headers.get('content-type').split(';')[0];
    if (reply.status !== 200) {
      assert.equal(type, 'application/problem+json', `${name}: ${reply.status}`);
      const problem = await reply.json();
      fits(description.components.schemas.Error, problem, `the refusal of ${name}`);
      return { status: reply.status, problem };
    }
    const answered = found.said.responses['200'].content;
    assert.ok(answered[type], `${name} is answered as ${type}, which is not described`);
    if (type !== 'application/json' || !answered[type].schema) return { status: 200, bytes: Buffer.from(await reply.arrayBuffer()) };
    const value = await reply.json();
    fits(answered[type].schema, value, `the reply of ${name}`);
    return { status: 200, value, headers: reply.headers };
  };
}

/** What must succeed. */
async function done(name, given) {
  const reply = await call(name, given);
  assert.equal(reply.status, 200, `${name}: ${JSON.stringify(reply.problem)}`);
  return reply.value ?? reply.bytes;
}

const form = `form summit "Summit: your views"
  anonymous

page "The day"
  helpful*   "Was the Summit helpful?"   pick one  best first
             ( ) helpful   "Helpful"
             ( ) mainly    "Mainly helpful"
             ( ) not       "Not helpful"
  hope       "Main opportunities"        lines 6
`;

test('the summit from list to report by the API alone', async () => {
  const [{ programme }] = await done('get_programmes');
  const added = await done('post_events', { body: { title: 'Summit by program', date: '2026-06-10', programme } });
  const path = { event: added.event };

  const list = readFileSync(join(root, 'examples/london-send-summit-2022/delegates.csv'), 'utf8');
  const upload = await done('post_events_event_imports_delegates', { path, file: { name: 'delegates.csv', text: list } });
  const rows = await done('get_events_event_imports_delegates_upload_rows', { path: { ...path, upload: upload.upload }, query: { per_page: '100' } });
  assert.equal(rows.length, Math.min(100, upload.rows));
  const applied = await done('post_events_event_imports_delegates_upload_apply', { path: { ...path, upload: upload.upload },
    body: { expected: upload.expected, leave_out: ['undecided', 'refused'] } });
  assert.ok(applied);
  const bookings = await done('get_events_event_bookings', { path, query: { per_page: '1' } });
  assert.equal(bookings.length, 1);
  const stepped = await done('post_events_event_bookings_person_steps', { path: { ...path, person: bookings[0].person }, body: { to: 'came' } });
  assert.equal(stepped.state, 'came');

  const wrong = await call('post_events_event_form_check', { path, body: { text: form.replace('( ) mainly', '( ) helpful') } });
  assert.equal(wrong.status, 422);
  assert.ok(wrong.problem.errors[0].line > 0);
  assert.equal((await done('post_events_event_form_check', { path, body: { text: form } })).questions, 2);
  await done('put_events_event_form', { path, body: { text: form } });
  assert.equal((await done('put_events_event_round', { path, body: { state: 'open' } })).state, 'open');
  const answers = ['helpful', 'helpful', 'helpful', 'helpful', 'helpful', 'helpful', 'mainly', 'mainly', 'mainly', 'mainly', 'not', 'not'];
  for (const [at, helpful] of answers.entries()) {
    const body = { key: `a-random-key-${String(at).padStart(6, '0')}`, answers: { helpful: [helpful], hope: `Hope ${at}` } };
    assert.equal((await done('post_events_event_answers', { path, body })).repeated, false);
    if (at === 0) assert.equal((await done('post_events_event_answers', { path, body })).repeated, true);
  }
  const unfit = await call('post_events_event_answers', { path, body: { key: 'another-random-key', answers: { helpful: ['splendid'] } } });
  assert.equal(unfit.status, 422);
  assert.equal(unfit.problem.field, 'helpful');

  // While an anonymous form is open nobody reads a single answer, and figures move in steps.
  assert.equal((await call('get_events_event_answers', { path })).status, 409);
  const tags = {};
  for (const name of ['get_events_event_summary', 'get_events_event_round', 'get_events_event_rounds', 'get_events', 'get_events_event_figures']) {
    const open = await call(name, name === 'get_events' ? {} : { path });
    const told = Array.isArray(open.value) ? open.value[0].responses : open.value.responses;
    if (told !== undefined) assert.equal(told, 10, name);
    tags[name] = open.headers.get('etag');
  }
  await done('post_events_event_answers', { path, body: { key: 'one-answer-more-comes', answers: { helpful: ['not'] } } });
  for (const [name, tag] of Object.entries(tags))
    assert.equal((await call(name, name === 'get_events' ? {} : { path })).headers.get('etag'), tag, `${name} moves with one answer`);
  assert.equal((await done('put_events_event_round', { path, body: { state: 'closed' } })).state, 'closed');
  const singles = await done('get_events_event_answers', { path, query: { per_page: '100' } });
  assert.equal(singles.length, 13);
  assert.ok(singles.every((each) => ['helpful', 'mainly', 'not'].includes(each.helpful.codes[0])));
  const summary = await done('get_events_event_summary', { path });
  assert.equal(summary.responses, 13);
  assert.equal(summary.questions[0].options[0].people, 6);

  for (const text of ['Time', 'Money', 'Rooms']) await done('post_events_event_notes', { path, body: { table: '1', kind: 'challenge', text } });
  assert.equal((await done('get_events_event_notes', { path })).length, 3);
  const frozen = await done('post_events_event_report_editions', { path, body: { note: 'By program' } });
  for (const [format, begins] of [['docx', 'PK'], ['pdf', '%PDF']]) {
    const bytes = await done('get_events_event_report_editions_number_format', { path: { ...path, number: String(frozen.number), format } });
    assert.ok(bytes.subarray(0, begins.length).toString() === begins, format);
    assert.ok(bytes.length > 10000, format);
  }
});

test('a list is walked by its links while others add to it, and nothing is missed or told twice', async () => {
  const [{ programme }] = await done('get_programmes');
  const path = { programme };
  const { kinds: [kind] } = await done('get_programmes_programme', { path });
  for (const name of ['B Trust', 'D Trust', 'F Trust']) await done('post_programmes_programme_organisations', { path, body: { name, kind } });
  const seen = [];
  let after;
  for (let page = 0; page < 40; page += 1) {
    const reply = await call('get_programmes_programme_organisations', { path, query: { q: 'trust', per_page: '1', ...(after ? { after } : {}) } });
    assert.equal(reply.status, 200);
    seen.push(...reply.value.map(({ name }) => name));
    if (page === 1) await done('post_programmes_programme_organisations', { path, body: { name: 'A Trust', kind } });
    const next = /<([^>]+)>; rel="next"/.exec(reply.headers.get('link'))?.[1];
    if (!next) break;
    after = new URL(next, server.address).searchParams.get('after');
  }
  assert.deepEqual(seen.filter((name) => /^[A-F] Trust$/.test(name)), ['B Trust', 'D Trust', 'F Trust']);
});

test('a change is refused where it was made of another state, and done once where it is sent twice', async () => {
  const event = (await done('post_events', { body: { title: 'A meeting', date: '2026-09-01' } })).event;
  const path = { event };
  const read = await call('get_events_event', { path });
  const headers = { 'if-match': read.headers.get('etag') };
  await done('put_events_event', { path, body: { venue: 'Town Hall' }, headers });
  assert.equal((await call('put_events_event', { path, body: { venue: 'Library' }, headers })).status, 412);
  const once = { 'idempotency-key': '0123456789abcdef-once' };
  const first = await done('post_events', { body: { title: 'Sent twice', date: '2026-10-01' }, headers: once });
  const second = await done('post_events', { body: { title: 'Sent twice', date: '2026-10-01' }, headers: once });
  assert.deepEqual(second, first);
  assert.equal((await done('delete_events_event', { path, query: { dry_run: 'yes' } })).deleted, false);
  assert.equal((await done('delete_events_event', { path })).deleted, true);
  const misspelt = await call('put_events_event', { path: { event: first.event }, body: {} });
  assert.equal(misspelt.status, 200);
});
