// clang-tidy on the sources named, each only where it, a header of it or the list of checks has changed since it was
// last clean: a whole run takes a quarter of an hour on two cores, the usual one a minute.
// Arguments: build folder (configured, with compile_commands.json), number of jobs, sources.
import { spawn, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const [folder, jobs, ...sources] = process.argv.slice(2);
const database = JSON.parse(fs.readFileSync(path.join(folder, 'compile_commands.json'), 'utf8'));
const commands = new Map(database.map((entry) => [path.relative('.', entry.file), entry]));
const clean = path.join(folder, 'lint');  // one file per source, holding the fingerprint with which it was clean
const checks = fs.readFileSync('.clang-tidy', 'utf8') + spawnSync('clang-tidy-19', ['--version']).stdout;

function run(words, options) {
  return new Promise((resolve) => {
    const child = spawn(words[0], words.slice(1), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, errors] = [[], []];
    child.stdout.on('data', (bytes) => out.push(bytes));
    child.stderr.on('data', (bytes) => errors.push(bytes));
    child.on('close', (status) => resolve({ status, out: Buffer.concat(out), errors: Buffer.concat(errors).toString() }));
    child.on('error', (error) => resolve({ status: 1, out: Buffer.alloc(0), errors: String(error) }));
  });
}

/** Of all that clang-tidy sees of a source: preprocessed with its comments, for some of them are read too. Comments in
 *  macros are left out: Boost's preprocessor pastes its arguments. */
async function fingerprint(source, { command, directory }) {
  const words = command.split(' ').filter(Boolean);
  words.splice(words.indexOf('-o'), 2);
  const { status, out, errors } = await run([...words, '-E', '-C'], { cwd: directory });
  if (status !== 0) throw new Error(errors);
  const own = path.join(path.dirname(source), '.clang-tidy');  // a folder may leave checks out
  const ownChecks = fs.existsSync(own) ? fs.readFileSync(own) : '';
  return crypto.createHash('sha256').update(checks).update(ownChecks).update(out).digest('hex');
}

const waiting = [...sources];
let [looked, unchanged, invalid] = [0, 0, 0];
async function work() {
  for (let source = waiting.shift(); source; source = waiting.shift()) {
    const entry = commands.get(source);
    if (!entry) throw new Error(`${source} is not compiled: configure ${folder} again`);
    const stamp = path.join(clean, `${source}.clean`);
    const now = await fingerprint(source, entry);
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) { unchanged += 1; continue; }
    const { status, out, errors } = await run(['clang-tidy-19', '--quiet', '-p', folder, source]);
    looked += 1;
    if (status === 0) {
      fs.mkdirSync(path.dirname(stamp), { recursive: true });
      fs.writeFileSync(stamp, now);
    } else {
      invalid += 1;
      process.stdout.write(`${source}\n${out}${/error/.test(out) ? '' : errors}`);
    }
  }
}
await Promise.all(Array.from({ length: Number(jobs) }, work));
console.log(`lint: ${looked} sources looked at, ${unchanged} unchanged since they were clean, ${invalid} with errors`);
process.exit(invalid === 0 ? 0 : 1);
