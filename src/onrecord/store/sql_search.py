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
STRETCH = 8_000  # newest reports of which the best are given: some 25 ms
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
        days = ["first <= :last", "until > :first"] if asked.first or asked.last else []
        fits = " AND ".join([*days, *sql_lists.conditions(asked, wanted)])
        given |= sql_lists.values(asked, wanted)
        query = (
            "WITH best AS MATERIALIZED (SELECT rowid AS place_n, rank AS place FROM search WHERE search MATCH :match) "  # noqa: S608
            "SELECT listed.text, listed.id FROM best CROSS JOIN listed INDEXED BY listed_text ON listed.text = best.place_n "
            f"WHERE {fits} ORDER BY best.place, sort LIMIT :limit"
        )
    return [(row[0], row[1]) for row in sql_lists.execute(db, query, given)]


def _newest(db: sa.Connection, match: str, asked: Asked, wanted: list[sql_lists.Wanted]) -> list[Found]:
    """The best of the newest reports that fit; further ones only where these do not fill a page."""
    query = (
        "SELECT rowid FROM search WHERE search MATCH :match AND +rowid IN (SELECT value FROM json_each(:texts)) "
        "ORDER BY bm25(search), rowid LIMIT :limit"
    )
    found: list[Found] = []
    after = asked.after
    while len(found) < asked.limit:
        rows = sql_lists.texts(db, asked._replace(after=after, limit=STRETCH), wanted)
        carriers: dict[int, list[str]] = {}
        for _, report, text in rows:
            carriers.setdefault(text, []).append(report)
        best = sql_lists.execute(db, query, {"match": match, "texts": json.dumps(list(carriers)), "limit": asked.limit - len(found)})
        found += [(text, report) for (text,) in best for report in carriers[text]]
        if len(rows) < STRETCH:
            break
        after = rows[-1][0]
    return found[: asked.limit]
