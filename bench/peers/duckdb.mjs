// What cross_tab_bench stands beside: the same filtered cross-tab over the same rows, counted by DuckDB with two threads.
// Usage: node duckdb.mjs ROWS.csv
import {DuckDBInstance} from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', {threads: '2'});
const connection = await instance.connect();
await connection.run(
    `create table answer as select helpful, area, role, list_contains(string_split(format, '|'), 'both') as in_both,
     score from read_csv('${process.argv[2]}', header = true, all_varchar = true)`);
await connection.run('create type helpful_code as enum (select distinct helpful from answer where helpful is not null)');
await connection.run('create type area_code as enum (select distinct area from answer where area is not null)');
await connection.run('create type role_code as enum (select distinct role from answer where role is not null)');
await connection.run(
    `create table response as select helpful::helpful_code as helpful, area::area_code as area, role::role_code as role,
     in_both, score::utinyint as score from answer`);
const question = `select helpful, area, count(*) from response
  where role in ('parent', 'nurse') and in_both and score >= 3 group by helpful, area`;
let best = 1e9;
let cells = [];
for (let turn = 0; turn < 60; ++turn) {
  const begin = process.hrtime.bigint();
  const result = await connection.run(question);
  cells = await result.getRows();
  best = Math.min(best, Number(process.hrtime.bigint() - begin) / 1e9);
}
const people = cells.reduce((sum, cell) => sum + Number(cell[2]), 0);
console.log(`seconds ${best.toFixed(6)} cells ${cells.length} people ${people}`);
