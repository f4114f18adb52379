-- SPDX-License-Identifier: Apache-2.0
-- The workload in PostgreSQL: psql -v folder=FOLDER -f postgres.sql; the server reads the record's three files in the
-- folder and writes the answers there. One process, no parallel plans; postgres.py says how the server is set.
\set ON_ERROR_STOP on
\set agreements :folder '/agreements.csv'
\set events :folder '/events.csv'
\set queries :folder '/queries.csv'
\set duties :folder '/duties.csv'
\set answers :folder '/answers.csv'

CREATE TEMP TABLE agreement(agreement int PRIMARY KEY, a int, b int, area int, protects text, signed int);
CREATE TEMP TABLE event(id int, t int, type text, actor int, target int, ref int, area int);
CREATE TEMP TABLE query(query int, t int, state int);
COPY agreement FROM :'agreements' (FORMAT csv, HEADER);
COPY event FROM :'events' (FORMAT csv, HEADER);
COPY query FROM :'queries' (FORMAT csv, HEADER);

CREATE TEMP TABLE attack AS
  SELECT id, t, actor AS attacker, target AS victim, area FROM event WHERE type = 'attack';
ALTER TABLE attack ADD PRIMARY KEY (id);
ANALYZE attack;

CREATE TEMP TABLE talk AS
  SELECT actor AS debtor, target AS creditor, t FROM event WHERE type = 'consult' ORDER BY actor, target, t;
CREATE INDEX ON talk(debtor, creditor, t);
ANALYZE talk;

CREATE TEMP TABLE in_law AS
  SELECT agreement, a, b, area, protects, coalesce(signed, first) AS start
  FROM agreement LEFT JOIN (SELECT ref, min(t) AS first FROM event WHERE type = 'sign' GROUP BY ref) AS signing
    ON ref = agreement
  WHERE coalesce(signed, first) IS NOT NULL;

CREATE TEMP TABLE ended AS
  SELECT agreement, min(t) + 15811200 AS finish
  FROM event JOIN in_law ON agreement = ref
  WHERE type = 'notice' AND actor IN (a, b) AND t >= start AND t < start + 315532800
  GROUP BY agreement;

CREATE TEMP TABLE protection AS
  SELECT victim, area, agreement, partner, start, least(start + 315532800, finish) AS finish
  FROM in_law LEFT JOIN ended USING (agreement)
    CROSS JOIN LATERAL (VALUES (a, b, 'a'), (b, a, 'b')) AS side(victim, partner, party)
  WHERE strpos(protects, party) > 0;
ANALYZE protection;

CREATE TEMP TABLE asked AS
  SELECT request.ref AS attack, min(request.t) AS requested
  FROM event AS request JOIN attack ON attack.id = request.ref
  WHERE request.type = 'request' AND attack.victim = request.actor AND attack.id < request.id
  GROUP BY request.ref;
ANALYZE asked;

CREATE TEMP TABLE duty AS
  SELECT attack, agreement, debtor, creditor, requested, deadline,
         CASE WHEN talked <= deadline THEN 'fulfilled' WHEN talked IS NOT NULL THEN 'late'
              WHEN deadline < 315532800 THEN 'violated' ELSE 'pending' END AS state,
         CASE WHEN talked IS NOT NULL THEN talked WHEN deadline < 315532800 THEN deadline END AS closed
  FROM (SELECT asked.attack, agreement, partner AS debtor, attack.victim AS creditor, requested,
               requested + 86400 AS deadline
        FROM asked JOIN attack ON attack.id = asked.attack JOIN protection USING (victim, area)
        WHERE start <= attack.t AND attack.t < finish AND partner <> attacker) AS owed
    LEFT JOIN LATERAL (SELECT t AS talked FROM talk
                       WHERE talk.debtor = owed.debtor AND talk.creditor = owed.creditor AND talk.t > requested
                       ORDER BY t LIMIT 1) AS next_talk ON true;

COPY (SELECT query, attack, agreement
      FROM query JOIN duty ON duty.debtor = query.state AND duty.requested <= query.t
      WHERE query.t < CASE WHEN duty.state = 'fulfilled' THEN closed ELSE deadline + 1 END
      ORDER BY query, attack, agreement) TO :'answers' (FORMAT csv, HEADER);
COPY (SELECT * FROM duty ORDER BY attack, agreement) TO :'duties' (FORMAT csv, HEADER);

-- What the server's process used, from the system: fields 14 and 15 of `stat` are its processor time.
\pset tuples_only on
WITH process AS (SELECT '/proc/' || pg_backend_pid() AS name),
     stat AS (SELECT string_to_array(pg_read_file(name || '/stat'), ' ') AS field FROM process)
SELECT format('peak KiB %s user ticks %s system ticks %s',
              substring(pg_read_file(name || '/status') FROM 'VmHWM:\s+(\d+)'), field[14], field[15])
FROM process, stat;
