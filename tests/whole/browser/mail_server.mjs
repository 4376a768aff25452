// A real mail server on loopback for tests: keeps what it gets, and refuses what it is told to refuse.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { openBrowser, startServer } from './browser.mjs';

/**
 * The demo with a mail server of its own, where every address that begins with gone@ bounces, and a browser before it.
 * Gives { server, mail, browser, stop() }.
 */
export async function startDemoWithMail() {
  const mail = await startMailServer({ refuse: (stage, address) => (address.startsWith('gone@') ? 550 : 0) });
  const server = await startServer({
    commands: [['demo']],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'],
  });
  const browser = await openBrowser();
  const stop = async () => {
    await browser.close();
    await mail.stop();
    await server.stop();  // last, for it fails on a sanitiser's finding
  };
  return { server, mail, browser, stop };
}

/** A certificate for "localhost" that signs itself: { key, cert, file } where `file` is what programs must trust. */
export function ownCertificate() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-mail-'));
  const key = path.join(folder, 'key.pem');
  const file = path.join(folder, 'cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', file], { stdio: 'ignore' });
  return { key: fs.readFileSync(key), cert: fs.readFileSync(file), file };
}

/**
 * `refuse(stage, address)` gives an SMTP status such as 450 or 550, or nothing; stage is "recipient" or "data". Where
 * `hold()` is true a message is taken and never answered.
 * Gives { port, messages, attempts, stop() }; each message is { from, to, raw, secure, user }, each attempt to sign in
 * { method, secure }.
 */
export function startMailServer({ certificate, account, methods = ['PLAIN', 'LOGIN'], refuse = () => 0, hold = () => false } = {}) {
  const messages = [];
  const attempts = [];
  const refusal = (status, words) => Object.assign(new Error(words), { responseCode: status });
  const server = new SMTPServer({
    banner: 'test', disableReverseLookup: true, authMethods: methods, allowInsecureAuth: true, authOptional: !account, hideSTARTTLS: !certificate,
    disabledCommands: [...account ? [] : ['AUTH'], ...certificate ? [] : ['STARTTLS']],
    ...certificate && { key: certificate.key, cert: certificate.cert },
    onAuth: (auth, session, done) => {
      attempts.push({ method: auth.method, secure: session.secure });
      const right = account && auth.username === account.user && auth.password === account.password;
      done(right ? null : refusal(535, 'wrong name or password'), right ? { user: auth.username } : undefined);
    },
    onRcptTo: (address, session, done) => {
      const status = refuse('recipient', address.address);
      done(status ? refusal(status, 'this mail box takes nothing') : null);
    },
    onData: (stream, session, done) => {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((each) => each.address);
        const status = refuse('data', to[0]);
        if (status) return done(refusal(status, 'not now'));
        messages.push({ from: session.envelope.mailFrom.address, to, raw: Buffer.concat(parts).toString('latin1'),
          secure: session.secure, user: session.user });
        if (hold()) return undefined;
        return done();
      });
    },
  });
  server.on('error', () => {});  // a client that leaves during TLS is what some tests are about
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve({
      port: server.server.address().port, messages, attempts, stop: () => new Promise((done) => server.close(done)),
    }));
  });
}

/** Waits until `what()` gives something, and gives that. */
export async function until(what, why, milliseconds = 15000) {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const found = await what();
    if (found) return found;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`waited in vain: ${why}`);
}

/** The text of a quoted-printable message. */
export const plainText = (raw) => raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (all, code) => String.fromCharCode(parseInt(code, 16)));

/** The link to sign in that a message carries. */
export const linkOf = (message) => /https?:\/\/\S+?\/sign-in\/[0-9a-z]{26}/.exec(plainText(message.raw))[0];
