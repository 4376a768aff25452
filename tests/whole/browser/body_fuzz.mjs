// Bodies and addresses made from the description and then spoilt: whatever a program sends is answered or refused in
// words, and never breaks anything. Seeded, so that what was found is found again.
import assert from 'node:assert/strict';

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const texts = ['', ' ', 'a', 'Ada Bell', '2026-06-10', '2026-02-30', '10:00', '-1', '0', '9'.repeat(40), 'x'.repeat(400),
  'é\u0301\u202E', '<b>&"\'', '%00%2e%2e/', "'; drop table event; --", '{"a": 1}', '\u{1F600}'.repeat(30), '../../etc', 'null',
  '2026-06-10T10:00:00Z', 'ada@mail.example', 'london', 'E09000007', 'a\nb\r\nc'];
const numbers = [0, 1, -1, 2, 99, 100, 101, 65536, 2147483648, -9223372036854775808, 9007199254740991, 1.5, 1e300];

function whole(random, all) {
  return all[Math.floor(random() * all.length)];
}

/** Something that is no such value. */
function spoilt(random) {
  return whole(random, [null, true, false, whole(random, numbers), whole(random, texts), [], {}, [[]], [null], { a: [] },
    [whole(random, texts)], { [whole(random, texts)]: whole(random, texts) }]);
}

/** A value of the schema; now and then another. */
function valueOf(schema, random, depth = 0) {
  if (depth > 6 || random() < 0.08) return spoilt(random);
  if (schema.enum && random() < 0.85) return whole(random, schema.enum);
  const type = Array.isArray(schema.type) ? whole(random, schema.type) : schema.type;
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') return whole(random, numbers);
  if (type === 'boolean') return random() < 0.5;
  if (type === 'array') return Array.from({ length: Math.floor(random() * 4) }, () => valueOf(schema.items ?? {}, random, depth + 1));
  if (type === 'string') return whole(random, texts);
  const made = {};
  for (const [name, member] of Object.entries(schema.properties ?? {}))
    if ((schema.required ?? []).includes(name) ? random() < 0.95 : random() < 0.6) made[name] = valueOf(member, random, depth + 1);
  if (random() < 0.1) made[whole(random, texts) || 'more'] = spoilt(random);
  return made;
}

/**
 * Sends `times` requests to each operation. `known` are values by the names of parameters, used four times in five.
 * Fails at the first reply of 500 or more but 503, and tells what was sent; gives how many were answered by status.
 */
export async function fuzz({ address, token, description, times, seed, known = {}, only = () => true }) {
  const counted = {};
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, said] of Object.entries(methods)) {
      if (!only(said.operationId)) continue;
      const random = seeded(seed + [...said.operationId].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7));
      for (let turn = 0; turn < times; turn += 1) {
        const target = path.replace(/{(\w+)}/g, (_, name) =>
          encodeURIComponent((random() < 0.8 && known[name]) || whole(random, texts).slice(0, 150) || 'x'));
        const query = new URLSearchParams();
        for (const each of said.parameters)
          if (each.in === 'query' && random() < 0.4) query.set(each.name, random() < 0.5 && each.example ? each.example : String(valueOf(each.schema, random)));
        const sent = { method: method.toUpperCase(), headers: { authorization: `Bearer ${token}`, connection: 'close' } };
        const schema = said.requestBody?.content['application/json']?.schema;
        if (schema) {
          sent.headers['content-type'] = 'application/json';
          sent.body = JSON.stringify(valueOf(schema, random));
          if (random() < 0.03) sent.body = sent.body.slice(0, Math.floor(random() * sent.body.length));
        }
        const reply = await fetch(`${address}${target}?${query}`, sent);
        const text = await reply.text();
        counted[reply.status] = (counted[reply.status] ?? 0) + 1;
        const told = `${said.operationId} (seed ${seed}, turn ${turn})\n${sent.method} ${target}?${query}\n${sent.body ?? ''}\n${reply.status} ${text.slice(0, 500)}`;
        assert.ok(reply.status < 500 || reply.status === 503, told);
        if (reply.status < 400) continue;
        assert.match(reply.headers.get('content-type'), /^application\/problem\+json/, told);
        assert.ok(JSON.parse(text).detail, told);
      }
    }
  }
  return counted;
}
