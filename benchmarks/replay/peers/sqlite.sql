-- SPDX-License-Identifier: Apache-2.0
-- The workload in SQLite, in memory: sqlite3 :memory: < sqlite.sql, in a folder with the record's three files.
-- A statement for each definition of WORKLOAD.md; tables small enough are keyed by what they are looked up by.
.bail on
PRAGMA temp_store = memory;
PRAGMA cache_size = -4000000;

CREATE TABLE agreement(agreement INTEGER PRIMARY KEY, a INTEGER, b INTEGER, area INTEGER, protects TEXT, signed INTEGER);
CREATE TABLE event(id INTEGER PRIMARY KEY, t INTEGER, type TEXT, actor INTEGER, target INTEGER, ref INTEGER, area INTEGER);
CREATE TABLE query(query INTEGER PRIMARY KEY, t INTEGER, state INTEGER);
.mode csv
.import --skip 1 agreements.csv agreement
.import --skip 1 events.csv event
.import --skip 1 queries.csv query

CREATE TABLE attack(id INTEGER PRIMARY KEY, t INTEGER, attacker INTEGER, victim INTEGER, area INTEGER);
INSERT INTO attack SELECT id, t, actor, target, area FROM event WHERE type = 'attack';

CREATE TABLE talk(debtor INTEGER, creditor INTEGER, t INTEGER, PRIMARY KEY(debtor, creditor, t)) WITHOUT ROWID;
INSERT INTO talk SELECT actor, target, t FROM event WHERE type = 'consult' ORDER BY actor, target, t;

-- An empty cell is imported as an empty text.
CREATE TABLE in_law(agreement INTEGER PRIMARY KEY, a INTEGER, b INTEGER, area INTEGER, protects TEXT, start INTEGER);
INSERT INTO in_law
  SELECT agreement, a, b, area, protects, coalesce(nullif(signed, ''), first) AS start
  FROM agreement LEFT JOIN (SELECT ref, min(t) AS first FROM event WHERE type = 'sign' GROUP BY ref) ON ref = agreement
  WHERE start IS NOT NULL;

CREATE TABLE ended(agreement INTEGER PRIMARY KEY, finish INTEGER);
INSERT INTO ended
  SELECT agreement, min(t) + 15811200
  FROM event JOIN in_law ON agreement = ref
  WHERE type = 'notice' AND actor IN (a, b) AND t >= start AND t < start + 315532800
  GROUP BY agreement;

CREATE TABLE protection(victim INTEGER, area INTEGER, agreement INTEGER, partner INTEGER, start INTEGER, finish INTEGER,
                        PRIMARY KEY(victim, area, agreement)) WITHOUT ROWID;
INSERT INTO protection
  SELECT a, area, agreement, b, start, min(start + 315532800, coalesce(finish, start + 315532800))
  FROM in_law LEFT JOIN ended USING (agreement) WHERE protects <> 'b';
INSERT INTO protection
  SELECT b, area, agreement, a, start, min(start + 315532800, coalesce(finish, start + 315532800))
  FROM in_law LEFT JOIN ended USING (agreement) WHERE protects <> 'a';

CREATE TABLE asked(attack INTEGER PRIMARY KEY, requested INTEGER);
INSERT INTO asked
  SELECT request.ref, min(request.t)
  FROM event AS request JOIN attack ON attack.id = request.ref
  WHERE request.type = 'request' AND attack.victim = request.actor AND attack.id < request.id
  GROUP BY request.ref;

-- CROSS JOIN keeps the order of the tables: each is found by its key from those before.
CREATE TABLE duty AS
  SELECT attack, agreement, debtor, creditor, requested, requested + 86400 AS deadline,
         CASE WHEN talked <= requested + 86400 THEN 'fulfilled' WHEN talked IS NOT NULL THEN 'late'
              WHEN requested + 86400 < 315532800 THEN 'violated' ELSE 'pending' END AS state,
         CASE WHEN talked IS NOT NULL THEN talked WHEN requested + 86400 < 315532800 THEN requested + 86400 END AS closed
  FROM (SELECT asked.attack, agreement, partner AS debtor, attack.victim AS creditor, requested,
               (SELECT min(talk.t) FROM talk
                WHERE talk.debtor = partner AND talk.creditor = attack.victim AND talk.t > requested) AS talked
        FROM asked CROSS JOIN attack CROSS JOIN protection
        WHERE attack.id = asked.attack AND protection.victim = attack.victim AND protection.area = attack.area
          AND start <= attack.t AND attack.t < finish AND partner <> attacker);
CREATE INDEX duty_by_debtor ON duty(debtor, requested);

.headers on
.output answers.csv
SELECT query, attack, agreement
FROM query CROSS JOIN duty
WHERE duty.debtor = query.state AND duty.requested BETWEEN query.t - 86400 AND query.t
  AND query.t < CASE WHEN duty.state = 'fulfilled' THEN closed ELSE deadline + 1 END
ORDER BY query, attack, agreement;
.output duties.csv
SELECT * FROM duty ORDER BY attack, agreement;
