// Directories on loopback for tests: one that is made by a well-kept library, and one that lies as it is told to.
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Provider } from 'oidc-provider';

/** Writes the file that names directories, each { name, title, issuer, client, secret, ... }, and gives its path. */
export function directoryFile(directories) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-directory-')), 'directories.properties');
  fs.writeFileSync(file, directories.flatMap(({ name, ...rest }) =>
    Object.entries(rest).map(([key, value]) => `${name}.${key} = ${value}\n`)).join(''));
  return file;
}

/** A server of HTTP on a free port of loopback whose answers come from `on.request`, which may be set later. */
async function listen() {
  const on = { request: (request, response) => response.writeHead(503).end() };
  const server = http.createServer((request, response) => on.request(request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { on, issuer: `http://127.0.0.1:${server.address().port}`, stop };
}

const signingIn = (uid) => `<!doctype html><html lang="en"><title>Borough of Camden</title><main><h1>Borough of Camden</h1>
<form method="post" action="/interaction/${uid}"><label>Name <input name="login"></label><button>Sign in there</button></form>
<form method="post" action="/interaction/${uid}/abort"><button>Break it off</button></form></main></html>`;

/**
 * A directory made by oidc-provider. `people` are by login: { email, email_verified, groups }, and may be changed while
 * it runs. Muster's address is said by serve(), once it is known. Gives { issuer, people, serve(site), stop() }.
 */
export async function startDirectory(people) {
  const { on, issuer, stop } = await listen();
  const serve = (site, name = 'camden') => {
    const provider = new Provider(issuer, {
      clients: [{
        client_id: 'muster', client_secret: 'a secret of tests', redirect_uris: [`${site}/sign-in/directory/${name}/back`],
        post_logout_redirect_uris: [`${site}/sign-in`], backchannel_logout_uri: `${site}/sign-in/directory/${name}/ended`,
        backchannel_logout_session_required: true,
      }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      cookies: { keys: ['a key of tests'] },
      features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: false } },
      interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, ...people[id] }) }),
      pkce: { required: () => true },
      async loadExistingGrant(context) {
        const grant = new context.oidc.provider.Grant({
          clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    on.request = async (request, response) => {
      const { pathname } = new URL(request.url, issuer);
      if (!pathname.startsWith('/interaction/')) return answer(request, response);
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        return response.end(signingIn(pathname.split('/')[2]));
      }
      if (pathname.endsWith('/abort'))
        return provider.interactionFinished(request, response,
          { error: 'access_denied', error_description: 'Somebody <b>broke it off</b>.' });
      let body = '';
      for await (const part of request) body += part;
      return provider.interactionFinished(request, response, { login: { accountId: new URLSearchParams(body).get('login') } });
    };
  };
  return { issuer, people, serve, stop };
}

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A pair of keys under an id, with the public one as it stands in a set of keys. */
export function keyPair(id) {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { id, privateKey, public: { ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'RS256' } };
}

/** A compact token, signed by the key. */
export function signed(claims, key, heading = {}) {
  const text = `${encoded({ alg: 'RS256', kid: key.id, ...heading })}.${encoded(claims)}`;
  return `${text}.${crypto.sign('sha256', Buffer.from(text), key.privateKey).toString('base64url')}`;
}

/**
 * A directory that answers as it is told: `plan` says what is wrong with the next sign-in. Gives { issuer, plan, key,
 * claims(nonce), calls, stop() }, `calls` counting what was asked of each path.
 */
export async function startLiar({ description: more = {} } = {}) {
  const { on, issuer, stop } = await listen();
  const liar = { issuer, stop, plan: {}, key: keyPair('first'), nonces: new Map(), calls: {} };
  liar.claims = (nonce) => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: issuer, sub: 'gwen', aud: 'muster', nonce, iat: now, exp: now + 300, email: 'organiser@example.org',
      email_verified: true, sid: 'session-1' };
  };
  on.request = async (request, response) => {
    const url = new URL(request.url, issuer);
    liar.calls[url.pathname] = (liar.calls[url.pathname] ?? 0) + 1;
    const json = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration')
      return json({ issuer, authorization_endpoint: `${issuer}/authorise`, token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], code_challenge_methods_supported: ['S256'], ...more });
    if (url.pathname === '/keys') return json({ keys: [liar.key.public] });
    if (url.pathname !== '/token') return json({}, 404);
    let body = '';
    for await (const part of request) body += part;
    const sent = new URLSearchParams(body);
    const { plan } = liar;
    if (plan.redirect) return response.writeHead(307, { location: `${issuer}/elsewhere` }).end();
    if (plan.large) return json({ id_token: 'x'.repeat(400000) });
    if (plan.slow) return undefined;  // and never answers
    const { nonce, challenge } = liar.nonces.get(sent.get('code')) ?? {};
    const proof = crypto.createHash('sha256').update(sent.get('code_verifier') ?? '').digest('base64url');
    if (proof !== challenge) return json({ error: 'invalid_grant' }, 400);
    liar.nonces.delete(sent.get('code'));
    const claims = { ...liar.claims(nonce), ...plan.claims };
    const token = plan.token ? plan.token(claims) : signed(claims, plan.key ?? liar.key);
    return json({ token_type: 'Bearer', access_token: 'a', id_token: token });
  };
  return liar;
}
