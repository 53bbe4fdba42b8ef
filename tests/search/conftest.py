"""The scene of the search, for the tests of this folder."""

import pytest

from responses.models import FOIRequest
from tests.search.scene import make_scene


@pytest.fixture
def scene(db) -> FOIRequest:
    return make_scene()
