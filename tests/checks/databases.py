#!/usr/bin/env python3
"""SQLite files and a PostgreSQL server as data sources, through the binary.

The server is Debian's, started in a temporary folder and reached through a socket there; its user is
`postgres` where the tests run as root.

Usage: databases.py JIANBAO
"""
import contextlib
import glob
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import guide
from source_case import Case

BINARY = sys.argv[1]


def sqlite(path, script="", rows=()):
    Path(path).unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(script)
        for sql, values in rows:
            db.execute(sql, values)
        db.commit()


def sqlite_cells(case):
    sqlite(case.folder / "a.sqlite", """
        CREATE TABLE counties (code TEXT, "name.zh" TEXT, "name.en" TEXT, gdp REAL, people INTEGER, day DATE, open BOOLEAN, note TEXT);
        INSERT INTO counties VALUES ('330402', '南湖区', 'Nanhu', 35.6, 1234567, '2020-01-05', 1, NULL),
          ('330411', '秀洲区', 'Xiuzhou', 0.1 + 0.2, 12, '2020-02-01', 0, '');""")
    told = "{file: a.sqlite, query: 'select * from counties where code = :code', parameters: {code: '330411'}}"
    case.page("a query with a parameter", told, "{rows[0].name} {rows[0].gdp} {rows[0].people} {rows[0].day} {rows[0].open ? '开' : '关'} ({rows[0].note})",
              "秀洲区 0.3 12 2020年2月1日 关 ()")
    case.page("a table", "{file: a.sqlite, table: counties}", "{length(rows)} {rows[0].gdp} {rows[0].people} {rows[0].note}", "2 35.6 1234567 …")
    case.page("types and units", "{file: a.sqlite, table: counties, missing: [''], columns: {gdp: {type: number, unit: 亿元}, code: text}}",
              "{rows[0].gdp} {rows[1].note}", "35.6亿元 …")
    case.page("a key", "{file: a.sqlite, table: counties, key: code}", "{rows['330402'].name}", "南湖区")
    case.page("from the environment", "{file: a.sqlite, query: 'select gdp from counties where code = :c', parameters: {c: {env: JIANBAO_COUNTY}}}",
              "{rows[0].gdp}", "35.6", environment={"JIANBAO_COUNTY": "330402"})
    (case.folder / "settings.yaml").write_text("code: '330411'\nleast: 1\nnote:\ncodes: [a]\n")
    of_settings = lambda parameters, sql="select gdp from counties where code = :c": (
        "{file: a.sqlite, query: '%s', parameters: {%s}}\n  settings: {file: settings.yaml}" % (sql, parameters))
    case.page("from another source", of_settings("c: '{settings.code}'"), "{rows[0].gdp}", "0.3")
    case.page("a number stays one", of_settings("c: '{settings.least + 1}'", "select :c as n, typeof(:c) as type"), "{rows[0].n} {rows[0].type}", "2 integer")
    case.page("a text with holes and braces", of_settings("c: 'x{settings.least}{{}}'", "select :c as n"), "{rows[0].n}", "x1{}")
    case.wrong("a parameter of a gap", of_settings("c: '{settings.note}'"), ["jianbao.yaml:4:", "there is no value for the parameter ':c'"])
    case.wrong("a parameter of a list", of_settings("c: '{settings.codes}'"), "there is no value for the parameter ':c'")
    case.wrong("a parameter of an unknown name", of_settings("c: '{setings.code}'"), ["jianbao.yaml:4:95: error: unknown source 'setings'", "did you mean 'settings'?"])
    case.wrong("a parameter of its own rows", of_settings("c: '{rows[0].code}'"), "the source 'rows' is made of itself")
    case.wrong("another variable", "{file: a.sqlite, query: 'select :c as c', parameters: {c: {env: PATH}}}", "a parameter's variable has a name that starts with JIANBAO_")
    case.page("a quote in a parameter is no SQL", "{file: a.sqlite, query: \"select :c as c\", parameters: {c: \"'; drop table counties; --\"}}",
              "{rows[0].c}", "drop table counties")
    case.page("a row of gaps is a row", "{file: a.sqlite, query: select max(gdp) as g from counties where 0}", "{length(rows)} {rows[0].g}", "1 …")
    case.page("a query with a comment and a semicolon", "{file: a.sqlite, query: \"select 1 as n; -- done\"}", "{rows[0].n}", "1")
    sqlite(case.folder / "t.db", "CREATE TABLE t (v TEXT)", [("INSERT INTO t VALUES (?)", ("a\tb\n\"c\" 'd'  ",)), ("INSERT INTO t VALUES (?)", ("x",))])
    case.page("tabs, lines and quotes of texts", "{file: t.db, table: t}", "{length(rows)} {rows[0].v} {rows[1].v}", "2 a b")
    case.page("a file of any name", "{file: t.db, table: t}", "{rows[1].v}", "x")


def sqlite_mistakes(case):
    query = lambda sql: "{file: a.sqlite, query: \"%s\"}" % sql
    case.wrong("no query", "a.sqlite", ["jianbao.yaml:4:9: error: a database needs a 'query', or a 'table' to read all of"])
    case.wrong("bad SQL", query("selec 1"), ["jianbao.yaml:4:", "SQLite: near", "selec", "syntax error"])
    case.wrong("an unknown column", query("select gpd from counties"), ["SQLite: no such column: gpd", "did you mean 'gdp'?"])
    case.wrong("an unknown table", query("select * from countys"), ["SQLite: no such table: countys", "did you mean 'counties'?"])
    case.wrong("an unknown table by its name", "{file: a.sqlite, table: countys}", "did you mean 'counties'?")
    case.wrong("a parameter that is not given", query("select :cod as c"), "'parameters' does not say what ':cod' is")
    case.wrong("a parameter that is not asked for", "{file: a.sqlite, query: 'select :code as c', parameters: {code: 1, cod: 2}}",
               ["the query does not ask for ':cod'", "did you mean 'code'?"])
    case.wrong("a variable that is not there", "{file: a.sqlite, query: 'select :c as c', parameters: {c: {env: JIANBAO_NOT_THERE}}}",
               "there is no environment variable 'JIANBAO_NOT_THERE'")
    case.wrong("a parameter that is a list", "{file: a.sqlite, query: 'select :c as c', parameters: {c: [1]}}", "'c' must be a text, a number")
    case.wrong("two statements", query("select 1 as a; select 2 as b"), "a query is one statement")
    case.wrong("columns of one name", query("select code, code from counties"), "jianbao.yaml:4:33: error: duplicate column 'code'")
    case.wrong("a name that is declared and not there", "{file: a.sqlite, table: counties, columns: {gpd: number}}", ["no column 'gpd'", "did you mean 'gdp'?"])
    case.wrong("a key of other kinds", "{file: a.sqlite, table: counties, skip: 1}", "'skip' means nothing to an SQLite database")
    (case.folder / "plain.csv").write_text("a,b\n1,2\n")
    case.wrong("a query of a text file", "{file: plain.csv, query: select 1}", "'query' means nothing to a text file")
    case.wrong("a query and a table", "{file: a.sqlite, query: select 1, table: counties}", "a source has a 'query' or a 'table', not both")
    for sql in ("insert into counties (code) values (1)", "drop table counties", "create temp table x (y)", "attach 'b.sqlite' as b", "pragma journal_mode",
                "vacuum into 'copy.db'", "select load_extension('x')", "begin"):
        case.wrong("what is no query: " + sql, query(sql), "error:")
    for sql in ("select random() as r", "select current_date as d", "select date('now') as d"):
        case.wrong("another answer each time: " + sql, query(sql), "error:")
    sqlite(case.folder / "b.sqlite", "CREATE TABLE b (k TEXT, v)", [
        ("INSERT INTO b VALUES ('a', ?)", (b"\x00\x01",)), ("INSERT INTO b VALUES ('b', 1)", ()), ("INSERT INTO b VALUES ('c', ?)", ("x\0y",)),
        ("INSERT INTO b VALUES ('d', CAST(x'FFFE' AS TEXT))", ()), ("INSERT INTO b VALUES ('e', 9e999)", ()), ("INSERT INTO b VALUES ('f', 1234567890123456789)", ())])
    case.wrong("a cell that cannot be printed", "{file: b.sqlite, table: b}", "b.sqlite:row 1, v: error: the database has a BLOB of 2 bytes here")
    for key, wanted in {"c": "the control character U+0000", "d": "bytes that are no UTF-8", "e": "the number inf", "f": "a number of more than 18 digits"}.items():
        case.wrong("a cell that cannot be printed", f"{{file: b.sqlite, query: \"select * from b where k = '{key}'\"}}",
                   f"b.sqlite:row 1, v: error: the database has {wanted}")
    case.page("and can be left out", "{file: b.sqlite, query: \"select k from b where k = 'b'\"}", "{rows[0].k}", "b")
    case.wrong("a type", "{file: b.sqlite, query: \"select k, 'x' as n from b\", columns: {n: number}}", 'b.sqlite:row 1, n: error: "x" is not a number')


def sqlite_hostile(case):
    whole = (case.folder / "a.sqlite").read_bytes()
    page = 4096
    for name, data in {"cut off": whole[:page + 100], "overwritten": whole[:page] + os.urandom(page) + whole[2 * page:], "a header alone": whole[:100],
                       "no file of SQLite": b"SQLite format 3\0" + b"\xff" * 5000}.items():
        (case.folder / "bad.sqlite").write_bytes(data)
        case.wrong("a file that is " + name, "{file: bad.sqlite, table: counties}", "cannot read the database 'bad.sqlite': ")
    (case.folder / "bad.sqlite").write_bytes(b"")
    case.wrong("an empty file", "{file: bad.sqlite, table: t}", "'bad.sqlite' is not a database")
    query = lambda sql: "{file: a.sqlite, query: \"%s\"}" % sql
    endless = "with recursive t(x) as (select 1 union all select x + 1 from t) "
    case.wrong("endless recursion", query(endless + "select count(*) as n from t"), "it takes more than 3", seconds=300)
    case.wrong("endless rows", query(endless + "select x from t"), "the answer has more than 5,000,000 cells or 256 MB", seconds=300)
    case.wrong("long texts without end", "{file: a.sqlite, timeout: 2, query: \"%s\"}" % (endless + "select group_concat(hex(zeroblob(400000))) as n from t"),
               "it takes more than 2 seconds", seconds=60)
    case.wrong("endless memory", query(endless + "select max(x || y) as n from t, (select hex(zeroblob(400000)) as y) group by x"), "it takes more than", seconds=300)
    case.wrong("one slow function", "{file: a.sqlite, timeout: 2, query: \"%s\"}" % (endless + "select max(instr(zeroblob(900000), zeroblob(400000) || x'01')) as n from t"),
               "it takes more than 2 seconds", seconds=300)
    case.wrong("a long text", query("select zeroblob(100000000) as b"), "longer than 1 MB")
    # What a program has written beside the file is not yet in it.
    for name, data in {"-wal": b"x" * 40, "-journal": bytes.fromhex("d9d505f920a163d7") + b"x" * 40}.items():
        shutil.copy(case.folder / "a.sqlite", case.folder / "w.sqlite")
        (case.folder / ("w.sqlite" + name)).write_bytes(data)
        case.wrong("a file that is being written: " + name, "{file: w.sqlite, table: counties}", "cannot read the database 'w.sqlite'")
        (case.folder / ("w.sqlite" + name)).unlink()
    with contextlib.closing(sqlite3.connect(case.folder / "w.sqlite")) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("UPDATE counties SET gdp = 7 WHERE code = '330402'")
        db.commit()
    before = sorted(path.name for path in case.folder.glob("w.sqlite*"))
    case.page("a file that had a write-ahead log", "{file: w.sqlite, table: counties}", "{rows[0].gdp}", "7")
    if sorted(path.name for path in case.folder.glob("w.sqlite*")) != before:
        case.fail("reading", "it left files beside the database")


class Server:
    """PostgreSQL in a folder of its own, with the role `reader`, whose password is `s3cret@/:`."""
    PASSWORD = "s3cret@/:"

    def __enter__(self):
        binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))
        if not binaries:
            sys.exit("databases: the package postgresql is not installed")
        self.bin = Path(binaries[-1])
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("databases: stopped"))
        self.folder = Path(tempfile.mkdtemp(prefix="jianbao-pg-", dir="/tmp"))
        try:
            self.make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def make(self):
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        self.folder.chmod(0o755)
        password = self.folder / "password"
        password.write_text("admin\n")
        password.chmod(0o644)
        self.run(self.bin / "initdb", "-D", self.folder / "data", "-U", "postgres", "--auth-local=scram-sha-256", f"--pwfile={password}", "--locale=C.UTF-8",
                 "-E", "UTF8", "--no-sync")
        self.start()

    def run(self, *command, **more):
        done = subprocess.run([*self.user, *map(str, command)], capture_output=True, text=True, cwd=self.folder, **more)
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        self.run(self.bin / "pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o",
                 f"-k {self.folder} -c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_connections=10", "start")

    def stop(self, how="fast"):
        self.run(self.bin / "pg_ctl", "-D", self.folder / "data", "-m", how, "-w", "stop")

    def __exit__(self, *_):
        with contextlib.suppress(RuntimeError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, script):
        return self.run(self.bin / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "postgres", "-f", "-", input=script,
                        env={**os.environ, "PGPASSWORD": "admin"})

    def address(self, password="s3cret%40%2F%3A"):
        return f"postgresql://reader:{password}@/postgres?host={self.folder}"


TABLES = """
CREATE ROLE reader LOGIN PASSWORD 's3cret@/:';
ALTER ROLE reader SET DateStyle = 'German';
ALTER ROLE reader SET TimeZone = 'Asia/Shanghai';
ALTER ROLE reader SET extra_float_digits = 3;
CREATE TYPE level AS ENUM ('低', '高');
CREATE TABLE counties (code char(8), "name.zh" text, "name.en" text, gdp numeric(10,2), share float8, people bigint, day date, at timestamp,
  seen timestamptz, open boolean, tags text[], more jsonb, level level, note text);
INSERT INTO counties VALUES
  ('330411', '秀洲区', 'Xiuzhou', 12.50, 0.1::float8 + 0.2::float8, 9, '2020-02-01', '2020-01-05 10:30:00', '2020-01-05 10:30:00+08', false, '{a,b}', '{"k": 1}', '高', ''),
  ('330402', '南湖区', 'Nanhu', 1234.50, 1e15, 1234567, '2020-01-05', '2020-01-06', '2020-01-06 00:00:00+00', true, '{}', 'null', '低', NULL);
CREATE TABLE many AS SELECT i AS n, 'x' || i AS t FROM generate_series(1, 2000000) AS i;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
CREATE TABLE secret (v text);
"""


def postgres_cells(case, server):
    env = {"environment": {"DATABASE_URL": server.address(), "PGTZ": "America/New_York"}}
    source = lambda more: "{postgres: {env: DATABASE_URL}, %s}" % more
    by_code = source("query: 'select * from counties where code = :code and gdp > :least', parameters: {code: '330411', least: 1.5}")
    case.page("each kind of cell", by_code, "{rows[0].name} {rows[0].gdp} {rows[0].share} {rows[0].people} {rows[0].day} {rows[0].at} {rows[0].seen} "
              "{rows[0].open ? '开' : '关'} {rows[0].tags} {rows[0].level} ({rows[0].note}) {rows[0].code}.",
              "秀洲区 12.50 0.3 9 2020年2月1日 2020-01-05 10:30:00 2020-01-05 02:30:00+00 关 {a,b} 高 () 330411.", **env)
    case.page("midnight is a day, NULL a gap", source("query: 'select at, note from counties where people > 9'"), "{rows[0].at} {rows[0].note}", "2020年1月6日 …", **env)
    said = case.page("a table, in an order of its own", source("table: counties"), "{rows[0].name} {rows[1].name}", "南湖区 秀洲区", **env)
    if "ORDER BY" in said:
        case.fail("a table", said)
    case.page("a table of a schema", source("table: public.counties, key: code"), "{rows['330411'].gdp}", "12.50", **env)
    case.page("an order that the query says", source("query: 'select * from counties order by gdp'"), "{rows[0].gdp} {rows[1].gdp}", "12.50 1234.50", **env)
    case.expect("LIMIT without an order", case.build(source("query: select code from counties limit 1"), "x", **env)[1], "warning: without ORDER BY it is chance")
    case.page("types and units", source("table: counties, columns: {gdp: {type: number, unit: 亿元}, people: text}"), "{rows[1].gdp} {rows[1].people}", "12.50亿元 9", **env)
    quoted = source("query: \"select ':no' as a, $$:no$$ as b, '2020-01-05'::date as d, E'\\\\':no' as e /* :no */ -- :no\"")
    case.page("colons that are no parameters", quoted, "{rows[0].a} {rows[0].b} {rows[0].d}", ":no :no 2020年1月5日", **env)
    case.page("an answer without rows", source("query: select * from counties where false"), "{length(rows)}", "0", **env)
    case.page("a quote in a parameter is no SQL", source("query: \"select :c as c\", parameters: {c: \"'; drop table counties; --\"}"), "{rows[0].c}", "drop table", **env)
    case.page("two million rows", source("query: 'select n, t from many order by n'"), "{length(rows)}", "2000000", seconds=600, **env)
    case.wrong("more than that", source("query: 'select n, t, n as m from many'"), "the answer has more than 5,000,000 cells", seconds=600, **env)
    (case.folder / "db.txt").write_text(server.address() + "\n")
    case.page("a connection string in a file", "{postgres: {file: db.txt}, table: counties}", "{length(rows)}", "2")
    (case.folder / "pg_service.conf").write_text(f"[brief]\nhost={server.folder}\nuser=reader\ndbname=postgres\npassword={Server.PASSWORD}\n")
    case.page("a service", "{postgres: {service: brief}, table: counties}", "{length(rows)}", "2",
              environment={"PGSERVICEFILE": str(case.folder / "pg_service.conf")})


def postgres_mistakes(case, server):
    env = {"environment": {"DATABASE_URL": server.address()}}
    source = lambda more: "{postgres: {env: DATABASE_URL}, %s}" % more
    query = lambda sql: source('query: "%s"' % sql)
    case.wrong("no query", "{postgres: {env: DATABASE_URL}}", "a database needs a 'query'", **env)
    case.wrong("bad SQL", query("selec 1"), ["jianbao.yaml:4:", "PostgreSQL: syntax error at or near", "selec"], **env)
    case.wrong("an unknown column", query("select gpd from counties"), ["PostgreSQL: column", "gpd", "did you mean 'gdp'?"], **env)
    case.wrong("an unknown table", query("select * from countys"), ["PostgreSQL: relation", "did you mean 'counties'?"], **env)
    case.wrong("a table that one may not read", source("table: secret"), "PostgreSQL: permission denied for table secret", **env)
    case.wrong("a parameter that is not given", query("select :c as c"), "'parameters' does not say what ':c' is", **env)
    case.wrong("a parameter of another type", source("query: 'select * from counties where people = :p', parameters: {p: many}"), "PostgreSQL: invalid input syntax", **env)
    case.wrong("columns of one name", query("select code, code from counties"), "duplicate column 'code'", **env)
    case.wrong("a key of files", source("table: counties, sheet: 1"), "'sheet' means nothing to a PostgreSQL server", **env)
    case.wrong("a file and a server", "{file: a.sqlite, postgres: {env: DATABASE_URL}, table: counties}", "a source is of 'postgres', or of a 'file', or 'from' another", **env)
    case.wrong("neither", "{query: select 1}", "a source has a 'file', or is made 'from' another")
    case.wrong("a time out of range", source("table: counties, timeout: 0"), "'timeout' must be a whole number from 1 to 3600", **env)
    for sql in ("insert into counties (code) values ('1')", "drop table counties", "copy counties to '/tmp/x'", "select 1; drop table counties",
                "with x as (delete from counties returning *) select * from x", "select nextval('s')"):
        case.wrong("what is no query: " + sql, query(sql), "error: PostgreSQL: ", **env)
    case.build(query("select lo_create(7)::text as n"), "{rows[0].n}", **env)  # which PostgreSQL 15 calls reading
    if server.sql("\\t on\nSELECT count(*) FROM pg_largeobject_metadata").strip() != "0":
        case.fail("a query that changes something", "it is there")
    cells = query("select 1 as k, '\\\\x0001'::bytea as b, 'NaN'::float8 as f, 'infinity'::date as d, 12345678901234567890 as n")
    case.wrong("cells that cannot be printed", cells, ["rows (PostgreSQL):row 1, b: error: the database has bytes (bytea)", "row 1, f: error: the database has the number NaN", "row 1, d: error: the database has the day infinity", "row 1, n: error: the database has a number of more than 18 digits"], **env)
    case.wrong("a query that takes too long", source("query: select pg_sleep(60)::text as s, timeout: 1"), "the database has not answered within 1 seconds", seconds=30, **env)
    case.wrong("endless recursion", source("query: 'with recursive t(x) as (select 1 union all select x + 1 from t) select count(*) as n from t', timeout: 2"),
               "the database has not answered within 2 seconds", seconds=30, **env)


def postgres_secrets(case, server):
    """No message shows a password, or a part of one."""
    table = "{postgres: {env: DATABASE_URL}, table: counties}"
    where = f"host={server.folder}"
    for name, address, wanted in [
            ("a wrong password", server.address("hunter2"), "cannot reach the database: password authentication failed for user"),
            ("a server that is not there", "postgresql://reader:hunter2@/postgres?host=/nowhere", "cannot reach the database: "),
            ("a port that refuses", "postgresql://reader:hunter2@127.0.0.1:1/postgres", ["cannot reach the database: ", "refused"]),
            ("no connection string", "hunter2", "this is no connection string of PostgreSQL"),
            ("a password with a slash", f"postgresql://reader:hunter2/x@/postgres?{where}", "this is no connection string of PostgreSQL"),
            ("a password with an at sign", f"postgresql://reader:x@hunter2@host/postgres", "this is no connection string of PostgreSQL"),
            ("an unknown option", f"{where} pasword=hunter2", "this is no connection string of PostgreSQL"),
            ("an unknown database", f"{where} user=reader password='s3cret@/:' dbname=hunt", ["database", "does not exist"])]:
        said = case.wrong(name, table, wanted, environment={"DATABASE_URL": address}, seconds=60)
        if "hunter2" in said or "s3cret" in said:
            case.fail(name, f"it shows the password: {said}")
    for source in ("{postgres: 'postgresql://reader:hunter2@/postgres', table: counties}", "{postgres: {url: 'postgresql://reader:hunter2@/x'}, table: counties}",
                   "{postgress: 'postgresql://reader:hunter2@/x', table: counties}", "{postgres: {url: hunter2}, table: counties}"):
        said = case.wrong("a password in the project", source, "error:")
        if "hunter2" in said:
            case.fail("a password in the project", f"it shows it: {said}")
    case.wrong("a variable that is not there", "{postgres: {env: JIANBAO_NOT_THERE}, table: counties}", "there is no environment variable 'JIANBAO_NOT_THERE'")
    case.wrong("two places", "{postgres: {env: A, file: b.txt}, table: counties}", "'postgres' must be from one place")
    case.wrong("a file out of the project", "{postgres: {file: /etc/hostname}, table: counties}", "error: cannot read '/etc/hostname'")


def postgres_gone(case, server):
    """A server that vanishes while rows come, and ones that never answer."""
    env = {"environment": {"DATABASE_URL": server.address()}}

    def vanish(_):
        time.sleep(2)
        server.stop("immediate")

    slow = "{postgres: {env: DATABASE_URL}, query: 'select n, pg_sleep(0.002)::text as s from many'}"
    case.wrong("a server that vanishes", slow, "error: the database is gone", between=vanish, seconds=60, **env)
    server.start()
    with socket.socket() as listener:  # takes the connection and says nothing
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        address = f"postgresql://reader:x@127.0.0.1:{listener.getsockname()[1]}/postgres?connect_timeout=2"
        case.wrong("a server that is silent", "{postgres: {env: DATABASE_URL}, table: counties}", "cannot reach the database: ", seconds=60,
                   environment={"DATABASE_URL": address})

    def freeze(_):
        time.sleep(3)
        for backend in server.sql("\\t on\nSELECT pid FROM pg_stat_activity WHERE usename = 'reader'").split():
            os.kill(int(backend), signal.SIGSTOP)
            frozen.append(int(backend))

    frozen = []
    case.wrong("a server that falls silent", "{postgres: {env: DATABASE_URL}, query: 'select pg_sleep(600)::text as s', timeout: 6}",
               "the database has not answered within 6 seconds", between=freeze, seconds=60, **env)
    for backend in frozen:
        with contextlib.suppress(ProcessLookupError):
            os.kill(backend, signal.SIGCONT)
    if not frozen:
        case.fail("a server that falls silent", "no process of it was found")


def postgres_guide(case, server):
    """The example of docs/data.md."""
    files = guide.examples(Path(__file__).resolve().parent.parent.parent)
    server.sql("CREATE SCHEMA guide;\nGRANT USAGE ON SCHEMA guide TO reader;\nSET search_path = guide;\n" + files["SQLite"]["figures.sql"] +
               "\nGRANT SELECT ON ALL TABLES IN SCHEMA guide TO reader;")
    folder = case.folder / "guide"
    guide.write(folder, files["PostgreSQL"])
    address = server.address() + "&options=-c%20search_path%3Dguide"
    if said := guide.problem(BINARY, folder, env={**os.environ, "DATABASE_URL": address}):
        case.fail("the example of docs/data.md", said)


def main():
    with tempfile.TemporaryDirectory(prefix="jianbao-databases-") as folder:
        case = Case(BINARY, folder)
        for part in (sqlite_cells, sqlite_mistakes, sqlite_hostile):
            part(case)
        with Server() as server:
            server.sql(TABLES)
            for part in (postgres_cells, postgres_guide, postgres_mistakes, postgres_secrets, postgres_gone):
                part(case, server)
    print(f"databases: {len(case.failures)} failures" if case.failures else "databases: as expected")
    sys.exit(1 if case.failures else 0)


main()
