"""Full text: the reports that hold all the words and fit a filter.

Ranking costs a look into every text with the words, and so does asking each whether it fits. Words that few texts have are sought in all of
them, and each is asked. Of common words the reports that fit are gone through from the newest on, some thousands at a time, and the best of
those are given: in what stands nearly everywhere no text is much better than another.
"""

import json

import sqlalchemy as sa

from onrecord.store import sql_lists
from onrecord.store.base import Asked

FEW = 3_000  # texts that are all ranked, and asked whether they fit: some 20 ms
STRETCH = 1_000  # newest reports of which the best are given: some 10 ms; twice as many of those behind them, and so on
_CONTEXT = (
    "SELECT search.rowid, snippet(search, 0, '«', '»', ' … ', 24) FROM json_each(:texts) AS t CROSS JOIN search ON search.rowid = t.value "
    "WHERE search MATCH :match"
)
Found = tuple[int, str]  # the number of a text, the id of a report that carries it


def search(db: sa.Connection, match: str, asked: Asked) -> list[tuple[str, str]]:
    """The ids of the best reports with the words around what was found; `asked` is a list of reports, `match` a query of FTS5."""
    wanted = sql_lists.wanted_of(db, asked)
    if any(not w.names for w in wanted):
        return []
    some = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :match LIMIT :most)"
    few = sql_lists.execute(db, some, {"match": match, "most": FEW + 1})[0][0] <= FEW
    found = _ranked(db, match, asked, wanted) if few else _newest(db, match, asked, wanted)
    contexts = dict(sql_lists.execute(db, _CONTEXT, {"match": match, "texts": json.dumps(sorted({text for text, _ in found}))}))
    return [(report, contexts[text]) for text, report in found]


def _ranked(db: sa.Connection, match: str, asked: Asked, wanted: list[sql_lists.Wanted]) -> list[Found]:
    """The best of all texts with the words. A report that is not listed yet is found as well, as long as there is no filter."""
    given = {"match": match, "limit": asked.limit}
    if not (wanted or asked.first or asked.last or asked.others):
        query = (
            "SELECT best.n, report.id FROM (SELECT rowid AS n, rank AS place FROM search WHERE search MATCH :match "
            "ORDER BY rank LIMIT :limit) AS best JOIN text ON text.n = best.n JOIN report ON report.text_id = text.id "
            "ORDER BY best.place, report.key LIMIT :limit"
        )
    else:
        given |= sql_lists.values(asked, wanted)
        query = (
            "WITH best AS MATERIALIZED (SELECT rowid AS place_n, rank AS place FROM search WHERE search MATCH :match) "  # noqa: S608
            "SELECT listed.text, listed.id FROM best CROSS JOIN listed INDEXED BY listed_text ON listed.text = best.place_n "
            f"WHERE {_fits(asked, wanted)} ORDER BY best.place, sort LIMIT :limit"
        )
    return [(row[0], row[1]) for row in sql_lists.execute(db, query, given)]


def _newest(db: sa.Connection, match: str, asked: Asked, wanted: list[sql_lists.Wanted]) -> list[Found]:
    """The best of the newest reports that fit; further ones only where these do not fill a page."""
    found: dict[Found, None] = {}  # a text that one found may be carried by a report of a later stretch too
    stretch = asked._replace(limit=STRETCH)
    while True:
        some, given = sql_lists.texts(stretch, wanted)
        best = f"SELECT rowid FROM search WHERE search MATCH :match AND +rowid IN (SELECT text FROM ({some}))"  # noqa: S608
        given |= {"match": match, "most": asked.limit - len(found)}
        texts = sql_lists.execute(db, f"{best} ORDER BY bm25(search), rowid LIMIT :most", given)
        found |= dict.fromkeys(_carriers(db, stretch, wanted, [text for (text,) in texts]))
        if len(found) >= asked.limit:
            break
        rows, last = sql_lists.execute(db, f"SELECT count(*), max(sort) FROM ({some})", given)[0]  # noqa: S608
        if rows < stretch.limit:
            break
        stretch = stretch._replace(after=last, limit=stretch.limit * 2)
    return list(found)[: asked.limit]


def _carriers(db: sa.Connection, asked: Asked, wanted: list[sql_lists.Wanted], texts: list[int]) -> list[Found]:
    """The reports asked for that carry these texts, in the order of the texts."""
    given = sql_lists.values(asked, wanted) | {"texts": json.dumps(texts), "after": asked.after or ""}
    query = (
        "SELECT listed.text, listed.id FROM json_each(:texts) AS t CROSS JOIN listed INDEXED BY listed_text ON listed.text = t.value "  # noqa: S608
        f"WHERE sort > :after AND {_fits(asked, wanted)} ORDER BY t.key, sort"
    )
    return [(row[0], row[1]) for row in sql_lists.execute(db, query, given)]


def _fits(asked: Asked, wanted: list[sql_lists.Wanted]) -> str:
    """What holds of the row of a report that is asked for."""
    days = ["first <= :last", "until > :first"] if asked.first or asked.last else []
    return " AND ".join([*days, *sql_lists.conditions(asked, wanted)])
