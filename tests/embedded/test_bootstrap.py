"""Roles, database and extensions of the embedded PostgreSQL."""

import psycopg
import pytest

from partybuild import embedded


@pytest.fixture
def urls(var, no_replacements):
    return embedded.ensure(var, durable=False)


def rows(url: str, statement: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_roles_may_do_what_they_need_and_no_more(urls):
    found = rows(
        urls.database_url,
        "SELECT rolname, rolcanlogin, rolcreatedb, rolbypassrls, rolsuper, rolcreaterole,"
        " rolreplication FROM pg_roles WHERE rolname LIKE 'partybuild%' ORDER BY rolname",
    )

    nothing_else = (False, False, False)
    assert found == [
        ("partybuild_owner", True, True, False, *nothing_else),
        ("partybuild_search", False, False, True, *nothing_else),
        ("partybuild_web", True, False, False, *nothing_else),
    ]


def test_owner_is_member_of_search_and_web_and_web_of_nothing(urls):
    found = rows(
        urls.database_url,
        "SELECT member::regrole::text, roleid::regrole::text FROM pg_auth_members"
        " WHERE member::regrole::text LIKE 'partybuild%' ORDER BY 1, 2",
    )

    assert found == [
        ("partybuild_owner", "partybuild_search"),
        ("partybuild_owner", "partybuild_web"),
    ]


def test_the_database_belongs_to_the_owner_and_web_cannot_make_tables(urls):
    owner = rows(
        urls.database_url,
        "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()",
    )

    assert owner == [("partybuild_owner",)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(urls.database_url, "CREATE TABLE intruder (number int)")


def test_a_test_database_of_the_owner_has_the_extensions(urls):
    extensions = "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname"
    rows(urls.owner_url, "DROP DATABASE IF EXISTS test_copy")
    rows(urls.owner_url, "CREATE DATABASE test_copy TEMPLATE template1")

    expected = [("btree_gist",), ("pg_trgm",)]
    assert rows(urls.owner_url, extensions) == expected
    copy = urls.owner_url.removesuffix("partybuild") + "test_copy"
    assert rows(copy, extensions) == expected


def test_text_is_utf8_sorted_by_bytes_with_vietnamese_letters_known(urls):
    database = "FROM pg_database WHERE datname = current_database()"
    encoding = rows(urls.database_url, f"SELECT pg_encoding_to_char(encoding) {database}")
    folded = rows(urls.database_url, "SELECT lower('ĐẶNG'), 'Z' < 'a', 'z' < 'ă'")
    # Letters that are not known as such would be dropped from the trigrams: an empty search.
    trigrams = rows(urls.database_url, "SELECT cardinality(show_trgm('Ặ'))")

    assert encoding == [("UTF8",)]
    assert folded == [("đặng", True, True)]
    assert trigrams == [(2,)]


def test_sessions_are_in_utc_and_passwords_are_not_stored_weakly(urls):
    assert rows(urls.owner_url, "SHOW timezone") == [("UTC",)]
    assert rows(urls.owner_url, "SHOW password_encryption") == [("scram-sha-256",)]
