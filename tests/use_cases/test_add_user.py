"""People get an account with a password that is theirs, or a random one that is told once."""

from datetime import datetime

import pytest
from flask import Flask
from flask_security.utils import verify_password

from tests.fakes import PlainPasswords
from visitplanner.adapters.passwords import AccountPasswords
from visitplanner.storage.accounts import find_user
from visitplanner.use_cases.add_user import EmailIsUnusable, PasswordIsUnusable, UserExists, add_user, random_password

EMAIL = "amal@example.org"


def test_an_account_with_a_given_password(either: Flask, now: datetime) -> None:
    told = add_user(EMAIL, passwords=PlainPasswords(), now=now, password="correct horse battery")

    user = find_user("Amal@Example.org")
    assert told == "correct horse battery"
    assert user is not None
    assert user.password == "hash of correct horse battery"
    assert [role.name for role in user.roles] == ["coordinator"]


def test_a_random_password_opens_the_account(app: Flask, now: datetime) -> None:
    told = add_user(EMAIL, passwords=AccountPasswords(), now=now)

    user = find_user(EMAIL)
    assert user is not None
    assert user.password is not None
    assert user.password.startswith("$argon2id$")
    assert verify_password(told, user.password)


def test_random_passwords_are_long_and_differ() -> None:
    passwords = {random_password() for _ in range(100)}

    assert len(passwords) == 100
    assert {len(each) for each in passwords} == {23}


def test_two_accounts_share_their_role(app: Flask, now: datetime) -> None:
    add_user(EMAIL, passwords=PlainPasswords(), now=now)
    add_user("sami@example.org", passwords=PlainPasswords(), now=now)

    first, second = find_user(EMAIL), find_user("sami@example.org")
    assert first is not None
    assert second is not None
    assert first.roles == second.roles
    assert first.fs_uniquifier != second.fs_uniquifier


def test_an_address_is_used_once_however_it_is_written(app: Flask, now: datetime) -> None:
    add_user(EMAIL, passwords=PlainPasswords(), now=now)

    with pytest.raises(UserExists):
        add_user("AMAL@example.org", passwords=PlainPasswords(), now=now)


@pytest.mark.parametrize("password", ["", "elevenchars", "x" * 129])
def test_a_password_too_short_or_too_long_is_refused(app: Flask, now: datetime, password: str) -> None:
    with pytest.raises(PasswordIsUnusable):
        add_user(EMAIL, passwords=PlainPasswords(), now=now, password=password)

    assert find_user(EMAIL) is None


@pytest.mark.parametrize("email", ["", "amal", "amal@", "a b@example.org", "amal@example.org\n", "@example.org"])
def test_what_is_no_address_is_refused(app: Flask, now: datetime, email: str) -> None:
    with pytest.raises(EmailIsUnusable):
        add_user(email, passwords=PlainPasswords(), now=now)
