"""Fixtures for intake."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def author(db) -> User:
    return User.objects.create_user("ada", is_staff=True)
