// The program against a real mail server: TLS, signing in, a server that says "later" and one that says "never".
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asOwner, look, openBrowser, openPage, startServer } from './browser.mjs';
import { linkOf, ownCertificate, startMailServer, until } from './mail_server.mjs';

const certificate = ownCertificate();
const running = [];
after(async () => {
  for (const each of running.reverse()) await each.stop();
});

/** A program whose mail goes to a server of that kind. */
async function programWith(kind, { address, more = [], environment = {} }) {
  const mail = await startMailServer(kind);
  running.push(mail);
  const server = await startServer({
    options: ['--mail-server', address(mail.port), '--mail-from', 'Réseau <muster@example.org>', ...more], environment,
  });
  running.push(server);
  return { mail, server };
}

/** Asks for a link as a browser without scripts would. */
async function ask(server, email) {
  const page = await fetch(`${server.address}/sign-in`);
  const token = /name="token" value="([0-9a-f]+)"/.exec(await page.text())[1];
  const asked = await fetch(`${server.address}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { cookie: page.headers.get('set-cookie').split(';')[0] },
    body: new URLSearchParams({ token, email }),
  });
  assert.equal(asked.status, 303);
}

test('mail goes out by STARTTLS, signed in, to a server whose own certificate is trusted by file', async () => {
  const { mail, server } = await programWith({ certificate, account: { user: 'muster', password: 'pass word=' } }, {
    address: (port) => `smtp://muster@localhost:${port}`, more: ['--mail-authority', certificate.file],
    environment: { MUSTER_MAIL_PASSWORD: 'pass word=' },
  });
  await ask(server, 'organiser@example.org');
  const message = await until(() => mail.messages[0], 'the mail');
  assert.equal(message.secure, true);
  assert.equal(message.user, 'muster');
  assert.equal(message.from, 'muster@example.org');
  assert.match(message.raw, /^From: =\?utf-8\?B\?UsOpc2VhdQ==\?=\r\n <muster@example\.org>\r$/m);
  assert.match(message.raw, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(message.raw, /^Message-ID: <[0-9a-z.]+@example\.org>\r$/m);
  assert.match(message.raw, /Content-Type: text\/plain; charset=utf-8[^]*Content-Type: text\/html; charset=utf-8/);
  assert.match(linkOf(message), new RegExp(`^${server.address}/sign-in/`));
});

test('a server that knows only LOGIN gets name and password that way, inside TLS', async () => {
  const { mail, server } = await programWith(
    { certificate, account: { user: 'muster', password: 'pass word=' }, methods: ['LOGIN'] }, {
      address: (port) => `smtp://muster@localhost:${port}`, more: ['--mail-authority', certificate.file],
      environment: { MUSTER_MAIL_PASSWORD: 'pass word=' },
    });
  await ask(server, 'organiser@example.org');
  assert.equal((await until(() => mail.messages[0], 'the mail')).user, 'muster');
  assert.deepEqual(mail.attempts, [{ method: 'LOGIN', secure: true }]);
});

test('a server without TLS is offered neither name nor password, though it would take them', async () => {
  const { mail, server } = await programWith({ account: { user: 'muster', password: 'secret' } }, {
    address: (port) => `smtp://muster@localhost:${port}`, environment: { MUSTER_MAIL_PASSWORD: 'secret' },
  });
  await ask(server, 'organiser@example.org');
  await new Promise((wait) => setTimeout(wait, 2000));
  assert.deepEqual(mail.attempts, []);
  assert.equal(mail.messages.length, 0);
});

test('a certificate that nobody vouches for gets neither name nor password nor mail', async () => {
  const { mail, server } = await programWith({ certificate, account: { user: 'muster', password: 'secret' } }, {
    address: (port) => `smtp://muster@localhost:${port}`, environment: { MUSTER_MAIL_PASSWORD: 'secret' },
  });
  await ask(server, 'organiser@example.org');
  await new Promise((wait) => setTimeout(wait, 2000));
  assert.deepEqual(mail.attempts, []);
  assert.equal(mail.messages.length, 0);
});

test('a message refused for what it says is given up, and its address not marked', async () => {
  const { server } = await programWith({ refuse: (stage) => (stage === 'data' ? 554 : 0) }, {
    address: (port) => `smtp://localhost:${port}`,
  });
  await ask(server, 'organiser@example.org');
  const page = await until(async () => {
    const text = await (await fetch(`${server.address}/mail`, asOwner())).text();
    // A token or an address may hold these digits too.
    return /Given up/.test(text) && /554/.test(text) && text;
  }, 'the refusal');
  assert.match(page, /Given up/i);
  assert.doesNotMatch(page, /takes no mail/);
});

test('a server that says "later" is asked again after a minute, and one message comes', async () => {
  let refusals = 0;
  const { mail, server } = await programWith({ refuse: (stage) => (stage === 'data' && refusals++ < 1 ? 451 : 0) }, {
    address: (port) => `smtp://localhost:${port}`,
  });
  const begin = Date.now();
  await ask(server, 'organiser@example.org');
  await until(() => refusals === 1, 'the refusal');
  await until(() => mail.messages[0], 'the second attempt', 90000);
  assert.ok(Date.now() - begin > 55000, 'not before a minute is over');
  await new Promise((wait) => setTimeout(wait, 1500));
  assert.equal(mail.messages.length, 1);
});

test('what messages say can be looked at, each kind with invented names and a message that was sent', async () => {
  const { mail, server } = await programWith({}, { address: (port) => `smtp://localhost:${port}` });
  await ask(server, 'organiser@example.org');
  const message = await until(() => mail.messages[0], 'the mail');
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await page.goto(`${server.address}/mail/preview`);
    await look(page, 'mail-kinds');
    await page.click('text=You may sign in to Muster');
    assert.match(await page.locator('.letter').innerText(), /Your role there: organiser/);
    assert.match(await page.locator('pre').innerText(), /Your role there: organiser/);
    await look(page, 'mail-kind');
    await page.goto(`${server.address}/mail`);
    await page.click('main >> text=Your link to sign in');
    const words = await page.locator('main').innerText();
    assert.match(words, /To organiser@example.org/);
    // The link that was sent is in no page.
    assert.ok(!words.includes(linkOf(message).split('/').pop()));
    await look(page, 'mail-message');
  } finally {
    await browser.close();
  }
});
