"""The SQL functions give exactly the Python results."""

import os
import unicodedata
from collections.abc import Callable, Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.core.vietnamese import (
    DASHES,
    OTHER_MARKS,
    PUNCTUATION,
    SPACES,
    fold,
    fold_sql,
    name_sort_key,
    sort_key_sql,
    word_key,
    word_key_sql,
)

FUNCTIONS: dict[str, Callable[[str], str]] = {
    "vi_fold": fold,
    "vi_word_key": word_key,
    "vi_name_key": name_sort_key,
}
FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Đỗ",
    "Ðặng",
    "Hồ",
    "Y",
    "H'Hen",
    "Ksor",
    "Kpă",
    "Sầm",
    "",
]
MIDDLES = ["", "Thị", "Văn", "Đức", "Thị Minh", "Hữu", "Bhăm", "-", "Ngọc  Bảo", "\u00a0"]
GIVEN = ["An", "Ánh", "Ẩn", "Dũng", "Đức", "Hoà", "Hòa", "Khuyến", "Ước", "Niê", "Yến", "Ƀ", "."]
NAMES = [f"{a} {b} {c}" for a in FAMILIES for b in MIDDLES for c in GIVEN]
ALPHABET = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzñčéü0123456789"
    "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÐðƀɃ"
    "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bяΩ한中ß"
    + SPACES + DASHES + PUNCTUATION + OTHER_MARKS
)  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[psycopg.Connection]:
    """A connection with the three functions in its temporary schema."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
        connection.execute("SET search_path = pg_temp")
        for statement in (fold_sql(), word_key_sql(), sort_key_sql()):
            connection.execute(statement.encode())
        yield connection
        connection.rollback()


def assert_equal_to_python(server: psycopg.Connection, texts: list[str]) -> None:
    for function, python in FUNCTIONS.items():
        query = (
            f"SELECT array_agg(pg_temp.{function}(t) ORDER BY n)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS x(t, n)"
        )
        row = server.execute(query.encode(), [texts]).fetchone()
        assert row is not None
        assert row[0] == [python(text) for text in texts], function


def test_names_give_the_same_keys_in_sql(server: psycopg.Connection) -> None:
    assert len(NAMES) > 500
    assert_equal_to_python(server, NAMES)
    assert_equal_to_python(server, [unicodedata.normalize("NFD", name) for name in NAMES])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(ALPHABET, max_size=40), min_size=1, max_size=20))
def test_any_text_gives_the_same_keys_in_sql(server: psycopg.Connection, texts: list[str]) -> None:
    assert_equal_to_python(server, texts)


def test_keys_can_be_generated_columns(server: psycopg.Connection) -> None:
    server.execute(
        "CREATE TEMPORARY TABLE person (name text,"
        ' key text COLLATE "C" GENERATED ALWAYS AS (pg_temp.vi_name_key(name)) STORED,'
        " folded text GENERATED ALWAYS AS (pg_temp.vi_fold(name)) STORED)"
    )
    server.execute("INSERT INTO person (name) VALUES ('Lê Đức'), ('Lê Dũng'), (NULL)")
    rows = server.execute("SELECT name, folded FROM person ORDER BY key NULLS LAST").fetchall()
    assert rows == [("Lê Dũng", "le dung"), ("Lê Đức", "le duc"), (None, None)]


def test_functions_may_run_in_parallel_and_are_immutable(server: psycopg.Connection) -> None:
    rows = server.execute(
        "SELECT proname, provolatile, proparallel, proisstrict FROM pg_proc"
        " WHERE proname = ANY(%s) AND pronamespace = pg_my_temp_schema()",
        [list(FUNCTIONS)],
    ).fetchall()
    assert sorted(rows) == [(name, "i", "s", True) for name in sorted(FUNCTIONS)]
