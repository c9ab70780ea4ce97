"""The tables of a record file, as the migrations make them."""

import sqlalchemy as sa

META = sa.MetaData()
BLOB = sa.Table("blob", META, sa.Column("sha256", sa.Text), sa.Column("size", sa.Integer), sa.Column("data", sa.LargeBinary))
CAPTURE = sa.Table("capture", META, *(sa.Column(c, sa.Text) for c in ("id", "blob", "origin", "media")), sa.Column("size", sa.Integer))
TEXT = sa.Table("text", META, sa.Column("n", sa.Integer), *(sa.Column(c, sa.Text) for c in ("id", "body", "lang")),
                sa.Column("data", sa.LargeBinary), sa.Column("stamp", sa.Text))  # fmt: skip
REPORT = sa.Table("report", META, *(sa.Column(c, sa.Text) for c in ("id", "key", "text_id", "outlet")), sa.Column("data", sa.LargeBinary),
                  sa.Column("listed", sa.Integer), sa.Column("related", sa.Integer))  # fmt: skip
RECORD = sa.Table("record", META, *(sa.Column(c, sa.Text) for c in ("id", "text_id", "kind")), sa.Column("start", sa.Integer),
                  sa.Column("digest", sa.Text), sa.Column("data", sa.LargeBinary))  # fmt: skip
SHARED = sa.Table("shared", META, *(sa.Column(c, sa.Text) for c in ("id", "kind", "digest")), sa.Column("data", sa.LargeBinary),
                  sa.Column("listed", sa.Integer), sa.Column("owner", sa.Text))  # fmt: skip
FAILURE = sa.Table("failure", META, sa.Column("id", sa.Text), sa.Column("data", sa.LargeBinary))
RUN = sa.Table("run", META, sa.Column("n", sa.Integer), sa.Column("data", sa.LargeBinary))
PLACES = sa.Table("places", META, *(sa.Column(c, sa.Text) for c in ("name", "blob")))
DECISION = sa.Table(
    "decision",
    META,
    sa.Column("n", sa.Integer),
    sa.Column("hash", sa.Text),
    sa.Column("target", sa.Text),
    sa.Column("data", sa.LargeBinary),
)
SETTLED = sa.Table("settled", META, *(sa.Column(c, sa.Integer) for c in ("changes", "derived", "lists")),
                   *(sa.Column(c, sa.Text) for c in ("stamp", "indexed", "joins")))  # fmt: skip
