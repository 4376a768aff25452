// Signing in by an organisation's own directory: a real one in a real browser, and one that lies.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, binary, desk, look, openBrowser, openPage, startServer } from './browser.mjs';
import { directoryFile, keyPair, signed, startDirectory, startLiar } from './directory_server.mjs';
import { linkOf, startMailServer, until } from './mail_server.mjs';

let camden;
let liar;
let strict;
let mail;
let server;
let browser;
let file;

const nobody = { session: null };
const people = {
  gwen: { email: 'gwen@example.org', email_verified: true, groups: ['muster-team'] },
  pat: { email: 'pat@example.org', email_verified: false, groups: [] },
  stranger: { email: 'stranger@example.org', email_verified: true, groups: ['another'] },
};

before(async () => {
  camden = await startDirectory(people);
  liar = await startLiar();
  strict = await startLiar({ description: { authorization_response_iss_parameter_supported: true } });
  mail = await startMailServer();
  const muster = { client: 'muster', secret: 'a secret of tests' };
  file = directoryFile([
    { name: 'camden', title: 'Borough of Camden', issuer: camden.issuer, ...muster },
    { name: 'liar', title: 'Another board', issuer: liar.issuer, ...muster },
    { name: 'strict', title: 'A third board', issuer: strict.issuer, ...muster },
  ]);
  server = await startServer({
    commands: [['demo']],
    options: ['--directories', file, '--mail-server', `smtp://localhost:${mail.port}`,
      '--mail-from', 'London network <muster@example.org>', '--outbound-allowed', '127.0.0.1'],
  });
  camden.serve(server.address);
  server.run('directory-rule', 'add', '--directory', 'camden', '--value', 'muster-team', '--role', 'organiser',
    '--programme', 'London Innovation and Improvement Alliance');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  for (const each of [camden, liar, strict, mail]) await each?.stop();
  if (file) fs.rmSync(path.dirname(file), { recursive: true });
  await server?.stop();
});

/** From the button on the page for signing in through the directory's own page, and back. */
async function comeBy(page, login) {
  await page.goto(`${server.address}/sign-in`);
  await page.click('text=Sign in with Borough of Camden');
  await page.waitForLoadState();
  if (!page.url().startsWith(camden.issuer)) return;  // signed in there still
  await page.fill('input[name=login]', login);
  await page.click('text=Sign in there');
  await page.waitForURL(`${server.address}/**`);
}

test('the rules of a programme are added and taken away on its page', async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${server.address}/events`);
  await page.click('nav[aria-label="Muster"] >> text=Team');
  await page.click('text=Rules of directories');
  await look(page, 'directory-rules');
  await page.selectOption('select[name=directory]', 'liar');
  await page.click('text=Add the rule');
  assert.match(await page.title(), /^Error: /);
  await look(page, 'directory-rules-fault');
  await page.fill('input[name=value]', 'staff');
  await page.check('input[value=door]');
  await page.click('text=Add the rule');
  assert.match(await page.locator('[role=status]').innerText(), /The rule is added/);
  assert.match(server.run('directory-rule', 'list'), /liar sends groups staff, door/);
  await page.locator('tbody tr', { hasText: 'staff' }).getByRole('button').click();
  assert.match(await page.locator('[role=status]').innerText(), /taken away/);
  await page.context().close();
});

test('whoever the directory vouches for comes in by the role of their group, and goes with the group', async () => {
  const page = await openPage(browser, desk, nobody);
  await page.goto(`${server.address}/sign-in`);
  await look(page, 'sign-in-directories');
  await comeBy(page, 'gwen');
  assert.equal(new URL(page.url()).pathname, '/events');
  await page.goto(`${server.address}/sessions`);
  assert.match(await page.locator('tbody').innerText(), /by Borough of Camden/);
  assert.match(await page.locator('.lead').innerText(), /organiser in London Innovation/);
  await look(page, 'sessions-directory');

  const owner = await openPage(browser, desk);
  await owner.goto(`${server.address}/team`);
  const row = owner.locator('tbody tr', { hasText: 'gwen@example.org' });
  assert.match(await row.innerText(), /Signs in by Borough of Camden/);
  await look(owner, 'team-directory');
  await row.getByRole('link', { name: /Change/ }).click();
  assert.match(await owner.locator('main').innerText(), /renewed at each sign-in/);
  await look(owner, 'member-directory');
  await owner.context().close();

  people.gwen.groups = [];
  await comeBy(page, 'gwen');
  assert.match(await page.locator('.lead').innerText(), /Borough of Camden knows you, this site does not/);
  await look(page, 'directory-unknown');
  await page.goto(`${server.address}/events`);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  people.gwen.groups = ['muster-team'];
  await page.context().close();
});

test('whoever signs out there is signed out here, and the other way round is offered', async () => {
  const page = await openPage(browser, desk, nobody);
  await comeBy(page, 'gwen');
  await page.goto(`${camden.issuer}/session/end`);
  await page.click('button[name=logout]');
  await page.waitForLoadState();
  await page.goto(`${server.address}/events`);
  assert.equal(new URL(page.url()).pathname, '/sign-in', 'the session should have ended');

  await comeBy(page, 'gwen');
  assert.equal(new URL(page.url()).pathname, '/events');
  await page.click('text=Sign out');
  await look(page, 'signed-out-directory');
  await page.click('text=sign out there too');
  await page.click('button[name=logout]');
  await page.waitForURL(`${server.address}/sign-in*`);
  await page.click('text=Sign in with Borough of Camden');
  await page.waitForLoadState();
  assert.ok(page.url().startsWith(camden.issuer), 'the directory should ask again who it is');
  await page.click('text=Break it off');
  await page.waitForURL(`${server.address}/**`);
  assert.match(await page.locator('.notice').innerText(), /“Somebody <b>broke it off<\/b>.”/);
  await look(page, 'directory-broken-off');
  await page.context().close();
});

test('an address that the directory does not vouch for is joined once it was shown by a link', async () => {
  server.run('account', 'add', 'pat@example.org', '--role', 'lead');
  const page = await openPage(browser, desk, nobody);
  await comeBy(page, 'pat');
  assert.match(await page.locator('h1').innerText(), /One more step/);
  await look(page, 'directory-one-more-step');
  const before = mail.messages.length;
  await page.click('text=Go on by e-mail');
  await page.fill('#email', 'pat@example.org');
  await page.click('text=Send me a link');
  await page.goto(linkOf(await until(() => mail.messages[before], 'the link by mail')));
  await page.click('button:has-text("Sign in")');
  assert.match(await page.locator('.lead').innerText(), /signed in here as pat@example.org/);
  await look(page, 'directory-join');
  await page.click('text=Join the two');
  assert.match(await page.locator('[role=status]').innerText(), /Joined/);
  await look(page, 'directory-joined');
  await page.goto(`${server.address}/sign-in/directory/camden/join`);
  assert.match(await page.locator('h1').innerText(), /nothing to join/);
  await look(page, 'directory-nothing-to-join');
  await page.goto(`${server.address}/events`);
  await page.click('text=Sign out');
  await comeBy(page, 'pat');
  assert.equal(new URL(page.url()).pathname, '/events');
  await page.context().close();
});

/** A browser of few words: presses the button of a directory, and comes back as that says. */
class Comer {
  cookies = new Map();
  async ask(address) {
    const reply = await fetch(new URL(address, server.address), { redirect: 'manual',
      headers: { connection: 'close', cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } });
    // One heading for all: Node 18 cannot tell them apart, but no value here has a comma.
    for (const [, name, value] of (reply.headers.get('set-cookie') ?? '').matchAll(/(?:^|, )([\w-]+)=([^;,]*)/g))
      this.cookies.set(name, value);
    return reply;
  }
  async begin(directory) {
    const reply = await this.ask(`/sign-in/directory/${directory.name}`);
    assert.equal(reply.status, 303, await reply.text());
    const sent = new URL(reply.headers.get('location')).searchParams;
    const code = `code-${Math.random()}`;
    directory.nonces.set(code, { nonce: sent.get('nonce'), challenge: sent.get('code_challenge') });
    return { state: sent.get('state'), code };
  }
  back(directory, query) {
    return this.ask(`/sign-in/directory/${directory.name}/back?${new URLSearchParams(query)}`);
  }
}

/** Refused with a plain page, and nobody is signed in. */
async function isRefused(comer, reply, words, status = 403) {
  const text = await reply.text();
  assert.equal(reply.status, status, text);
  assert.match(text, words);
  assert.ok(!comer.cookies.has('muster-session'), 'nobody should be signed in');
}

test('what a directory may not send signs nobody in', { timeout: 60000 }, async () => {
  liar.name = 'liar';
  strict.name = 'strict';
  const now = Math.floor(Date.now() / 1000);
  const plain = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const stranger = keyPair('first');
  const cases = [
    ['nonce', { claims: { nonce: 'another' } }, /another try/],
    ['no nonce', { claims: { nonce: undefined } }, /another try/],
    ['issuer', { claims: { iss: 'https://evil.example.org' } }, /another directory/],
    ['audience', { claims: { aud: 'another' } }, /another site/],
    ['several audiences', { claims: { aud: ['muster', 'another'] } }, /another site/],
    ['expired', { claims: { iat: now - 7200, exp: now - 3600 } }, /had ended 6[01] minutes ago/],
    ['clock skew', { claims: { iat: now + 1800, exp: now + 3600 } }, /minutes later than this server/],
    ['no subject', { claims: { sub: '' } }, /cannot be read/],
    ['signature', { key: stranger }, /is not signed by it/],
    ['alg none', { token: (claims) => `${plain({ alg: 'none' })}.${plain(claims)}.` }, /cannot be read/],
    ['a shared secret', { token: (claims) => signed(claims, liar.key, { alg: 'HS256' }) }, /cannot be read/],
    ['no token', { token: () => '' }, /cannot be read/],
    ['a redirect', { redirect: true }, /did not take back the code/],
    ['too large', { large: true }, /cannot be asked who you are/, 503],
    ['too slow', { slow: true }, /cannot be asked who you are/, 503],
  ];
  for (const [name, plan, words, status] of cases) {
    const comer = new Comer();
    const sent = await comer.begin(liar);
    liar.plan = plan;
    await isRefused(comer, await comer.back(liar, sent), words, status).catch((failure) => {
      failure.message = `${name}: ${failure.message}`;
      throw failure;
    });
  }
  liar.plan = {};
  assert.equal(liar.calls['/elsewhere'], undefined, 'a redirect of the token endpoint is not followed');

  const comer = new Comer();
  const mixed = await comer.begin(liar);
  await isRefused(comer, await comer.back(strict, mixed), /by another button/);
  await isRefused(comer, await comer.back(liar, { ...mixed, state: `${mixed.state}x` }), /by another button/);
  await isRefused(comer, await comer.back(liar, { code: mixed.code }), /by another button/);
  const thief = new Comer();
  await isRefused(thief, await thief.back(liar, mixed), /in another browser/);
  await isRefused(comer, await comer.back(liar, { ...mixed, iss: strict.issuer }), /another directory/);
  await isRefused(comer, await comer.back(liar, mixed), /was used already/);
  await isRefused(comer, await comer.back(strict, await comer.begin(strict)), /another directory/);
  await isRefused(comer, await comer.back(liar, { ...await comer.begin(liar), code: 'not given out' }), /did not take back/);

  // The same directory is believed where all of it is true; its key may be another since.
  const believed = new Comer();
  assert.equal((await believed.back(liar, await believed.begin(liar))).status, 303);
  assert.ok(believed.cookies.has('muster-session'));
  assert.doesNotMatch(server.log(), /organiser@example\.org|gwen|session-1|code-0/);
});

test('rotated keys are found, and a logout token ends the session that it names', async () => {
  strict.name = 'strict';
  const comer = new Comer();
  const again = async () => {
    const reply = await comer.back(strict, { ...await comer.begin(strict), iss: strict.issuer });
    assert.equal(reply.status, 303, await reply.text());
  };
  await again();
  strict.key = keyPair('second');
  await again();
  const end = (token) => fetch(`${server.address}/sign-in/directory/strict/ended`, { method: 'POST',
    headers: { connection: 'close' }, body: new URLSearchParams({ logout_token: token }) });
  const isSignedIn = async () => (await comer.ask('/sessions')).status === 200;
  const { email, email_verified: verified, nonce, ...claims } = strict.claims();
  const told = { ...claims, jti: 'one', events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
  for (const wrong of [{ events: {} }, { nonce: 'n' }, { aud: 'another' }, { iss: liar.issuer }, { iat: 1 }]) {
    const reply = await end(signed({ ...told, ...wrong }, strict.key));
    assert.equal(reply.status, 400);
    assert.equal((await reply.json()).error, 'invalid_request');
  }
  assert.equal((await end(signed(told, keyPair('second')))).status, 400);
  assert.ok(await isSignedIn());
  assert.equal((await end(signed(told, strict.key))).status, 200);
  assert.ok(!await isSignedIn());
  await again();
  assert.equal((await end(signed(told, strict.key))).status, 200);
  assert.ok(await isSignedIn(), 'a token that came before ends nothing');
});

test('the check of settings tells which directory cannot be asked', async () => {
  // Beside this process, which is the directory.
  const check = (...words) => new Promise((resolve) => {
    execFile(binary, ['serve', '--check', '--listen', '127.0.0.1:0', ...words],
      { env: { ...process.env, MUSTER_DATABASE: server.database } },
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stderr }));
  });
  const refused = await check('--directories', file);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /The directory "camden" cannot be used/);
  const good = await check('--directories', file, '--outbound-allowed', '127.0.0.1');
  assert.equal(good.status, 0, good.stderr);
  const broken = directoryFile([{ name: 'camden', title: 'Borough of Camden' }]);
  const told = await check('--directories', broken);
  assert.match(told.stderr, /the directory "camden" has no issuer/);
  fs.rmSync(path.dirname(broken), { recursive: true });
});

test('rules are added, listed and taken away by programs', async () => {
  const [{ members }] = await (await fetch(`${server.address}/api/v1/team`, asOwner())).json();
  const token = server.run('token', 'add', 'a test', '--role', 'owner', '--programme', 'London Innovation and Improvement Alliance').trim();
  const ask = async (method, address, body) => {
    const reply = await fetch(server.address + address, { method, body: body && JSON.stringify(body),
      headers: { connection: 'close', authorization: `Bearer ${token}`, ...body && { 'content-type': 'application/json' } } });
    return { status: reply.status, told: await reply.json() };
  };
  const home = `${members}/directory-rules`;
  const made = await ask('POST', home, { directory: 'camden', claim: 'hd', value: 'camden.gov.uk', role: 'lead' });
  assert.equal(made.status, 200, JSON.stringify(made.told));
  assert.equal((await ask('POST', home, { directory: 'camden', value: 'x', role: 'king' })).status, 422);
  assert.ok((await ask('GET', home)).told.some((rule) => rule.value === 'camden.gov.uk' && rule.role === 'lead'));
  assert.deepEqual((await ask('DELETE', `${home}/${made.told.id}`)).told, { removed: made.told.id });
  assert.equal((await ask('DELETE', `${home}/${made.told.id}`)).status, 404);
});
