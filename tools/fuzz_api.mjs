// Sends spoilt bodies to every call of a running site: node tools/fuzz_api.mjs ADDRESS TOKEN [TIMES [SEED [NAME]]].
// Only to a site that may be thrown away: calls that change something change it.
import { fuzz } from '../tests/whole/browser/body_fuzz.mjs';

const [address, token, times = '10000', seed = '1', name = ''] = process.argv.slice(2);
if (!token) {
  console.error('node tools/fuzz_api.mjs ADDRESS TOKEN [TIMES [SEED [NAME]]]');
  process.exit(2);
}
const description = await (await fetch(`${address}/api/openapi.json`)).json();
const headers = { authorization: `Bearer ${token}` };
const first = async (path) => (await (await fetch(`${address}/api/v1/${path}`, { headers })).json())[0];
const event = (await first('events'))?.event;
const known = { event, programme: (await first('programmes'))?.programme, format: 'csv', number: '1' };
if (event) known.person = (await first(`events/${event}/bookings`))?.person;
for (const said of Object.values(description.paths).flatMap((methods) => Object.values(methods))) {
  if (!said.operationId.includes(name)) continue;
  const counted = await fuzz({ address, token, description, times: Number(times), seed: Number(seed), known,
    only: (each) => each === said.operationId });
  console.log(said.operationId, JSON.stringify(counted));
}
