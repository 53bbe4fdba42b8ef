"""Fixtures for the admin: an editor who is signed in, and one response to enter."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from responses.models import Response
from tests.fictional import make_response


@pytest.fixture
def editor(db) -> User:
    """A member of staff with the permissions of an editor, and no superuser."""
    user = User.objects.create_user("ada", password="secret", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="responses"))
    return user


@pytest.fixture
def desk(editor, client) -> Client:
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client


@pytest.fixture
def response(editor) -> Response:
    return make_response(editor)
