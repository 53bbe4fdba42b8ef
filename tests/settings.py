"""The site's own settings, with what a test run needs.

SQLite in memory unless DATABASE_URL names another database.
"""

import os

os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["DEBUG"] = "false"
# The test client and the live server speak plain HTTP. tests/test_settings.py tries HTTPS=true by itself.
os.environ["HTTPS"] = "false"
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from foi_dashboard.settings import *  # noqa: F403
from foi_dashboard.settings import STORAGES

# Nothing is collected for a test run: files are found where they lie, under their own names.
# tests/test_settings.py collects them once with the site's own storage.
STORAGES = {
    **STORAGES,
    # Letters that a test adds never reach the folder of the site beside it.
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# A test that signs in does not wait for a slow hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
