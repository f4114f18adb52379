// SPDX-License-Identifier: Apache-2.0
// The workload in DuckDB, in memory: node duckdb.js THREADS, in a folder with the record's three files.
const { DuckDBInstance } = require('@duckdb/node-api');

const table = (name, file, columns) => `
  CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', header = true, columns = {${columns}})`;

const STATEMENTS = [
  table('agreement', 'agreements.csv',
    "'agreement': 'INTEGER', 'a': 'INTEGER', 'b': 'INTEGER', 'area': 'INTEGER', 'protects': 'VARCHAR', 'signed': 'INTEGER'"),
  table('event', 'events.csv',
    "'id': 'INTEGER', 't': 'INTEGER', 'type': 'VARCHAR', 'actor': 'INTEGER', 'target': 'INTEGER', 'ref': 'INTEGER', 'area': 'INTEGER'"),
  table('query', 'queries.csv', "'query': 'INTEGER', 't': 'INTEGER', 'state': 'INTEGER'"),
  `CREATE TABLE in_law AS
     SELECT agreement, a, b, area, protects, coalesce(signed, first) AS start
     FROM agreement LEFT JOIN (SELECT ref, min(t) AS first FROM event WHERE type = 'sign' GROUP BY ref) ON ref = agreement
     WHERE coalesce(signed, first) IS NOT NULL`,
  `CREATE TABLE ended AS
     SELECT agreement, min(t) + 15811200 AS finish
     FROM event JOIN in_law ON agreement = ref
     WHERE type = 'notice' AND actor IN (a, b) AND t >= start AND t < start + 315532800
     GROUP BY agreement`,
  `CREATE TABLE protection AS
     WITH lasting AS (SELECT *, least(start + 315532800, coalesce(finish, start + 315532800)) AS stop
                      FROM in_law LEFT JOIN ended USING (agreement))
     SELECT a AS victim, area, agreement, b AS partner, start, stop FROM lasting WHERE protects <> 'b'
     UNION ALL SELECT b, area, agreement, a, start, stop FROM lasting WHERE protects <> 'a'`,
  `CREATE TABLE asked AS
     SELECT request.ref AS attack, min(request.t) AS requested, any_value(attack.t) AS attacked,
            any_value(attack.actor) AS attacker, any_value(attack.target) AS victim, any_value(attack.area) AS area
     FROM event AS request JOIN event AS attack ON attack.id = request.ref
     WHERE request.type = 'request' AND attack.type = 'attack' AND attack.target = request.actor
       AND attack.id < request.id
     GROUP BY request.ref`,
  `CREATE TABLE duty AS
     WITH owed AS (
       SELECT attack, agreement, partner AS debtor, victim AS creditor, requested, requested + 86400 AS deadline
       FROM asked JOIN protection USING (victim, area)
       WHERE start <= attacked AND attacked < stop AND partner <> attacker),
     talk AS (SELECT actor AS debtor, target AS creditor, t FROM event WHERE type = 'consult')
     SELECT owed.*,
            CASE WHEN t <= deadline THEN 'fulfilled' WHEN t IS NOT NULL THEN 'late'
                 WHEN deadline < 315532800 THEN 'violated' ELSE 'pending' END AS state,
            CASE WHEN t IS NOT NULL THEN t WHEN deadline < 315532800 THEN deadline END AS closed
     FROM owed ASOF LEFT JOIN talk
       ON talk.debtor = owed.debtor AND talk.creditor = owed.creditor AND talk.t > owed.requested`,
  `COPY (SELECT query, attack, agreement
         FROM query JOIN duty ON duty.debtor = query.state AND duty.requested <= query.t
         WHERE query.t < CASE WHEN duty.state = 'fulfilled' THEN closed ELSE deadline + 1 END
         ORDER BY query, attack, agreement) TO 'answers.csv' (HEADER)`,
  "COPY (SELECT * FROM duty ORDER BY attack, agreement) TO 'duties.csv' (HEADER)",
];

async function main(threads) {
  const instance = await DuckDBInstance.create(':memory:', { threads });
  const connection = await instance.connect();
  for (const statement of STATEMENTS) await connection.run(statement);
}

main(process.argv[2] ?? '1');
